"""A superuser switches the guards off and changes rows; witness or ledger tell of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from motcua.cores.ledger import Head, Row, rows_for
from motcua.cores.ledger.verifier import Report
from motcua.foundation.audit.checkpoints import checkpoint
from motcua.foundation.audit.operations import append, copy_rows
from motcua.foundation.audit.ports import Difference, register_comparer
from motcua.foundation.audit.queries import Chain
from motcua.foundation.audit.tests.cast import (
    AT,
    FIRST,
    SALTS,
    SECOND,
    noted,
    received,
    three_chains,
    witness_file,
)
from motcua.foundation.audit.verification import verify

pytestmark = pytest.mark.django_db

TABLES = ("ledger_event", "ledger_leaf", "ledger_checkpoint")


@pytest.fixture(autouse=True)
def superuser() -> None:
    three_chains()
    for table in TABLES:
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    run("ALTER TABLE ledger_event ENABLE TRIGGER ledger_event_queue")


def run(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def found(report: Report) -> list[tuple[str, str | None, int | None]]:
    return [(one.kind, one.dossier, one.sequence) for one in report.damage]


def test_without_tampering_it_holds_and_counts_what_is_not_witnessed(tmp_path: Path) -> None:
    witness = witness_file(tmp_path)
    append([noted(FIRST, 8), noted(FIRST, 9)])
    told = verify([witness]).as_dict()
    assert told["holds"]
    assert (told["events"], told["chains"], told["not_witnessed"]) == (9, 3, 2)


def test_an_edited_body_is_found_with_dossier_and_sequence(tmp_path: Path) -> None:
    witness = witness_file(tmp_path)
    run("UPDATE ledger_event SET body = replace(body, '\"number\":1', '\"number\":7')")
    report = verify([witness])
    assert ("hash_differs", FIRST, 2) in found(report)
    assert ("hash_differs", SECOND, 2) in found(report)
    assert ("hash_differs", FIRST, 3) not in found(report)


def test_an_edited_column_is_found(tmp_path: Path) -> None:
    witness = witness_file(tmp_path)
    run("UPDATE ledger_event SET at = at + interval '1 microsecond' WHERE sequence = 3")
    assert found(verify([witness])) == [("row_differs", FIRST, 3), ("row_differs", SECOND, 3)]


def test_a_deleted_event_is_found_even_when_its_leaf_is_deleted_too(tmp_path: Path) -> None:
    witness = witness_file(tmp_path)
    with transaction.atomic():
        run("DELETE FROM ledger_event WHERE dossier_code = %s AND sequence = 2", FIRST)
        assert found(verify([witness])) == [("event_missing", FIRST, 2)]
        run("DELETE FROM ledger_leaf WHERE dossier_code = %s AND sequence = 2", FIRST)
        kinds = {kind for kind, _, _ in found(verify([witness]))}
        assert {"sequence_gap", "log_hole"} <= kinds


def test_reordered_events_are_found(tmp_path: Path) -> None:
    witness = witness_file(tmp_path)
    run(
        "UPDATE ledger_event SET sequence = CASE sequence WHEN 2 THEN -3 ELSE -2 END"
        " WHERE dossier_code = %s AND sequence IN (2, 3)",
        FIRST,
    )
    run("UPDATE ledger_event SET sequence = -sequence WHERE sequence < 0")
    kinds = {kind for kind, code, _ in found(verify([witness])) if code == FIRST}
    assert {"row_differs", "hash_differs", "leaf_differs"} <= kinds


def test_an_inserted_event_is_found(tmp_path: Path) -> None:
    witness = witness_file(tmp_path)
    run("UPDATE ledger_event SET sequence = 9 WHERE dossier_code = %s AND sequence = 3", FIRST)
    append([noted(FIRST, 5)], heads={FIRST: Head(2, b"\1" * 32)})
    assert verify([witness]).damage_count


def rebuild(change: Callable[[list[Row]], list[Row]]) -> None:
    """The perfect forgery: every hash, leaf and checkpoint is computed anew."""
    history = {
        FIRST: [received(FIRST), noted(FIRST, 1), noted(FIRST, 2)],
        SECOND: [received(SECOND), noted(SECOND, 1), noted(SECOND, 2)],
    }
    rows = [row for chain in history.values() for row in rows_for(Head(), chain, SALTS)]
    run("TRUNCATE ledger_event, ledger_leaf, ledger_checkpoint, ledger_secret, ledger_pending")
    copy_rows(change(rows))
    checkpoint(at=AT)


def another_story(rows: list[Row]) -> list[Row]:
    return [*rows[:3], *rows_for(Head(), [received(SECOND), noted(SECOND, 5)], SALTS)]


def lost_tail(rows: list[Row]) -> list[Row]:
    return rows[:-1]


@pytest.mark.parametrize("change", [another_story, lost_tail])
def test_a_superuser_who_recomputes_every_hash_is_found_by_the_witness(
    change: Callable[[list[Row]], list[Row]], tmp_path: Path
) -> None:
    rebuild(lambda rows: rows)
    witness = witness_file(tmp_path)
    assert verify([witness]).damage_count == 0
    rebuild(change)
    assert verify().damage_count == 0, "the forgery is perfect in itself"
    report = verify([witness])
    assert [kind for kind, _, _ in found(report)] == ["witness_beyond_log"]
    append([noted(SECOND, 6)])
    checkpoint(at=AT)
    assert [kind for kind, _, _ in found(verify([witness]))] == ["witness_differs"]


def test_an_event_that_left_the_queue_is_found() -> None:
    checkpoint(at=AT)
    append([noted(FIRST, 8)])
    run("DELETE FROM ledger_pending")
    assert found(verify()) == [("event_not_queued", FIRST, 4)]


def test_a_tail_that_was_lost_before_the_next_checkpoint_is_found() -> None:
    checkpoint(at=AT)
    append([noted(FIRST, 8)])
    run("DELETE FROM ledger_event WHERE dossier_code = %s AND sequence = 4", FIRST)
    assert [kind for kind, _, _ in found(verify())] == ["event_missing"]
    checkpoint(at=AT)
    assert [kind for kind, _, _ in found(verify())] == ["event_missing"]


def test_edited_log_and_checkpoints_are_found() -> None:
    checkpoint(at=AT)
    for statement, kind in (
        ("UPDATE ledger_leaf SET hash = sha256(hash) WHERE position = 2", "leaf_differs"),
        ("DELETE FROM ledger_leaf WHERE position = 2", "leaf_missing"),
        ("UPDATE ledger_leaf SET position = -1 WHERE position = 2", "leaf_order"),
        ("UPDATE ledger_checkpoint SET root = sha256(root)", "checkpoint_differs"),
        ("UPDATE ledger_checkpoint SET previous_size = 1", "checkpoint_missing"),
        ("DELETE FROM ledger_checkpoint", "leaf_repeated"),
    ):
        with transaction.atomic():
            run(statement)
            assert kind in {found_kind for found_kind, _, _ in found(verify())}, statement
            transaction.set_rollback(True)
    assert verify().damage_count == 0


class NotesInATable:
    """A room's comparer: the table says how many notes each dossier has."""

    def __init__(self, table: dict[str, int]) -> None:
        self.table = table

    def __call__(self, chains: Iterator[Chain]) -> Iterator[Difference]:
        unseen = set(self.table)
        for chain in chains:
            unseen.discard(chain.dossier_code)
            notes = sum(event.kind == "dossier.noted" for event in chain.events)
            if self.table.get(chain.dossier_code, notes) != notes:
                yield Difference(chain.dossier_code, "notes", len(chain.events))
        for code in sorted(unseen):
            yield Difference(code, "no events")


@pytest.fixture
def table() -> dict[str, int]:
    shown = {FIRST: 2, SECOND: 2}
    register_comparer("notes", NotesInATable(shown))
    return shown


def test_table_rows_that_differ_from_the_events_are_found(table: dict[str, int]) -> None:
    assert verify().damage_count == 0
    table[SECOND] = 3
    table["H49.61.32-261009-0003"] = 1
    report = verify()
    assert found(report) == [
        ("table_differs", SECOND, 3),
        ("table_differs", "H49.61.32-261009-0003", None),
    ]
    assert report.damage[0].detail == "notes: notes"


def test_comparers_see_names_that_are_kept() -> None:
    names: list[object] = []

    def reader(chains: Iterator[Chain]) -> Iterator[Difference]:
        names.extend(chain.events[0].data.get("applicant") for chain in chains)
        yield from ()

    register_comparer("reader", reader)
    verify()
    assert names == [None, {"name": "Nguyễn Thị Ánh"}, {"name": "Nguyễn Thị Ánh"}]


def test_two_comparers_do_not_share_a_name(table: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="notes"):
        register_comparer("notes", NotesInATable(table))
