"""Officer, head and clerk bring a dossier to its result; the citizen rates it; the board follows.

Everybody sits at a browser of their own, and the citizen holds a phone.
"""

from motcua.foundation.accounts.models import User
from tests.journeys.browser import PHONE, SCREEN, Visitor
from tests.journeys.conftest import Visit
from tests.journeys.province.acts import (
    COMMUNE,
    address_of,
    board,
    code_on,
    do,
    fetched,
    fill,
    press,
    send,
    take_in,
    text_of,
    words_on,
)
from tests.journeys.province.conftest import Enter, work_off
from tests.province import Clock

BIRTH = "1.001193"
ON_TIME, SATISFIED = "ON_TIME", "DOSSIER_RECEIVING_SATISFACTION"


def more(before: tuple[int, int], numerator: int, denominator: int) -> tuple[int, int]:
    return before[0] + numerator, before[1] + denominator


def to_the_result(code: str, officers: dict[str, Visitor], clock: Clock) -> None:
    """From the receiver's hand to the receiver's hand, twenty minutes a step."""
    thuly = User.objects.get(username="thuly.xa1").pk
    steps: list[tuple[str, str, dict[str, str | bool]]] = [
        ("tiepnhan", "chuyen", {"holder": f"{COMMUNE}|"}),
        ("thutruong", "chuyen", {"holder": f"{COMMUNE}|user:{thuly}", "note": "Xin làm ngay"}),
        ("thuly", "trinh-ky", {"outcome": "granted"}),
        ("thutruong", "ky", {}),
        ("vanthu", "phat-hanh", {"number": "218/KS-2026"}),
    ]
    for name, deed, values in steps:
        clock.wait(minutes=20)
        assert do(officers[name], code, deed, **values) == 200, (deed, words_on(officers[name]))


def test_the_board_of_the_commune_follows_result_and_rating(
    enter: Enter, visit: Visit, clock: Clock
) -> None:
    names = ("tiepnhan", "thuly", "thutruong", "vanthu")
    officers = {name: enter(f"{name}.xa1", "/hop-viec", width=SCREEN) for name in names}
    receiver = officers["tiepnhan"]
    work_off(clock.now)
    before = board(receiver)["lines"]

    code = take_in(receiver, BIRTH, "022199000801")
    to_the_result(code, officers, clock)
    assert do(receiver, code, "tra-ket-qua", via="counter", proof="Đã ký nhận") == 200
    assert "218/KS-2026" in words_on(receiver)
    assert "Vũ Thị Yến" in words_on(receiver)
    work_off(clock.now)
    done = board(receiver)["lines"]
    assert done[ON_TIME] == more(before[ON_TIME], 1, 1)
    assert done[SATISFIED] == more(before[SATISFIED], 1, 1)

    citizen = visit("/tra-cuu", width=PHONE)
    fill(citizen, code=code, factor="4321")
    assert send(citizen) == 200
    press(citizen, f"a[href='/theo-doi/{code}/danh-gia']")
    fill(citizen, quality="4", time="1", cost="5")
    assert send(citizen) == 200
    assert code_on(citizen) == code
    assert citizen.page.locator(f"a[href='/theo-doi/{code}/danh-gia']").count() == 0
    work_off(clock.now)
    rated = board(receiver)
    assert rated["lines"][ON_TIME] == more(before[ON_TIME], 1, 1)
    assert rated["lines"][SATISFIED] == more(before[SATISFIED], 0, 1)
    shown = visit(f"/bang-766/{COMMUNE}?ky=2026-11", width=PHONE)
    assert f"{rated['points']:.2f}".replace(".", ",") in words_on(shown)
    complaints = [each.complaints for each in (*officers.values(), citizen, shown)]
    assert complaints == [[]] * len(complaints)


def test_the_officer_who_drafted_finds_no_way_to_sign(enter: Enter, clock: Clock) -> None:
    names = ("tiepnhan", "thuly", "thutruong")
    officers = {name: enter(f"{name}.xa1", "/hop-viec", width=SCREEN) for name in names}
    code = take_in(officers["tiepnhan"], BIRTH, "022199000802")
    thuly = User.objects.get(username="thuly.xa1").pk
    clock.wait(minutes=5)
    do(officers["tiepnhan"], code, "chuyen", holder=f"{COMMUNE}|")
    do(officers["thutruong"], code, "chuyen", holder=f"{COMMUNE}|user:{thuly}")
    assert do(officers["thuly"], code, "trinh-ky", outcome="granted") == 200
    assert officers["thuly"].page.locator("a[href$='/viec/ky']").count() == 0
    officers["thuly"].go(f"/ho-so/{code}/viec/ky")
    assert send(officers["thuly"]) == 422
    slip = text_of(fetched(officers["thutruong"], f"/ho-so/{code}/phieu-kiem-soat"))
    assert code in slip
    officers["thutruong"].go(f"/ho-so/{code}")
    assert address_of(officers["thutruong"], ".dossier-actions a.primary").endswith("/viec/ky")
