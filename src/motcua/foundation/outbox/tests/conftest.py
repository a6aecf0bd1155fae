"""Every check begins without subscribers; its database can be emptied after tests that commit."""

from collections.abc import Iterator

import pytest

from motcua.foundation.audit.tests.emptying import django_db_setup
from motcua.foundation.outbox.subscriptions import only_these

__all__ = ["django_db_setup"]


@pytest.fixture(autouse=True)
def nobody_listens() -> Iterator[None]:
    """Whatever the product has wired stands aside for the length of one check."""
    with only_these():
        yield
