"""Whatever is changed in what a witness covers is found; an untouched ledger holds."""

import os
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cores.ledger.merkle import consistency_proof, verify_consistency
from motcua.cores.ledger.tests.forge import (
    CLUMSY,
    SKILFUL,
    Act,
    Ledger,
    acts,
    built,
    rewrite_an_act,
)
from motcua.cores.ledger.verifier import Report

EXAMPLES = int(os.environ.get("MOTCUA_TAMPERINGS", "240"))
SEEDS = st.integers(min_value=0, max_value=2**64)


def kinds(report: Report) -> list[str]:
    return [finding.kind for finding in report.damage]


@given(seed=SEEDS, clumsy=st.sampled_from(CLUMSY))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_clumsy_change_is_found_and_without_it_the_ledger_holds(
    seed: int, clumsy: Callable[[Ledger, Random], None]
) -> None:
    random = Random(seed)
    ledger = built(acts(random), random.randint(1, 9))
    witness = ledger.witness()
    assert not ledger.verified(witness).damage_count
    clumsy(ledger, random)
    assert ledger.verified(witness).damage_count, clumsy.__name__


@pytest.mark.slow
@given(seed=SEEDS, skilful=st.sampled_from(SKILFUL))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_history_rewritten_with_all_hashes_is_found_by_the_witness_alone(
    seed: int, skilful: Callable[[list[Act], Random], list[Act]]
) -> None:
    random = Random(seed)
    history, every = acts(random), random.randint(1, 9)
    witness = built(history, every).witness()
    forged = built(skilful(history, random), every)
    assert not forged.verified().damage_count, "the forgery is perfect in itself"
    found = kinds(forged.verified(witness))
    assert found in (["witness_differs"], ["witness_beyond_log"]), skilful.__name__


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_honest_growth_after_the_witness_holds_and_is_counted(seed: int) -> None:
    random = Random(seed)
    history, more = acts(random), acts(random)
    ledger = built(history, 4)
    witness = ledger.witness()
    for act in more[:-1]:
        ledger.append(act)
    ledger.checkpoint()
    ledger.append(more[-1])
    told = ledger.verified(witness).as_dict()
    assert told["holds"]
    assert told["not_witnessed"] == len(more)
    assert told["events"] == len(history) + len(more)


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_a_server_that_shows_two_histories_cannot_make_them_consistent(seed: int) -> None:
    random = Random(seed)
    history, more = acts(random), acts(random)
    shown_to_one = built(history, 5)
    shown_to_other = built(rewrite_an_act(history, random), 5)
    old = shown_to_one.witness("one.json")
    for ledger in (shown_to_one, shown_to_other):
        for act in more:
            ledger.append(act)
        ledger.checkpoint()
    new, forged = shown_to_one.witness("new.json"), shown_to_other.witness("forged.json")
    events = [digest for _, digest in shown_to_other.log]
    proof = consistency_proof(events, old.size)
    assert not verify_consistency(old.size, old.root, forged.size, forged.root, proof)
    honest = consistency_proof([digest for _, digest in shown_to_one.log], old.size)
    assert verify_consistency(old.size, old.root, new.size, new.root, honest)
    assert kinds(shown_to_other.verified(old, forged)) == ["witness_differs"]
    assert kinds(shown_to_one.verified(old, new)) == []


def test_one_rewritten_event_is_named_as_closely_as_the_witness_can() -> None:
    history = [Act(f"H49.61.32-261009-{number:04d}", number) for number in range(1, 12)]
    witness = built(history, 4).witness()
    forged = [*history[:6], Act(history[6].code, 999), *history[7:]]
    finding = built(forged, 4).verified(witness).damage[0]
    assert (finding.kind, finding.position, finding.position_until) == ("witness_differs", 6, 8)
    assert history[6].code in finding.detail
    assert history[5].code not in finding.detail


def test_one_damage_is_told_once_with_dossier_and_sequence() -> None:
    history = [Act("H49.61.32-261009-0001", number) for number in range(6)]
    ledger = built(history, 2)
    place = ("H49.61.32-261009-0001", 3)
    body = (ledger.events[place].body or "").replace("user:17", "user:18")
    ledger.events[place] = ledger.events[place]._replace(body=body)
    report = ledger.verified(ledger.witness())
    assert [(one.kind, one.dossier, one.sequence) for one in report.damage] == [
        ("hash_differs", *place)
    ]
    told = report.as_dict()["damage"][0]
    assert told["says"] == "nội dung hoặc mã băm của sự kiện đã bị sửa"


def test_an_event_slipped_into_the_witnessed_part_of_a_chain_is_found() -> None:
    ledger = built([Act("H49.61.32-261009-0001", number) for number in range(3)], 1)
    witness = ledger.witness()
    ledger.log.pop(1)
    assert "leaf_missing" in kinds(ledger.verified(witness))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"actor":"user:17",', "", "body_wrong"),
        ('"v":1', '"v":2', "body_wrong"),
        ('"v":1', '"v":true', "body_wrong"),
        ('"amount_vnd":5', '"amount_vnd":5.0', "body_not_canonical"),
        ('"amount_vnd":5', '"amount_vnd":5,"amount_vnd":5', "body_not_canonical"),
        ('"amount_vnd":5', '"amount_vnd": 5', "body_not_canonical"),
        ('"amount_vnd":5', '"amount_vnd":9007199254740992', "body_not_canonical"),
        ('"amount_vnd":5', '"a":"a\u0301"', "body_not_canonical"),
        ('"amount_vnd":5', '"a":"\\ud800"', "body_not_canonical"),
        ('"amount_vnd":5', '"a":' + "[" * 100_000 + "]" * 100_000, "body_not_canonical"),
        ('"dossier":"H49.61.32-261009-0001"', '"dossier":"other"', "row_differs"),
    ],
)
def test_a_body_that_breaks_the_format_is_found(old: str, new: str, kind: str) -> None:
    ledger = built([Act("H49.61.32-261009-0001", 5)], 1)
    place = ("H49.61.32-261009-0001", 1)
    body = ledger.events[place].body or ""
    assert old in body
    ledger.events[place] = ledger.events[place]._replace(body=body.replace(old, new))
    assert kind in kinds(ledger.verified())


def test_a_chain_that_stands_twice_is_found() -> None:
    ledger = built([Act("a", 1), Act("b", 2)], 1)
    twice = [*ledger.records(), next(ledger.records())]
    ledger.records = lambda: iter(twice)  # type: ignore[method-assign]  # a forged export
    assert "chain_repeated" in kinds(ledger.verified())


def test_a_position_that_is_used_twice_is_found() -> None:
    ledger = built([Act("a", 1), Act("b", 2)], 2)
    first, second = ledger.records()
    forged = [first, second._replace(position=first.position)]
    ledger.records = lambda: iter(forged)  # type: ignore[method-assign]  # a forged export
    assert {"leaf_repeated", "log_hole"} <= set(kinds(ledger.verified()))


def test_the_empty_ledger_holds_with_the_empty_witness() -> None:
    ledger = Ledger()
    told = ledger.verified(ledger.witness()).as_dict()
    assert told["holds"]
    assert told["events"] == told["not_witnessed"] == 0
