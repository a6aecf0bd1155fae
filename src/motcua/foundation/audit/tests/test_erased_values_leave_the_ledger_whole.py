"""Erasure: salt and value are gone, chain and witness still hold, and the verifier says erased."""

from pathlib import Path

import pytest
from django.db import connection

from motcua.cores.ledger import Personal, Sealed
from motcua.foundation.audit.operations import append, erase
from motcua.foundation.audit.queries import events_of
from motcua.foundation.audit.tests.cast import (
    AT,
    FIRST,
    SECOND,
    received,
    three_chains,
    witness_file,
)
from motcua.foundation.audit.verification import verify

pytestmark = pytest.mark.django_db

NAME = "/data/applicant/name"


def run(statement: str, *parameters: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def found() -> list[tuple[str, str | None, int | None, str]]:
    return [(one.kind, one.dossier, one.sequence, one.detail) for one in verify().damage]


def test_an_erased_value_is_reported_as_erased_not_as_broken(tmp_path: Path) -> None:
    three_chains()
    witness = witness_file(tmp_path)
    assert erase(dossier_code=FIRST, actor="user:3", at=AT, reason="request") == 1
    report = verify([witness])
    assert (report.damage_count, report.erased, report.witnessed) == (0, 1, 7)
    last = events_of(FIRST)[-1]
    assert last.kind == "ledger.erased"
    assert last.data == {"reason": "request", "values": [{"path": NAME, "sequence": 1}]}
    assert isinstance(events_of(FIRST, reveal=True)[0].data["applicant"]["name"], Sealed)
    assert events_of(SECOND, reveal=True)[0].data["applicant"]["name"] == "Nguyễn Thị Ánh"


def test_one_place_can_be_erased_alone() -> None:
    entry = received(FIRST)
    append([entry, received(FIRST)])
    erased = erase(dossier_code=FIRST, actor="user:3", at=AT, reason="error", places=[(2, NAME)])
    assert erased == 1
    names = [one.data["applicant"]["name"] for one in events_of(FIRST, reveal=True)[:2]]
    assert names[0] == "Nguyễn Thị Ánh"
    assert isinstance(names[1], Sealed)


def test_when_there_is_nothing_to_erase_nothing_is_recorded() -> None:
    three_chains()
    assert erase(dossier_code=FIRST, actor="user:3", at=AT, reason="request", places=[]) == 0
    assert erase(dossier_code="absent", actor="user:3", at=AT, reason="request") == 0
    assert len(events_of(FIRST)) == 3


def test_a_value_that_is_gone_without_an_erasure_is_lost() -> None:
    three_chains()
    run("DELETE FROM ledger_secret WHERE dossier_code = %s", FIRST)
    assert found() == [("secret_missing", FIRST, 1, NAME)]


def test_a_changed_value_or_salt_is_found() -> None:
    three_chains()
    run("UPDATE ledger_secret SET value = '\"Nguyễn Thị Ảnh\"' WHERE dossier_code = %s", FIRST)
    run("UPDATE ledger_secret SET salt = sha256(salt) WHERE dossier_code = %s", SECOND)
    assert found() == [("secret_differs", FIRST, 1, NAME), ("secret_differs", SECOND, 1, NAME)]


def test_a_value_that_came_back_after_its_erasure_is_found() -> None:
    three_chains()
    run("CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM ledger_secret")
    erase(dossier_code=FIRST, actor="user:3", at=AT, reason="request")
    run("INSERT INTO ledger_secret SELECT * FROM kept WHERE dossier_code = %s", FIRST)
    assert found() == [("erased_but_present", FIRST, 1, NAME)]


def test_a_value_nobody_committed_to_is_found() -> None:
    three_chains()
    insert = "INSERT INTO ledger_secret VALUES (%s, 2, '/data/x', '', '1')"
    run(insert, FIRST)
    run(insert, "no-such-chain")
    assert [one[:3] for one in found()] == [
        ("secret_stray", FIRST, 2),
        ("secret_stray", "no-such-chain", 2),
    ]


def test_personal_values_at_any_depth_can_be_erased() -> None:
    entry = received(FIRST)
    deep = {"papers": [{"holders": [Personal("A"), Personal("B")]}]}
    append([type(entry)(FIRST, "dossier.received", AT, "user:17", deep)])
    assert erase(dossier_code=FIRST, actor="user:3", at=AT, reason="request") == 2
    report = verify()
    assert (report.damage_count, report.erased) == (0, 2)
