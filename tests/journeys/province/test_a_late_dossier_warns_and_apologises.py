"""A dossier that runs late warns before its date; an apology in time moves the date, once.

An apology after that is still written, but the date stands and the board loses the dossier.
[law:nd-118-2025 art.19 cl.6]
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from motcua.cores.clock import ZONE
from motcua.rooms.dossiers import access
from tests.journeys.browser import SCREEN, Visitor
from tests.journeys.province.acts import (
    COMMUNE,
    address_of,
    board,
    do,
    fetched,
    fill,
    send,
    take_in,
    text_of,
    words_on,
)
from tests.journeys.province.conftest import Enter, work_off
from tests.province import Clock

# Five working days: recognition of a conciliator.
PROCEDURE = "1.002211"
LOST = f"/bang-766/{COMMUNE}/diem-mat/ON_TIME?ky=2026-11"
SORRY: dict[str, str | bool] = {
    "cause": "verification",
    "reason": "Phải xác minh thêm tại khu dân cư.",
}


def stored(code: str) -> Any:
    """The row as the room keeps it."""
    return access.remembered(code)


def told_of(code: str) -> list[str]:
    """What the worker told about a dossier, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select body ->> 'kind' from outbox_message"
            " where topic = 'dossier.notice' and key = %s order by id",
            [code],
        )
        return [str(kind) for (kind,) in cursor.fetchall()]


def lists(visitor: Visitor, path: str, code: str) -> bool:
    """Whether a page lists the dossier."""
    visitor.go(path)
    return visitor.page.locator(f"tr a[href='/ho-so/{code}']").count() == 1


def day(at: datetime) -> str:
    """As people write a day."""
    return f"{at.astimezone(ZONE):%d/%m/%Y}"


def two_dossiers(receiver: Visitor) -> list[str]:
    """Taken in the same minute, both handed to the commune."""
    found = []
    for number in ("022199000811", "022199000812"):
        code = take_in(receiver, PROCEDURE, number)
        do(receiver, code, "chuyen", holder=f"{COMMUNE}|")
        found.append(code)
    return found


def a_warning_comes_before_the_date_and_only_once(
    codes: list[str], head: Visitor, clock: Clock
) -> None:
    work_off(clock.now)
    assert [told_of(code) for code in codes] == [[], []]
    assert not lists(head, "/hop-viec?loc=near", codes[0])
    clock.now = stored(codes[0]).due_at - timedelta(days=1, hours=5)
    assert work_off(clock.now)["deadline_warning"] >= 2
    work_off(clock.now)
    assert [told_of(code).count("deadline_warning") for code in codes] == [1, 1]
    assert lists(head, "/hop-viec?loc=near", codes[0])


def an_apology_in_time_moves_the_date_once(code: str, head: Visitor) -> None:
    before = stored(code).due_at
    promised = before + timedelta(days=4)
    assert do(head, code, "xin-loi", promised_on=day(promised), **SORRY) == 200
    after = stored(code)
    assert (after.due_at, after.first_due_at) == (promised, before)
    assert day(promised) in words_on(head)
    assert day(before) in words_on(head)
    letter = text_of(fetched(head, address_of(head, "tr:has-text('xin lỗi') a")))
    assert "xácminhthêm" in letter
    assert day(promised) in letter

    head.go(f"/ho-so/{code}/viec/xin-loi")
    fill(head, promised_on=day(promised + timedelta(days=4)), **SORRY)
    assert send(head) == 422
    assert head.page.locator("main [name=reason]").input_value() == SORRY["reason"]
    assert stored(code).due_at == promised


def a_late_apology_is_a_breach(moved: str, late: str, head: Visitor, clock: Clock) -> None:
    due = stored(late).due_at
    clock.now = due + timedelta(hours=16)
    work_off(clock.now)
    assert "deadline_passed" in told_of(late)
    assert "deadline_passed" not in told_of(moved)
    counted = board(head)["lines"]["ON_TIME"]
    assert do(head, late, "xin-loi", promised_on=day(due + timedelta(days=5)), **SORRY) == 200
    assert stored(late).due_at == due
    work_off(clock.now)
    assert board(head)["lines"]["ON_TIME"] == counted


def test_one_dossier_is_saved_by_an_apology_and_one_is_lost(enter: Enter, clock: Clock) -> None:
    receiver = enter("tiepnhan.xa1", "/hop-viec", width=SCREEN)
    head = enter("thutruong.xa1", "/hop-viec", width=SCREEN)
    saved, late = codes = two_dossiers(receiver)
    a_warning_comes_before_the_date_and_only_once(codes, head, clock)
    an_apology_in_time_moves_the_date_once(saved, head)
    a_late_apology_is_a_breach(saved, late, head, clock)
    leader = enter("lanhdao", LOST, width=SCREEN)
    assert lists(leader, LOST, late)
    assert not lists(leader, LOST, saved)
