"""Fifty writers at once, some rolled back and some killed: every number once, none left out."""

import random
import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import OperationalError, connection, transaction

from motcua.rooms.documents.models import DayCounter, RegisterCounter
from motcua.rooms.documents.operations import (
    NumberOutsideTransaction,
    issue_paper,
    take_number,
    take_numbers,
    take_sequence,
    take_sequences,
)
from motcua.rooms.documents.queries import missing_numbers, papers_of
from motcua.rooms.documents.tests.cast import CODE, FRAME, ISSUED_AT, RECEIPT, UNIT

WRITERS = 50
ROUNDS = 4
DAY = date(2026, 10, 5)


class RolledBack(Exception):
    """The caller fails after it took its number."""


def crowd(take: Callable[[], int], writers: int = WRITERS) -> list[int]:
    """Numbers that ``writers`` threads took and committed; every third try fails or is killed."""
    kept: list[int] = []
    start = threading.Barrier(writers)

    def write(seed: int) -> None:
        fates = random.Random(seed)
        start.wait()
        for _ in range(ROUNDS):
            number = one_try(take, fates.random())
            if number is not None:
                kept.append(number)
        connection.close()

    threads = [threading.Thread(target=write, args=(seed,)) for seed in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return kept


def one_try(take: Callable[[], int], fate: float) -> int | None:
    """The number of a transaction that committed, None for one that did not."""
    try:
        with transaction.atomic():
            number = take()
            if fate < 0.15:
                raise RolledBack
            if fate < 0.3:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    except (RolledBack, OperationalError):
        connection.close()
        return None
    return number


@pytest.mark.django_db(transaction=True)
def test_fifty_writers_get_each_sequence_once() -> None:
    kept = crowd(lambda: take_sequence(unit_code=UNIT, on=DAY))
    assert WRITERS * ROUNDS / 2 < len(kept) < WRITERS * ROUNDS
    assert sorted(kept) == list(range(1, len(kept) + 1))
    assert DayCounter.objects.get().last == len(kept)


@pytest.mark.django_db(transaction=True)
def test_fifty_writers_leave_no_gap_in_a_register() -> None:
    def issue() -> int:
        entry = issue_paper(frame=FRAME, paper=RECEIPT, actor=None, at=ISSUED_AT)
        assert entry.number is not None
        return entry.number

    kept = crowd(issue)
    assert sorted(kept) == list(range(1, len(kept) + 1))
    assert sorted(paper.number or 0 for paper in papers_of(CODE)) == sorted(kept)
    assert missing_numbers(unit_code=UNIT, register="TNHS", year=2026) == ()


@pytest.mark.django_db(transaction=True)
def test_a_database_sequence_would_leave_gaps() -> None:
    """The control: the same crowd shows the gaps of a counter that does not roll back."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SEQUENCE leaky")
    try:
        kept = crowd(_from_sequence)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP SEQUENCE leaky")
    assert sorted(kept) != list(range(1, len(kept) + 1))


def _from_sequence() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('leaky')")
        number: int = cursor.fetchone()[0]
        return number


@pytest.mark.django_db(transaction=True)
def test_two_units_never_wait_for_each_other() -> None:
    """While one unit's number is held open, another unit takes its own at once."""
    taken = threading.Event()

    def other_unit() -> None:
        with transaction.atomic():
            take_number(unit_code="H49.26", register="TNHS", year=2026)
        connection.close()
        taken.set()

    with transaction.atomic():
        take_number(unit_code=UNIT, register="TNHS", year=2026)
        thread = threading.Thread(target=other_unit)
        thread.start()
        assert taken.wait(timeout=10)
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_a_number_may_not_be_taken_outside_a_transaction() -> None:
    with pytest.raises(NumberOutsideTransaction):
        take_number(unit_code=UNIT, register="TNHS", year=2026)
    assert not RegisterCounter.objects.exists()


@pytest.mark.django_db
def test_each_unit_register_and_year_counts_from_one() -> None:
    for unit_code, register, year in (
        (UNIT, "TNHS", 2026),
        (UNIT, "TCHS", 2026),
        ("H26", "TNHS", 2027),
    ):
        assert take_number(unit_code=unit_code, register=register, year=year) == 1
        assert take_number(unit_code=unit_code, register=register, year=year) == 2


@pytest.mark.django_db
def test_a_load_takes_many_numbers_in_one_go() -> None:
    assert take_number(unit_code=UNIT, register="TNHS", year=2026) == 1
    assert take_numbers(unit_code=UNIT, register="TNHS", year=2026, count=3) == range(2, 5)
    assert take_sequences(unit_code=UNIT, on=DAY, count=12_000) == range(1, 12_001)
    assert take_sequence(unit_code=UNIT, on=DAY) == 12_001
    with pytest.raises(ValueError, match="count"):
        take_numbers(unit_code=UNIT, register="TNHS", year=2026, count=0)
