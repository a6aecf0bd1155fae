"""`motcua routes`: method, url and roles of every address, examples taken from the data at hand."""

from typing import Any

import pytest
from django.test import Client

from motcua.faces.cli.routes import routes
from motcua.faces.cli.tests.calling import call, told
from motcua.faces.cli.tests.province import CENTRE, MONDAY, accepted, stand_up
from motcua.foundation.accounts.models import User
from motcua.rooms.people.operations import appoint, enrol_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> str:
    """One dossier, and a receiver who may see it."""
    actor = stand_up()
    user = User.objects.create_user("tiepnhan", None, "Tiếp nhận")
    enrol_officer(user=user, full_name="An", position_vi="Chuyên viên", actor=actor, at=MONDAY)
    appoint(
        user_id=user.pk,
        unit_code=CENTRE,
        role="receiver",
        from_on=MONDAY.date(),
        actor=actor,
        at=MONDAY,
    )
    return accepted(actor)


def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told(routes)
    return found


def test_every_row_has_the_agreed_keys(site: str) -> None:
    assert site
    for row in rows():
        assert set(row) == {"method", "url", "roles", "name", "auth", "users"}
        assert row["method"] in {"GET", "POST"}
        assert row["url"].startswith("/")
        assert row["roles"]


def test_an_example_names_what_is_there(site: str) -> None:
    by_url = {row["url"]: row for row in rows()}
    shown = by_url[f"/api/dossiers/{site}"]
    assert shown["roles"] == ["receiver"]
    assert shown["users"] == {"receiver": "tiepnhan"}


def test_examples_of_pages_that_are_read_really_answer(site: str) -> None:
    """Whoever is named gets the page; others are tried by the browser tests."""
    assert site
    for row in rows():
        if row["method"] == "GET" and set(row["roles"]) & {"visitor", "receiver"}:
            browser = Client()
            if "visitor" not in row["roles"]:
                browser.force_login(User.objects.get(username=row["users"]["receiver"]))
            assert browser.get(row["url"]).status_code < 400, row


def test_a_table_leaves_the_accounts_out(site: str) -> None:
    assert site
    result = call(routes, "--format", "table")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["method", "url", "roles"]
