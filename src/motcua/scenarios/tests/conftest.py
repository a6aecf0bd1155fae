"""A province in the database, with people and files but no dossiers, for one file of checks."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from motcua.cores.clock import ZONE
from motcua.scenarios.loading import PARTS
from motcua.scenarios.peopling import Staff
from motcua.scenarios.tests.premises import fortnight

BEFORE_DOSSIERS = ("units", "catalogue", "officers", "applicants", "files")
DOSSIERS = 500


@pytest.fixture(scope="module")
def peopled(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Staff]:
    """Everything a plan needs; rolled back when the file is done."""
    del django_db_setup
    found = fortnight(DOSSIERS)
    begins_at = datetime.combine(found.span.from_on, datetime.min.time(), ZONE)
    with django_db_blocker.unblock(), transaction.atomic():
        staff = Staff(found, begins_at)
        for name, _, part in PARTS:
            if name in BEFORE_DOSSIERS:
                part(staff, lambda _: None)
        yield staff
        transaction.set_rollback(True)
