"""Proofs over the Merkle log: that an event is in it, and that an old log begins a newer one.

RFC 9162 sections 2.1.3 and 2.1.4 with the ledger's own tags. Making a proof reads all event hashes
of the log; checking one needs only the proof and the roots, so an outsider can do it on paper.
"""

from collections.abc import Sequence

from motcua.cores.ledger.verifier import EMPTY_ROOT, Frontier, leaf_hash, node_hash


def root_of(events: Sequence[bytes]) -> bytes:
    """The root of the log over these event hashes."""
    frontier = Frontier()
    frontier.extend(events)
    return frontier.root()


def _left_size(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(events: Sequence[bytes], position: int) -> list[bytes]:
    """The siblings from the leaf at ``position`` up to the root, lowest first."""
    if not 0 <= position < len(events):
        raise IndexError(f"position {position} in a log of {len(events)}")
    if len(events) == 1:
        return []
    left = _left_size(len(events))
    if position < left:
        return [*inclusion_proof(events[:left], position), root_of(events[left:])]
    return [*inclusion_proof(events[left:], position - left), root_of(events[:left])]


def consistency_proof(events: Sequence[bytes], old_size: int) -> list[bytes]:
    """What shows that the first ``old_size`` events are the beginning of all ``events``."""
    if not 0 <= old_size <= len(events):
        raise IndexError(f"size {old_size} in a log of {len(events)}")
    return _subproof(events, old_size, True) if old_size else []


def _subproof(events: Sequence[bytes], old_size: int, known: bool) -> list[bytes]:
    if old_size == len(events):
        return [] if known else [root_of(events)]
    left = _left_size(len(events))
    if old_size <= left:
        return [*_subproof(events[:left], old_size, known), root_of(events[left:])]
    return [*_subproof(events[left:], old_size - left, False), root_of(events[:left])]


def verify_inclusion(
    event: bytes, position: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether ``event`` stands at ``position`` of the log of ``size`` with ``root``."""
    if not 0 <= position < size:
        return False
    index, last, node = position, size - 1, leaf_hash(event)
    for sibling in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            node = node_hash(sibling, node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and node == root


def verify_consistency(
    old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the log of ``old_size`` is the beginning of the log of ``size``."""
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    if old_size == size:
        return not proof and old_root == root
    if not 0 < old_size < size:
        return False
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    return bool(path) and _consistent(old_size - 1, old_root, size - 1, root, path)


def _consistent(index: int, old_root: bytes, last: int, root: bytes, path: list[bytes]) -> bool:
    while index & 1:
        index, last = index >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and old == old_root and new == root
