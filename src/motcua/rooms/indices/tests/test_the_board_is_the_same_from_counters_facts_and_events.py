"""After thousands of random operations the board is the same from counters, facts and the ledger.

Corrections, ratings, payments and two mergers of units are among the operations. Counters take in
the news as it may come: in batches, shuffled, some of it twice, some of it too late.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from django.db import connection

from motcua.cores.casework import Fact, fact_of
from motcua.cores.ledger import seeded_salts
from motcua.cores.scoring import FactsRefused
from motcua.foundation.outbox.delivery import deliver_due
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.dossiers.operations import Book
from motcua.rooms.indices import queries as indices
from motcua.rooms.indices.queries import Period, Source
from motcua.rooms.indices.tests.premises import extended
from motcua.rooms.indices.tests.random_work import LiveDesk, Work
from motcua.rooms.statistics import operations as statistics
from motcua.rooms.statistics import queries as figures
from motcua.rooms.statistics.queries import sums_of

pytestmark = pytest.mark.django_db

MONTHS = [Period.parse(f"2026-{month:02}") for month in range(6, 13)]
SPANS = [MONTHS, [Period.parse("2026-Q3"), Period.parse("2026-Q4")], [Period.parse("2026")]]


def differences(now: datetime) -> list[str]:
    """Where the three sources do not agree, by source and period."""
    found = []
    for periods in SPANS:
        known = indices.boards(periods, now, Source.EVENTS)
        for source in (Source.COUNTERS, Source.FACTS):
            try:
                told = indices.boards(periods, now, source)
            except FactsRefused:  # more dossiers reached than there were
                found.append(f"{source} cannot be")
                continue
            for one, other in zip(known, told, strict=True):
                if one.members != other.members or not _same(one, other):
                    found.append(f"{source} {one.period.text}")
    return found


def _same(one: indices.Board, other: indices.Board) -> bool:
    return all(
        np.array_equal(left, right)
        for left, right in (
            (one.table.facts.numerator, other.table.facts.numerator),
            (one.table.facts.denominator, other.table.facts.denominator),
            (one.table.facts.given, other.table.facts.given),
            (one.table.total_ticks, other.table.total_ticks),
            (one.table.rank, other.table.rank),
        )
    )


def written_by_the_book(operations: int, seed: int) -> Work:
    """Random work in memory; the counters hear of it batch by batch, the ledger at the end."""
    book = Book(salts=seeded_salts(b"board"))
    work = Work(extended(), book, seed=seed, minutes=max(1, 130 * 24 * 60 // operations))
    chance, news, heard = random.Random(seed), list[Fact](), list[Fact]()
    for state in work.steps(operations):
        fact = fact_of(state)
        news += [fact] if fact else []
        if len(news) == 200:
            statistics.apply_facts(_as_it_may_come(chance, news, heard))
            heard, news = news, []
    statistics.apply_facts(_as_it_may_come(chance, news, heard))
    book.flush()
    return work


def _as_it_may_come(chance: random.Random, news: list[Fact], heard: list[Fact]) -> list[Fact]:
    late = chance.sample(heard, len(heard) // 5)
    come = [*news, *late, *chance.sample(news, len(news) // 5)]
    chance.shuffle(come)
    return come


@pytest.fixture
def work() -> Work:
    """Five hundred operations of the book."""
    return written_by_the_book(500, seed=766)


@pytest.mark.slow
def test_after_ten_thousand_operations_nothing_is_lost() -> None:
    work = written_by_the_book(10_000, seed=10_000)
    assert len(work.states) > 1000
    assert differences(work.at) == []
    assert figures.kept_tallies() == sums_of(figures.facts())
    assert list(figures.facts()) == list(dossiers.replayed_facts())


@pytest.mark.parametrize("seed", [1, 2])
def test_after_work_at_the_pages_nothing_is_lost(seed: int) -> None:
    work = Work(extended(), LiveDesk(), seed=seed, minutes=2200)
    for number, _ in enumerate(work.steps(90)):
        if number % 30 == 29:
            while any(deliver_due(work.at).values()):
                pass
    assert differences(work.at) == []
    assert list(figures.facts()) == list(dossiers.replayed_facts())


def test_after_five_hundred_operations_nothing_is_lost(work: Work) -> None:
    assert differences(work.at) == []
    kinds = {kind for (kind,) in _rows("SELECT DISTINCT kind FROM ledger_event")}
    assert {"corrected", "moved_to_successor", "paid", "rated", "synced", "apologised"} <= kinds
    assert work.refused > 0


def _rows(statement: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows: list[tuple[str, ...]] = cursor.fetchall()
    return rows


@pytest.mark.parametrize(
    "forgotten", ["received", "late", "online_counted", "synced", "digitised", "paid_online"]
)
def test_a_dropped_increment_is_found(forgotten: str) -> None:
    """The control: a counter that forgets one kind of count once must make the board differ."""
    real: Callable[[Fact | None, Fact], dict[Any, Any]] = vars(statistics)["changes_between"]
    lost: list[str] = []

    def forgetful(old: Fact | None, new: Fact) -> object:
        changes = real(old, new)
        for cell, counts in changes.items():
            if getattr(counts, forgotten) == 1 and not lost:
                lost.append(new.code)
                return {**changes, cell: replace(counts, **{forgotten: 0})}
        return changes

    with patch.object(statistics, "changes_between", forgetful):
        work = written_by_the_book(300, seed=3)
    assert lost
    assert {each.split()[0] for each in differences(work.at)} == {"counters"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE statistics_dossierfact SET synced = NOT synced WHERE code = (SELECT min(code)"
        " FROM statistics_dossierfact)",
        "DELETE FROM statistics_dossierfact WHERE code = (SELECT max(code)"
        " FROM statistics_dossierfact)",
        "UPDATE statistics_dossierfact SET due_at = '2020-01-01' WHERE code = (SELECT min(code)"
        " FROM statistics_dossierfact WHERE ended_at <= due_at AND NOT asked_again)",
    ],
    ids=["a mark", "a row", "a due date"],
)
def test_a_fact_that_was_tampered_with_is_found(work: Work, statement: str) -> None:
    """The control for the other side: facts that left the ledger behind."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 1
    assert "facts" in {each.split()[0] for each in differences(work.at)}


def test_counting_anew_changes_nothing(work: Work) -> None:
    statistics.recount()
    assert differences(work.at) == []


def every_row(work: Work) -> Iterator[tuple[indices.UnitBoard, indices.IndicatorLine]]:
    """Every indicator of every row in every period, each with the units of its own last day."""
    for period in (period for periods in SPANS for period in periods):
        board = indices.board_of(period, work.at)
        for member in board.members:
            unit = indices.unit_board(board, member.code)
            yield from ((unit, line) for line in unit.indicators)


def test_a_lost_point_opens_exactly_the_dossiers_that_lost_it(work: Work) -> None:
    opened = 0
    codes = set(work.states)
    for unit, line in every_row(work):
        if line.by != "dossier":
            continue
        lost = indices.lost_codes(line.code, unit.member.code, unit.period, work.at)
        assert len(lost) == len(set(lost)) == _missing(line), (unit.member.code, line.code)
        assert codes >= set(lost)
        opened += len(lost)
    assert opened > 1000


def test_a_lost_point_opens_exactly_the_procedures_that_lost_it(work: Work) -> None:
    opened = 0
    for unit, line in every_row(work):
        if line.by != "procedure":
            continue
        lost = indices.lost_procedures(line.code, unit.member.code, unit.period, work.at)
        assert len(lost) == len(set(lost)) == _missing(line), (unit.member.code, line.code)
        opened += len(lost)
    assert opened > 100


def _missing(line: indices.IndicatorLine) -> int:
    assert line.numerator is not None
    assert line.denominator is not None
    return line.denominator - line.numerator


@pytest.mark.parametrize("spoil", ["dossier", "procedure"])
def test_the_check_of_lost_points_finds_one_too_many(work: Work, spoil: str) -> None:
    """The control: a list that is one short must not pass for the right one."""
    name = "lost_codes" if spoil == "dossier" else "lost_procedures"
    real: Callable[..., list[str]] = getattr(indices, name)
    check = {
        "dossier": test_a_lost_point_opens_exactly_the_dossiers_that_lost_it,
        "procedure": test_a_lost_point_opens_exactly_the_procedures_that_lost_it,
    }[spoil]
    with (
        patch.object(indices, name, lambda *about: real(*about)[1:]),
        pytest.raises(AssertionError),
    ):
        check(work)
