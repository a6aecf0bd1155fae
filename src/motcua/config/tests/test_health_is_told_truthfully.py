"""/healthz says ok only while the database answers and has every table."""

from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.test import RequestFactory

from motcua.config import health


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    health._require_migrations.cache_clear()
    yield
    health._require_migrations.cache_clear()


def answer() -> HttpResponse:
    return health.healthz(RequestFactory().get("/healthz"))


@pytest.mark.django_db
def test_a_complete_database_is_healthy() -> None:
    assert (answer().status_code, answer().content) == (200, b"ok")


@pytest.mark.django_db
def test_a_missing_migration_is_not_healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_args: ["one is missing"])
    assert (answer().status_code, answer().content) == (503, b"migrations")


@pytest.mark.django_db
def test_a_silent_database_is_not_healthy_even_if_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer().status_code == 200

    def away(*_args: Any) -> NoReturn:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)
    assert (answer().status_code, answer().content) == (503, b"database")
