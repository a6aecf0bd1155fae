"""Checkpoints: every event gets one position, the log only grows, and the work is for the new."""

import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

from motcua.cores.ledger.merkle import root_of
from motcua.cores.ledger.verifier import EMPTY_ROOT, read_witness
from motcua.foundation.audit import checkpoints
from motcua.foundation.audit.checkpoints import (
    LedgerBroken,
    checkpoint,
    last_checkpoint,
    witness_of,
)
from motcua.foundation.audit.operations import append
from motcua.foundation.audit.tests.cast import (
    AT,
    FIRST,
    SECOND,
    STREAM,
    noted,
    three_chains,
    witness_file,
)
from motcua.foundation.audit.verification import verify

pytestmark = pytest.mark.django_db


def log() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier_code, sequence FROM ledger_leaf ORDER BY position")
        return [(code, sequence) for code, sequence in cursor.fetchall()]


def hashes() -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM ledger_leaf ORDER BY position")
        return [bytes(digest) for (digest,) in cursor.fetchall()]


def test_new_events_are_placed_by_code_and_sequence() -> None:
    three_chains()
    checkpoint(at=AT)
    append([noted(SECOND, 3), noted(FIRST, 3)])
    taken = checkpoint(at=AT)
    batch = [(STREAM, 1), *((code, n) for code in (FIRST, SECOND) for n in (1, 2, 3))]
    assert log() == [*batch, (FIRST, 4), (SECOND, 4)]
    assert taken.size == 9
    assert taken.root == root_of(hashes())
    assert verify().damage_count == 0


def test_a_checkpoint_without_news_is_the_last_one_again() -> None:
    assert checkpoint(at=AT).size == 0
    assert checkpoint(at=AT).root == EMPTY_ROOT
    assert last_checkpoint() is None
    three_chains()
    taken = checkpoint(at=AT)
    assert checkpoint(at=AT) == taken == last_checkpoint()


@pytest.mark.parametrize("length", [0, 1, 7, 1200])
def test_the_witness_carries_what_rebuilds_its_root(length: int, tmp_path: Path) -> None:
    if length:
        append([noted(FIRST, number) for number in range(length)], heads={})
    witness = witness_file(tmp_path)
    assert (witness.size, witness.root) == (length, root_of(hashes()))
    assert len(witness.blocks) <= 1024
    report = verify([witness])
    assert (report.damage_count, report.witnessed) == (0, length)


def test_kept_blocks_give_the_same_witness_as_the_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log beyond 262,144 events; here the levels are lowered instead."""
    monkeypatch.setattr(checkpoints, "KEPT_LEVEL", 2)
    for start in range(0, 60, 7):
        append([noted(FIRST, number) for number in range(start, start + 7)])
        checkpoint(at=AT)
    monkeypatch.setattr(checkpoints, "level_for", lambda _: 3)
    place = tmp_path / "witness.json"
    place.write_text(witness_of(checkpoint(at=AT)), encoding="utf-8")
    witness = read_witness(str(place))
    assert (witness.level, len(witness.blocks)) == (3, 7)
    assert verify([witness]).damage_count == 0


def test_a_checkpoint_does_not_go_on_from_a_broken_edge() -> None:
    three_chains()
    checkpoint(at=AT)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_checkpoint DISABLE TRIGGER ledger_checkpoint_keep")
        cursor.execute("UPDATE ledger_checkpoint SET peaks = sha256(peaks)")
    append([noted(FIRST, 9)])
    with pytest.raises(LedgerBroken, match="checkpoint 7"):
        checkpoint(at=AT)


def test_the_statements_of_a_checkpoint_do_not_grow_with_the_log(
    django_assert_num_queries: object,
) -> None:
    counts = []
    for _ in range(2):
        append([noted(FIRST, number) for number in range(300)])
        with django_assert_num_queries(7):  # type: ignore[operator]  # pytest-django's fixture
            counts.append(checkpoint(at=AT).size)
    assert counts == [300, 600]


@pytest.mark.django_db(transaction=True)
def test_writers_are_not_held_up_and_late_commits_come_with_the_next_checkpoint() -> None:
    written, released = threading.Event(), threading.Event()

    def slow_writer() -> None:
        try:
            with transaction.atomic():
                append([noted(FIRST, 1)])
                written.set()
                released.wait(10)
        finally:
            connection.close()

    thread = threading.Thread(target=slow_writer)
    thread.start()
    assert written.wait(10)
    append([noted(SECOND, 1)])
    assert checkpoint(at=AT).size == 1
    released.set()
    thread.join()
    assert checkpoint(at=AT).size == 2
    assert log() == [(SECOND, 1), (FIRST, 1)]
    assert verify().damage_count == 0
