"""Appending: chains go on from their heads, in the caller's transaction, whichever way is used."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.cores.ledger import Entry, EntryMalformed, Head, NotCanonical, rows_for
from motcua.foundation.audit.operations import LedgerConflict, append, copy_rows, random_salts
from motcua.foundation.audit.queries import events_of, head_of, heads_of
from motcua.foundation.audit.tests.cast import AT, FIRST, SALTS, SECOND, STREAM, noted, received
from motcua.foundation.audit.verification import verify

pytestmark = pytest.mark.django_db


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int((cursor.fetchone() or (0,))[0])


def dump() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT dossier_code, sequence, kind, at, body, hash FROM ledger_event"
            " ORDER BY dossier_code, sequence"
        )
        events = [tuple(row) for row in cursor.fetchall()]
        cursor.execute("SELECT * FROM ledger_secret ORDER BY 1, 2, 3")
        return events + [tuple(row) for row in cursor.fetchall()]


def test_a_chain_goes_on_from_its_head() -> None:
    first = append([received(FIRST), noted(FIRST, 1)])
    assert first == {FIRST: head_of(FIRST)}
    append([noted(FIRST, 2), noted(SECOND, 1)])
    assert [event.sequence for event in events_of(FIRST)] == [1, 2, 3]
    assert heads_of([FIRST, SECOND, STREAM]).keys() == {FIRST, SECOND}
    assert head_of(STREAM) == Head()
    assert verify().damage_count == 0


def test_events_come_back_as_they_were_told_and_names_only_when_asked() -> None:
    append([received(FIRST), noted(FIRST, 1)])
    sealed, event = events_of(FIRST)
    assert (event.kind, event.at, event.actor, event.data) == (
        "dossier.noted",
        noted(FIRST, 1).at,
        "user:17",
        {"number": 1},
    )
    assert "Ánh" not in str(sealed)
    assert events_of(FIRST, reveal=True)[0].data["applicant"] == {"name": "Nguyễn Thị Ánh"}


def test_many_events_are_one_statement(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
        append([noted(FIRST, number) for number in range(20)], heads={})


def test_bulk_copy_gives_the_same_rows_as_the_normal_path() -> None:
    chains = [[received(code), noted(code, 1), noted(code, 2)] for code in (FIRST, SECOND)]
    with transaction.atomic():
        for chain in chains:
            append(chain, salts=SALTS)
        normal, queued = dump(), count("ledger_pending")
        transaction.set_rollback(True)
    assert dump() == []
    copy_rows([row for chain in chains for row in rows_for(Head(), chain, SALTS)])
    assert dump() == normal
    assert count("ledger_pending") == queued == 6


def test_nothing_stays_when_the_caller_rolls_back() -> None:
    with transaction.atomic():
        append([received(FIRST)])
        transaction.set_rollback(True)
    assert count("ledger_event") == count("ledger_secret") == count("ledger_pending") == 0


@pytest.mark.parametrize("path", ["append", "copy"])
def test_a_chain_that_went_on_meanwhile_is_a_conflict_that_writes_nothing(path: str) -> None:
    stale = head_of(FIRST)
    append([noted(FIRST, 1)])
    before = dump()
    rows = rows_for(Head(), [noted(SECOND, 1)], SALTS) + rows_for(stale, [received(FIRST)], SALTS)
    ways: dict[str, Callable[[], object]] = {
        "append": lambda: append([noted(SECOND, 1), received(FIRST)], heads={FIRST: stale}),
        "copy": lambda: copy_rows(rows),
    }
    with pytest.raises(LedgerConflict), transaction.atomic():
        ways[path]()
    assert dump() == before


@pytest.mark.parametrize(
    "entry",
    [
        replace(noted(FIRST, 1), actor=""),
        replace(noted(FIRST, 1), kind="Noted"),
        replace(noted(FIRST, 1), data={"share": 0.5}),
        replace(noted(FIRST, 1), data={"name": "Nguye\u0302\u0303n"}),
    ],
)
def test_what_the_format_refuses_is_not_written(entry: Entry) -> None:
    with pytest.raises((EntryMalformed, NotCanonical)), transaction.atomic():
        append([noted(SECOND, 1), entry])
    assert count("ledger_event") == 0


def test_production_salts_are_random() -> None:
    salts = {random_salts(FIRST, 1, "/data/name") for _ in range(8)}
    assert len(salts) == 8
    assert {len(salt) for salt in salts} == {32}


@pytest.mark.parametrize("table", ["ledger_event", "ledger_leaf", "ledger_checkpoint"])
@pytest.mark.parametrize("change", ["UPDATE {} SET hash = '\\x00'", "DELETE FROM {}"])
def test_the_database_refuses_changes(table: str, change: str) -> None:
    statement = change.format(table).replace("hash", "root" if "checkpoint" in table else "hash")
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["ledger_event", "ledger_leaf", "ledger_checkpoint"])
def test_the_database_refuses_to_be_emptied(table: str) -> None:
    with connection.cursor() as cursor:
        # The checks' own database has this guard switched off; see emptying.py.
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_whole")
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table}")


@pytest.mark.django_db(transaction=True)
def test_writers_of_one_stream_take_turns_and_none_is_lost() -> None:
    faults: list[Exception] = []

    def write(number: int) -> None:
        try:
            for step in range(10):
                with transaction.atomic():
                    append([Entry(STREAM, "unit.noted", AT, f"user:{number}", {"step": step})])
        except Exception as fault:  # the thread's fault is told by the test
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert [event.sequence for event in events_of(STREAM)] == list(range(1, 41))
    assert verify().damage_count == 0
