"""Inclusion and consistency proofs agree with the plain definition of the tree, and only they."""

import hashlib

import pytest

from motcua.cores.ledger.merkle import (
    consistency_proof,
    inclusion_proof,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from motcua.cores.ledger.verifier import EMPTY_ROOT, Frontier, root_of_parts
from motcua.cores.ledger.witness import level_for, raised

MOST = 33
EVENTS = [hashlib.sha256(bytes([number])).digest() for number in range(MOST)]


def hashed(tag: str, *parts: bytes) -> bytes:
    return hashlib.sha256(f"motcua/ledger/1/{tag}\0".encode() + b"".join(parts)).digest()


def defined_root(events: list[bytes]) -> bytes:
    """RFC 9162 section 2.1.1, word for word, with our tags."""
    if not events:
        return hashed("empty")
    if len(events) == 1:
        return hashed("leaf", events[0])
    k = 1
    while k * 2 < len(events):
        k *= 2
    return hashed("node", defined_root(events[:k]), defined_root(events[k:]))


ROOTS = [defined_root(EVENTS[:size]) for size in range(MOST + 1)]


def test_the_root_is_the_one_the_standard_defines_however_the_leaves_arrive() -> None:
    growing = Frontier()
    assert growing.root() == ROOTS[0] == EMPTY_ROOT
    for size in range(1, MOST + 1):
        growing.extend(EVENTS[size - 1 : size])
        assert growing.root() == root_of(EVENTS[:size]) == ROOTS[size]
    for cut in range(MOST + 1):
        resumed = Frontier(cut, _peaks(cut))
        resumed.extend(EVENTS[cut:])
        assert resumed.root() == ROOTS[MOST]


def _peaks(size: int) -> list[bytes]:
    frontier = Frontier()
    frontier.extend(EVENTS[:size])
    return frontier.peaks


def test_a_frontier_with_the_wrong_number_of_peaks_is_refused() -> None:
    with pytest.raises(ValueError, match="3 leaves"):
        Frontier(3, [EVENTS[0]])


def test_every_leaf_has_a_proof_and_no_other_leaf_or_root_passes_with_it() -> None:
    for size in range(1, MOST + 1):
        for position in range(size):
            proof = inclusion_proof(EVENTS[:size], position)
            event, root = EVENTS[position], ROOTS[size]
            assert verify_inclusion(event, position, size, proof, root)
            assert not verify_inclusion(EVENTS[position - 1], position, size, proof, root)
            assert not verify_inclusion(event, position, size, proof, ROOTS[size - 1])
            assert not verify_inclusion(event, position, size, [*proof, event], root)
            assert not verify_inclusion(event, size, size, proof, root)
            if proof:
                assert not verify_inclusion(event, position, size, proof[:-1], root)


def test_every_old_size_has_a_proof_and_no_other_history_passes_with_it() -> None:
    for size in range(MOST + 1):
        for old in range(size + 1):
            proof = consistency_proof(EVENTS[:size], old)
            assert verify_consistency(old, ROOTS[old], size, ROOTS[size], proof)
            assert not verify_consistency(old, EVENTS[0], size, ROOTS[size], proof)
            assert not verify_consistency(size + 1, ROOTS[old], size, ROOTS[size], proof)
            if old and old < size:
                assert not verify_consistency(old, ROOTS[old], size, EVENTS[0], proof)
                assert not verify_consistency(old, ROOTS[old], size, ROOTS[size], proof[:-1])


def test_a_proof_for_a_place_outside_the_log_is_refused() -> None:
    with pytest.raises(IndexError):
        inclusion_proof(EVENTS, MOST)
    with pytest.raises(IndexError):
        consistency_proof(EVENTS, MOST + 1)


def test_full_subtrees_and_the_peaks_of_the_rest_give_the_root_at_every_level() -> None:
    for size in range(MOST + 1):
        lowest = Frontier().extend(EVENTS[:size], 0)
        for level in range(7):
            frontier = Frontier()
            blocks = frontier.extend(EVENTS[:size], level)
            rest = bin(size & ((1 << level) - 1)).count("1")
            peaks = frontier.peaks[len(frontier.peaks) - rest :]
            assert root_of_parts(size, level, blocks, peaks) == ROOTS[size]
            assert raised(lowest, level) == blocks


def test_a_witness_has_at_most_1024_blocks() -> None:
    assert [level_for(size) for size in (0, 1024, 1025, 2050, 1_000_000)] == [0, 0, 1, 2, 10]
    assert all(size >> level_for(size) <= 1024 for size in range(0, 5_000_000, 4999))
