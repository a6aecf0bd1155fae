"""What the tests of the API share: the cast, a sender for its receiver, an emptiable database."""

import pytest

from motcua.faces.api.tests.cast import Cast, stand_up
from motcua.faces.api.tests.sending import Sender
from motcua.foundation.audit.tests.emptying import django_db_setup

__all__ = ["django_db_setup"]


@pytest.fixture
def cast(db: None) -> Cast:
    """The small province."""
    del db
    return stand_up()


@pytest.fixture
def receiver(cast: Cast) -> Sender:
    """The system of the receiver."""
    return Sender(cast.receiver_token)
