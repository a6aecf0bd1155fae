"""What journeys through the province share: a copy of it, its clock, its people.

Each file gets a copy of its own, so what is done in it is really committed and gone afterwards.
The clock of the pages stands at ``AS_OF`` until a journey moves it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from motcua.config import wiring
from motcua.foundation.accounts.models import User
from tests.journeys.browser import Visitor
from tests.journeys.conftest import SignIn, Visit
from tests.journeys.province.template import AS_OF, copied, pointed_at, province_database

Enter = Callable[..., Visitor]


class Clock:
    """The wall clock of pages and worker."""

    def __init__(self) -> None:
        self.now = AS_OF

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        """Time passes; the arguments are those of timedelta."""
        self.now += timedelta(**span)


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
def served(province: str, clock: Clock, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a server on the file's own copy of the province."""
    del clock
    with django_db_blocker.unblock(), copied(province) as copy, pointed_at(copy):
        server = LiveServer("127.0.0.1")
        try:
            yield server.url
        finally:
            server.stop()


@pytest.fixture
def enter(visit: Visit, sign_in: SignIn) -> Enter:
    """Opens a page as somebody with an account: ``enter("thuly.xa1", "/hop-viec")``."""

    def open_page(username: str, path: str, **how: object) -> Visitor:
        return visit(path, cookies=sign_in(User.objects.get(username=username)), **how)

    return open_page


def work_off(now: datetime) -> dict[str, int]:
    """What the worker does at ``now``: delivers, sweeps, delivers what the sweeps recorded."""
    while any(wiring.deliver_due(now).values()):
        pass
    fired = {kind: sweep(now) for kind, sweep in wiring.sweeps()}
    while any(wiring.deliver_due(now).values()):
        pass
    return fired
