"""What journeys through the province share: a server on a copy of it, its people, its worker."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from pytest_django.live_server_helper import LiveServer

from motcua.config import wiring
from motcua.foundation.accounts.models import User
from tests.journeys.browser import Visitor
from tests.journeys.conftest import SignIn, Visit

Enter = Callable[..., Visitor]


@pytest.fixture(scope="module")
def served(town: None) -> Iterator[str]:
    """The address of a server on the file's own copy of the province."""
    del town
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
