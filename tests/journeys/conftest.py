"""What journeys share: Chromium, a running server, visitors signed in or not.

    def test_…(visit):                 visit("/mau-giao-dien", width=PHONE, theme="dark")
    def test_…(visit, sign_in):        visit("/hop-viec", cookies=sign_in(user))

Each file of journeys gets a database of its own, copied from the empty migrated one and dropped
afterwards: what a person does there is really committed, and the ledger rightly refuses to be
emptied between two tests. A file that needs people and dossiers makes them in a fixture of its
own with scope="module" that asks for ``served``.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

import motcua
from motcua.foundation.accounts.models import User
from motcua.foundation.ui.catalogues import compile_stale
from tests.journeys.browser import Visitor, start_chromium, visitor_at

# Compiled catalogues are not in the repository, and Django reads them once.
compile_stale(Path(motcua.__file__).parent)
# Playwright keeps an event loop in this thread, where Django would then refuse its own queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
_COPY = "journeys"

Visit = Callable[..., Visitor]
SignIn = Callable[[User], dict[str, str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey, so that it may open the loopback."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="module")
def served(migrated: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a server on the file's own database; its tests may query it as they like."""
    own, empty = connection.settings_dict, migrated
    with django_db_blocker.unblock():
        connection.close()
        connection.creation.clone_test_db(_COPY, verbosity=0, autoclobber=True)
        own["NAME"] = connection.creation.get_test_db_clone_settings(_COPY)["NAME"]
        server = LiveServer("127.0.0.1")
        try:
            yield server.url
        finally:
            server.stop()
            connection.close()
            connection.creation.destroy_test_db(old_database_name=empty, verbosity=0)
            own["NAME"] = empty


@pytest.fixture(scope="module")
def chromium(served: str) -> Iterator[Browser]:
    """One browser for the file; each visit has a profile of its own.

    It comes after ``served`` and goes before it: while Playwright's loop runs, Django keeps other
    connections than without it, and a database is neither copied nor dropped under a connection.
    """
    del served
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def visit(chromium: Browser, served: str) -> Iterator[Visit]:
    """Opens a page and hands over the visitor who is looking at it; several may visit at once."""
    with ExitStack() as visits:

        def open_page(path: str, **how: Any) -> Visitor:
            visitor = visits.enter_context(visitor_at(chromium, served, **how))
            visitor.go(path)
            return visitor

        yield open_page


@pytest.fixture
def sign_in(served: str) -> SignIn:
    """The cookies of a signed-in user, without the way through the sign-in page."""

    del served

    def cookies_of(user: User) -> dict[str, str]:
        client = Client()
        client.force_login(user)
        return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}

    return cookies_of
