"""One plan, carried out once act by act and once by the book: rows and hashes are equal."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from motcua.cores.casework import DossierState
from motcua.rooms.dossiers.operations import Book
from motcua.scenarios.desks import BookDesk, LiveDesk
from motcua.scenarios.driver import play
from motcua.scenarios.loading import salts_of
from motcua.scenarios.peopling import Staff, crew_of
from motcua.scenarios.plan import make_plan
from motcua.scenarios.planned import Plan

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

OF_DOSSIER = "JOIN dossiers_dossier AS d ON d.id = r.dossier_id"
TABLES = {
    "dossiers": "SELECT to_jsonb(r) - 'id' FROM dossiers_dossier AS r ORDER BY code",
    "holdings": (
        "SELECT d.code, to_jsonb(r) - '{id,dossier_id}'::text[] FROM dossiers_holding AS r"
        f" {OF_DOSSIER} ORDER BY d.code, r.position"
    ),
    "papers": (
        "SELECT d.code, to_jsonb(r) - '{id,dossier_id}'::text[] FROM dossiers_paper AS r"
        f" {OF_DOSSIER} ORDER BY d.code, r.received_at, r.position"
    ),
    "issued papers": (
        "SELECT to_jsonb(r) - 'id' FROM documents_issuedpaper AS r"
        " ORDER BY dossier_code, form_code, issued_at"
    ),
    "day counters": "SELECT to_jsonb(r) - 'id' FROM documents_daycounter AS r ORDER BY 1",
    "registers": "SELECT to_jsonb(r) - 'id' FROM documents_registercounter AS r ORDER BY 1",
    "events": (
        "SELECT dossier_code, sequence, kind, at, body, encode(hash, 'hex') FROM ledger_event"
        " WHERE dossier_code NOT LIKE '@%' ORDER BY 1, 2"
    ),
    "secrets": (
        "SELECT dossier_code, sequence, path, encode(salt, 'hex'), value FROM ledger_secret"
        " ORDER BY 1, 2, 3"
    ),
}


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Everything the two ways must agree on."""
    found = {}
    with connection.cursor() as cursor:
        for name, query in TABLES.items():
            cursor.execute(query)
            found[name] = cursor.fetchall()
    return found


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def plan(peopled: Staff) -> Plan:
    return make_plan(peopled.premises)


@pytest.fixture(scope="module")
def by_the_book(
    peopled: Staff, plan: Plan
) -> tuple[list[DossierState], dict[str, list[tuple[object, ...]]]]:
    with undone():
        book = Book(salts=salts_of(peopled.premises))
        states = play(plan, BookDesk(book), crew_of(peopled))
        assert book.flush() == len(plan.states)
        return states, rows()


def test_five_hundred_dossiers_both_ways_give_equal_rows_and_hashes(
    peopled: Staff,
    plan: Plan,
    by_the_book: tuple[list[DossierState], dict[str, list[tuple[object, ...]]]],
) -> None:
    with undone():
        desk = LiveDesk(salts_of(peopled.premises))
        states = play(plan, desk, crew_of(peopled))
        live = rows()
    booked_states, booked = by_the_book
    assert len(live["dossiers"]) == len(plan.states) == 500
    assert len(live["events"]) == len(plan.acts)
    for name in TABLES:
        assert live[name] == booked[name], name
    assert states == booked_states


def test_the_comparison_would_see_one_changed_value(
    by_the_book: tuple[list[DossierState], dict[str, list[tuple[object, ...]]]],
) -> None:
    _, booked = by_the_book
    assert all(booked[name] for name in TABLES)
    assert len({tuple(row) for row in booked["events"]}) == len(booked["events"])
