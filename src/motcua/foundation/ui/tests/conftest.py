"""The look is checked on its own: no rooms behind its ports, no entries of faces."""

from collections.abc import Iterator

import pytest

from motcua.foundation.ui import navigation, ports
from motcua.foundation.ui.ports import Office


@pytest.fixture(autouse=True)
def _nothing_is_bound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The rooms that wiring bound would ask the database."""
    monkeypatch.setattr(navigation, "_entries", {})
    before = ports.ports()
    ports.bind(office=Office, roles_of=lambda _request: frozenset())
    yield
    ports.bind(office=before.office, roles_of=before.roles_of)
