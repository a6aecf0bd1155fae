"""No room compares its tables in these checks; their database can be emptied after each."""

from collections.abc import Iterator

import pytest

from motcua.foundation.audit.ports import only_these
from motcua.foundation.audit.tests.emptying import django_db_setup

__all__ = ["django_db_setup"]


@pytest.fixture(autouse=True)
def no_comparers() -> Iterator[None]:
    """Whatever the product has wired stands aside for the length of one check."""
    with only_these():
        yield
