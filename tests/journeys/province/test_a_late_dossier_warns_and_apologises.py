"""A dossier that runs late warns before its date; an apology in time moves the date, once.

An apology after that is still written, but the date stands and the board loses the dossier.
[law:nd-118-2025 art.19 cl.6]
"""

from datetime import timedelta

import pytest
from django.db import connection
from playwright.sync_api import Locator

from motcua.cores.clock import Limit
from motcua.rooms.catalogue import queries as catalogue
from tests.journeys.browser import SCREEN, Visitor
from tests.journeys.province.acts import (
    COMMUNE,
    do,
    fetched,
    send,
    take_in,
    text_of,
    words_on,
)
from tests.journeys.province.conftest import Clock, Enter, work_off
from tests.journeys.province.template import AS_OF

FOUR_DAYS = timedelta(days=4)


@pytest.fixture(scope="module")
def procedure(served: str) -> str:
    """A procedure of the commune that takes more days than the warning needs."""
    del served
    offered = catalogue.offer_for(COMMUNE, AS_OF.date())
    long = [
        line.code
        for line in offered
        if line.limit and line.limit.unit == "working_day" and 4 <= line.limit.amount <= 5
    ]
    assert long
    return long[0]


def warnings_of(code: str) -> list[str]:
    """What the worker told about a dossier, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select body ->> 'kind' from outbox_message"
            " where topic = 'dossier.notice' and key = %s order by id",
            [code],
        )
        return [str(kind) for (kind,) in cursor.fetchall()]


def row_of(visitor: Visitor, path: str, code: str) -> Locator:
    """The dossier's row in a list."""
    visitor.go(path)
    return visitor.page.locator(f"tr:has(a[href='/ho-so/{code}'])")


def due_text(visitor: Visitor, code: str) -> str:
    """The due date as the dossier page says it."""
    visitor.go(f"/ho-so/{code}")
    return words_on(visitor).split("Hẹn trả\n")[1].split("\n")[0]


def test_warning_then_apology_then_one_new_date(
    enter: Enter, clock: Clock, procedure: str
) -> None:
    assert Limit(4, "working_day").amount == 4
    receiver = enter("tiepnhan.xa1", "/hop-viec", width=SCREEN)
    head = enter("thutruong.xa1", "/hop-viec", width=SCREEN)
    code = take_in(receiver, procedure, "022199000811")
    do(receiver, code, "chuyen", holder=f"{COMMUNE}|")
    work_off(clock.now)
    assert warnings_of(code) == []
    assert row_of(head, "/hop-viec?loc=near", code).count() == 0
