"""The demo province for checks that want real pages: made once, copied for each file.

What a check does in its copy is really committed and gone with the copy. A file asks for ``town``
(or for ``served`` among the journeys) and may then query the database as it likes.
"""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.province import Clock, copied, pointed_at, province_database


@pytest.fixture(scope="session")
def migrated(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The empty database to copy.

    pytest-django makes one only when a check with its mark is among those chosen; those that copy
    have none, so a run of them alone makes its own.
    """
    del django_db_setup
    own, creation = connection.settings_dict, connection.creation
    usual = own["NAME"]
    with django_db_blocker.unblock():
        if usual == own["TEST"]["NAME"]:
            yield usual
            return
        yield creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        creation.destroy_test_db(old_database_name=usual, verbosity=0)


@pytest.fixture(scope="session")
def province(migrated: str, django_db_blocker: DjangoDbBlocker) -> str:
    """The database from which the province is copied."""
    with django_db_blocker.unblock():
        return province_database(migrated)


@pytest.fixture(scope="module")
def clock() -> Iterator[Clock]:
    """One clock for the file; it never goes back, for no dossier would let it."""
    clock = Clock()
    with patch("django.utils.timezone.now", clock):
        yield clock


@pytest.fixture(scope="module")
def town(province: str, clock: Clock, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The file's own copy of the province, at the clock's time."""
    del clock
    with django_db_blocker.unblock(), copied(province) as copy, pointed_at(copy):
        yield
