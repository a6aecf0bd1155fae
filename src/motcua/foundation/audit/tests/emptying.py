"""Lets a test database be emptied by TRUNCATE between tests that commit; all other guards stay."""

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

GUARDED = ("ledger_event", "ledger_leaf", "ledger_checkpoint")


def permit_truncation() -> None:
    """Switches the TRUNCATE guards off in the database at hand."""
    with connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_whole")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The checks' database, made as always and then allowed to be emptied."""
    del django_db_setup
    with django_db_blocker.unblock():
        permit_truncation()
