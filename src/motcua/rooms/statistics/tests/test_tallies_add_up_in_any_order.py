"""Counters are sums: what moves them fact by fact gives what counting everything at once gives."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.cores.casework import Fact, on_time, satisfied
from motcua.rooms.statistics import tallying
from motcua.rooms.statistics.tallying import (
    COUNT_NAMES,
    Cell,
    Counts,
    Figures,
    changes_between,
    counts_of,
    figures_of,
    month_of,
    sums_of,
    total,
)
from motcua.rooms.statistics.tests.invented import FIRST, PROCEDURES, books, facts, histories

ALL = {"all": frozenset(PROCEDURES)}


def moved(histories_of_dossiers: Iterable[list[Fact]]) -> dict[Cell, Counts]:
    """Counters moved by each fact in turn, empty cells left out."""
    sums: dict[Cell, Counts] = {}
    for history in histories_of_dossiers:
        old: Fact | None = None
        for new in history:
            for cell, counts in changes_between(old, new).items():
                sums[cell] = sums.get(cell, Counts()).plus(counts)
            old = new
    return {cell: counts for cell, counts in sums.items() if counts != Counts()}


@given(histories())
def test_moving_fact_by_fact_ends_where_counting_the_last_facts_ends(
    rows: list[list[Fact]],
) -> None:
    assert moved(rows) == sums_of(history[-1] for history in rows)


@given(facts())
def test_a_fact_that_does_not_change_moves_nothing(fact: Fact) -> None:
    assert changes_between(fact, replace(fact, sequence=fact.sequence + 1)) == {}


@given(facts(), st.sampled_from(COUNT_NAMES))
def test_a_lost_increment_is_found(fact: Fact, name: str) -> None:
    counted = counts_of(fact)
    forgetful = replace(counted, **{name: 0})
    assert (forgetful == counted) is not bool(getattr(counted, name))


@given(books(), st.randoms())
def test_sums_do_not_ask_for_an_order(rows: list[Fact], chance: object) -> None:
    shuffled = rows[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert sums_of(shuffled) == sums_of(rows)


@given(books(), st.integers(0, 160 * 24))
def test_figures_say_on_time_and_satisfied_as_the_casework_core_does(
    rows: list[Fact], hours: int
) -> None:
    judged_at = FIRST + timedelta(hours=hours)
    figures = of_all(rows, judged_at)
    assert figures.on_time == sum(on_time(fact, judged_at) for fact in rows)
    assert figures.satisfied == sum(satisfied(fact, judged_at) for fact in rows)


def of_all(rows: list[Fact], judged_at: datetime) -> Figures:
    """Everything on one row of the board."""
    found = figures_of(rows, judged_at, board_of=lambda _: ["all"], online=ALL, priced=ALL)
    return found.get("all", Figures())


@given(books())
def test_no_part_is_larger_than_its_whole(rows: list[Fact]) -> None:
    counts = total(sums_of(rows).values())
    assert counts.received == len(rows)
    assert all(getattr(counts, name) <= counts.received for name in COUNT_NAMES)
    assert counts.late <= counts.unsatisfied
    assert counts.online_counted <= counts.online
    assert max(counts.paid_online, counts.fee_synced) <= counts.fee_due
    assert counts.electronic <= counts.written


@given(books())
def test_procedures_are_counted_once_and_only_those_offered(rows: list[Fact]) -> None:
    offered = {"all": frozenset(PROCEDURES[:2])}
    found = figures_of(rows, FIRST, board_of=lambda _: ["all"], online=offered, priced=offered)
    seen = {fact.procedure_code for fact in rows if fact.channel == "online"}
    assert found.get("all", Figures()).procedures_online == len(seen & offered["all"])


def test_a_month_is_one_of_vietnam() -> None:
    last_evening = datetime.fromisoformat("2026-06-30T17:30:00+00:00")
    assert month_of(last_evening) == date(2026, 7, 1)
    assert month_of(last_evening - timedelta(minutes=31)) == date(2026, 6, 1)


@given(books(), st.data())
def test_the_check_of_sums_finds_a_fact_counted_in_the_wrong_month(
    rows: list[Fact], data: st.DataObject
) -> None:
    if not rows:
        return
    wrong = data.draw(st.sampled_from(rows))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            tallying,
            "cell_of",
            lambda fact: (
                month_of(fact.received_at + timedelta(days=40 * (fact == wrong))),
                fact.unit_code,
                fact.procedure_code,
            ),
        )
        miscounted = sums_of(rows)
    assert miscounted != sums_of(rows)
