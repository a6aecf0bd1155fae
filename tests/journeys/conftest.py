"""What journeys share: one Chromium, a running server, visitors signed in or not.

    def test_…(visit):                 visit("/mau-giao-dien", width=PHONE, theme="dark")
    def test_…(visit, sign_in):        visit("/hop-viec", cookies=sign_in(user))

A file that serves its pages otherwise (a demo province kept for the whole file) overrides
``served`` with a fixture that yields the address.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from motcua.foundation.accounts.models import User
from tests.journeys.browser import Visitor, start_chromium, visitor_at

# Playwright keeps an event loop in this thread, where Django would then refuse its own queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

Visit = Callable[..., Visitor]
SignIn = Callable[[User], dict[str, str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey, so that it may open the loopback."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run; each visit has a profile of its own."""
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture
def served(live_server: LiveServer) -> str:
    """The address of the running server."""
    return live_server.url


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
def sign_in() -> SignIn:
    """The cookies of a signed-in user, without the way through the sign-in page."""

    def cookies_of(user: User) -> dict[str, str]:
        client = Client()
        client.force_login(user)
        return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}

    return cookies_of
