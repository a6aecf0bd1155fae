"""Recomputes every vector of docs/ledger-format.md from its text, then with the program."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from motcua.cores.ledger import canonical_text
from motcua.cores.ledger.merkle import (
    inclusion_proof,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from motcua.cores.ledger.personal import commitment, commitments
from motcua.cores.ledger.verifier import (
    CHAIN_START,
    KINDS,
    event_hash,
    fault_in_body,
    read_canonical,
    read_witness,
)

PAGE = (Path(__file__).parents[5] / "docs" / "ledger-format.md").read_text(encoding="utf-8")


def vectors(name: str) -> Any:
    found = re.search(rf"^```json {name}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found, f"docs/ledger-format.md has no vectors called {name}"
    return json.loads(found[1])


def tag(name: str) -> bytes:
    """The tag as the page's table tells it."""
    found = re.search(rf"^\| {name} \|.*\| `([^`]+)` \|$", PAGE, re.MULTILINE)
    assert found, f"docs/ledger-format.md has no tag for {name}"
    return found[1].encode() + b"\0"


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def test_canonical_text() -> None:
    for vector in vectors("canonical"):
        assert canonical_text(json.loads(vector["any spelling"])) == vector["canonical"]
        assert read_canonical(vector["canonical"]) == json.loads(vector["any spelling"])


def test_commitments() -> None:
    for vector in vectors("commitment"):
        salt, value = bytes.fromhex(vector["salt"]), vector["value"]
        assert sha(tag("commitment"), salt, value.encode()).hex() == vector["commitment"]
        assert commitment(salt, value) == vector["commitment"]
        assert canonical_text(json.loads(value)) == value


def test_the_chain() -> None:
    previous = bytes(32)
    assert previous == CHAIN_START
    for vector in vectors("chain"):
        body = vector["body"]
        expected = sha(tag("event"), previous, body.encode())
        assert expected.hex() == vector["hash"]
        assert event_hash(previous, body) == expected
        assert fault_in_body(read_canonical(body)) is None
        previous = expected


def test_the_commitment_in_the_chain_is_the_first_of_the_list() -> None:
    data = json.loads(vectors("chain")[0]["body"])["data"]
    assert list(commitments(data)) == [
        ("/data/applicant/name", vectors("commitment")[0]["commitment"])
    ]


def test_the_log() -> None:
    log = vectors("log")
    events = [bytes.fromhex(event) for event in log["events"]]
    roots = [bytes.fromhex(root) for root in log["roots"]]
    leaves = [sha(tag("leaf"), event) for event in events]
    by_hand = sha(
        tag("node"),
        sha(
            tag("node"),
            sha(tag("node"), leaves[0], leaves[1]),
            sha(tag("node"), leaves[2], leaves[3]),
        ),
        sha(tag("node"), sha(tag("node"), leaves[4], leaves[5]), leaves[6]),
    )
    assert by_hand == roots[7]
    assert sha(tag("empty log")) == roots[0]
    assert [root_of(events[:size]) for size in range(8)] == roots


def test_the_proofs() -> None:
    log = vectors("log")
    events = [bytes.fromhex(event) for event in log["events"]]
    roots = [bytes.fromhex(root) for root in log["roots"]]
    told, proof = log["inclusion"], [bytes.fromhex(one) for one in log["inclusion"]["proof"]]
    assert inclusion_proof(events, told["position"]) == proof
    assert verify_inclusion(events[4], 4, 7, proof, roots[7])
    old = log["consistency"]["old_size"]
    proof = [bytes.fromhex(one) for one in log["consistency"]["proof"]]
    assert verify_consistency(old, roots[old], 7, roots[7], proof)


def test_the_witness(tmp_path: Path) -> None:
    place = tmp_path / "witness.json"
    place.write_text(json.dumps(vectors("witness")), encoding="utf-8")
    assert read_witness(str(place)).root.hex() == vectors("log")["roots"][7]


def test_every_kind_of_damage_is_explained() -> None:
    explained = set(re.findall(r"`([a-z_]+)`", PAGE[PAGE.index("## What the verifier finds") :]))
    assert KINDS.keys() <= explained


@pytest.mark.parametrize("kind", ["a", "dossier.received", "a.b.c.d.e.f"])
def test_kinds_that_the_page_allows(kind: str) -> None:
    body = read_canonical(vectors("chain")[0]["body"]) | {"kind": kind}
    assert fault_in_body(body) is None


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("kind", "Dossier"),
        ("kind", "a.b.c.d.e.f.g"),
        ("kind", "a."),
        ("dossier", ""),
        ("dossier", "-1"),
        ("dossier", "hồ-sơ"),
        ("dossier", "a" * 121),
        ("sequence", 0),
        ("sequence", True),
        ("at", "2026-10-09T01:00:00Z"),
        ("at", "2026-10-09T01:00:00.000000+00:00"),
        ("actor", ""),
        ("actor", " a"),
        ("actor", "a" * 121),
        ("data", []),
    ],
)
def test_members_that_the_page_refuses(member: str, value: object) -> None:
    body = read_canonical(vectors("chain")[0]["body"]) | {member: value}
    assert fault_in_body(body) == member
