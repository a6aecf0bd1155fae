"""What the tests of the API share: the cast, and a sender for its receiver."""

import pytest

from motcua.faces.api.tests.cast import Cast, stand_up
from motcua.faces.api.tests.sending import Sender


@pytest.fixture
def cast(db: None) -> Cast:
    """The small province."""
    del db
    return stand_up()


@pytest.fixture
def receiver(cast: Cast) -> Sender:
    """The system of the receiver."""
    return Sender(cast.receiver_token)
