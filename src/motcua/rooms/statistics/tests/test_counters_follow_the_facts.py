"""Counters follow the facts: whatever the order, repeats and delays of the news about dossiers."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cores.casework import Fact
from motcua.rooms.statistics import operations, queries
from motcua.rooms.statistics.models import DossierFact, Tally, UnitTally
from motcua.rooms.statistics.recounting import COUNTS, SEEN, UNIT_KEY, units_of_cells
from motcua.rooms.statistics.tallying import Counts, changes_between, sums_of
from motcua.rooms.statistics.tests.invented import histories, many

pytestmark = pytest.mark.django_db


def differences() -> list[str]:
    """Where counters and facts do not agree; the check that every test here relies on."""
    facts = list(queries.facts())
    found = [] if queries.kept_tallies() == sums_of(facts) else ["cells"]
    names = f"{UNIT_KEY}, {COUNTS}, {SEEN}"
    if rows_of(f"SELECT {names} FROM {UnitTally._meta.db_table} ORDER BY {UNIT_KEY}") != rows_of(
        units_of_cells()
    ):
        found.append("units")
    return found


def rows_of(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [(*row[:-3], *row[-3:]) for row in cursor.fetchall() if any(row[2:])]


def emptied() -> None:
    for model in (DossierFact, Tally, UnitTally):
        model._default_manager.all().delete()


def take_in(batches: Iterable[list[Fact]]) -> None:
    for batch in batches:
        with transaction.atomic():
            operations.apply_facts(batch)


@settings(max_examples=25)
@given(histories(), st.randoms(use_true_random=False))
def test_news_in_any_order_and_twice_ends_at_the_last_facts(
    rows: list[list[Fact]], chance: random.Random
) -> None:
    emptied()
    news = [fact for history in rows for fact in history]
    news += chance.sample(news, len(news) // 2)
    chance.shuffle(news)
    take_in(news[at : at + 3] for at in range(0, len(news), 3))
    last = {history[-1].code: history[-1] for history in rows}
    assert {fact.code: fact for fact in queries.facts()} == last
    assert differences() == []


def test_the_same_news_again_changes_nothing() -> None:
    facts = many(seed=1, count=40)
    assert operations.apply_facts(facts) == 40
    before = queries.kept_tallies()
    assert operations.apply_facts(facts) == 0
    assert operations.apply_facts([replace(facts[0], sequence=0, late_apology=True)]) == 0
    assert queries.kept_tallies() == before


def test_a_dossier_that_moves_leaves_no_trace_at_its_old_unit() -> None:
    fact = replace(many(seed=2, count=1)[0], unit_code="H49.101")
    operations.apply_facts([fact])
    moved = replace(fact, sequence=fact.sequence + 1, unit_code="H49.102")
    operations.apply_facts([moved])
    assert {cell[1] for cell in queries.kept_tallies()} == {"H49.102"}
    assert differences() == []


def test_loading_counts_as_taking_in_does() -> None:
    facts = many(seed=3, count=300)
    operations.load_facts(facts)
    loaded = queries.kept_tallies()
    assert differences() == []
    emptied()
    take_in(facts[at : at + 50] for at in range(0, 300, 50))
    assert queries.kept_tallies() == loaded
    assert differences() == []


def test_counting_anew_changes_nothing_that_was_right() -> None:
    operations.load_facts(many(seed=4, count=300))
    before = queries.kept_tallies()
    assert operations.recount() == len(before)
    assert queries.kept_tallies() == before
    assert differences() == []


def test_a_counter_that_is_off_by_one_is_found_and_mended() -> None:
    operations.load_facts(many(seed=5, count=100))
    cell = Tally.objects.filter(online__gt=0).first()
    assert cell is not None
    cell.online -= 1
    cell.save()
    assert differences() == ["cells", "units"]
    operations.recount()
    assert differences() == []


def test_an_increment_that_is_dropped_is_found() -> None:
    """The control: with one count forgotten the check above must fail."""
    real = changes_between

    def forgetful(old: Fact | None, new: Fact) -> Any:
        return {cell: replace(counts, digitised=0) for cell, counts in real(old, new).items()}

    with patch.object(operations, "changes_between", forgetful):
        operations.apply_facts(many(seed=6, count=50))
    assert "cells" in differences()


def test_a_unit_row_that_is_not_made_anew_is_found() -> None:
    """The control: cells that move without their unit's row must be noticed."""
    with patch.object(operations, "_make_unit_rows"):
        operations.apply_facts(many(seed=7, count=50))
    assert differences() == ["units"]


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_lose_nothing() -> None:
    facts = many(seed=8, count=240)
    halves = [facts[:120], facts[120:]]

    def work(part: list[Fact]) -> None:
        try:
            take_in(part[at : at + 6] for at in range(0, len(part), 6))
        finally:
            connection.close()

    threads = [Thread(target=work, args=(part,)) for part in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert DossierFact.objects.count() == 240
    assert differences() == []


def test_an_empty_cell_is_not_told() -> None:
    fact = many(seed=9, count=1)[0]
    operations.apply_facts([fact])
    later = fact.received_at + timedelta(days=45)
    operations.apply_facts(
        [replace(fact, sequence=fact.sequence + 1, received_at=later, due_at=later, ended_at=None)]
    )
    assert Tally.objects.count() == 2
    assert len(queries.kept_tallies()) == 1
    assert Counts() not in queries.kept_tallies().values()
