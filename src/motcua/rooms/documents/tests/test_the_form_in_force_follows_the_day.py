"""Forms are dated data: each day has one name and one number for a paper."""

from datetime import date

import pytest

from motcua.cores.rulebook import RuleNotInForce
from motcua.foundation.rulefiles import load
from motcua.rooms.documents.forms import PACK, form_on
from motcua.rooms.documents.sheets import KINDS


@pytest.mark.parametrize(
    ("code", "day", "number", "name", "register"),
    [
        ("receipt", date(2025, 9, 14), "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "TNHS"),
        ("receipt", date(2026, 11, 22), "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "TNHS"),
        ("apology", date(2025, 9, 14), "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả", "PXL"),
        (
            "apology",
            date(2025, 9, 15),
            "04",
            "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
            "XLGH",
        ),
        ("control_slip", date(2025, 9, 14), "05", "Phiếu kiểm soát quá trình giải quyết hồ sơ", ""),
        ("control_slip", date(2025, 9, 15), "06", "Phiếu kiểm soát quá trình giải quyết hồ sơ", ""),
        ("tracking_book", date(2025, 9, 15), "07", "Sổ theo dõi hồ sơ", ""),
    ],
)
def test_each_day_has_its_form(code: str, day: date, number: str, name: str, register: str) -> None:
    form = form_on(code, day)
    assert (form.number, form.name, form.register) == (number, name, register)


def test_the_stop_notice_came_with_the_circular_of_2025() -> None:
    assert form_on("stop_notice", date(2025, 9, 15)).number == "05"
    with pytest.raises(RuleNotInForce):
        form_on("stop_notice", date(2025, 9, 14))


def test_no_form_claims_to_be_checked_against_a_layout_nobody_has_seen() -> None:
    values = [value for values in load(PACK).rules.values() for value in values]
    assert values
    assert not any(value.confirmed for value in values)


def test_every_paper_the_room_can_draw_has_a_form_today() -> None:
    for code in KINDS:
        assert form_on(code, date(2026, 11, 22)).name


def test_registers_of_one_day_have_signs_of_their_own() -> None:
    signs = [form_on(code, date(2026, 11, 22)).register for code in KINDS]
    used = [sign for sign in signs if sign]
    assert len(used) == len(set(used))
