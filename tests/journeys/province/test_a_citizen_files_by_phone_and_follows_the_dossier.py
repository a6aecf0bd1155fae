"""On a phone a citizen finds a procedure, files with two papers, and follows what becomes of it.

The whole way is walked twice: with scripts, and in a browser that runs none.
"""

import re

import pytest

from tests.journeys.browser import PHONE, Visitor
from tests.journeys.conftest import Visit
from tests.journeys.province.acts import (
    Sheet,
    address_of,
    code_on,
    fetched,
    fill,
    press,
    send,
    text_of,
    words_on,
)

BIRTH, HA_TU = "1.001193", "Phường Hà Tu"
TELEPHONE = "0912 345 678"


def find_by_unaccented_words(visitor: Visitor) -> None:
    visitor.page.locator("main [name=q]").fill("dang ky khai sinh")
    press(visitor, "main form[role=search] button, main .search button")
    press(visitor, f"a[href='/thu-tuc/{BIRTH}']")
    assert visitor.page.locator("h1").inner_text() == "Thủ tục đăng ký khai sinh"
    press(visitor, f"a[href='/nop/{BIRTH}']")


def say_where_and_who(visitor: Visitor, number: str) -> None:
    visitor.page.locator("[name=place]").select_option(label=HA_TU)
    assert send(visitor) == 200
    fill(visitor, number=number, name="Đặng Thị Ngọc Hưởng", phone=TELEPHONE, address="Tổ 5")
    assert send(visitor) == 200


def hand_in(visitor: Visitor, sheets: list[Sheet]) -> None:
    fill(visitor, subject="Đăng ký khai sinh cho con")
    for place, sheet in enumerate(sheets):
        sheet.put_into(visitor, f"input[type=file] >> nth={place}")
    assert send(visitor) == 200
    assert all(sheet.sha256[:12] in words_on(visitor) for sheet in sheets)
    fill(visitor, true=True)
    assert send(visitor) == 200


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_from_search_to_acknowledgement_and_back_by_code(visit: Visit, javascript: bool) -> None:
    visitor = visit("/", width=PHONE, javascript=javascript)
    sheets = [Sheet(f"tờ khai {javascript}"), Sheet(f"giấy chứng sinh {javascript}")]
    find_by_unaccented_words(visitor)
    say_where_and_who(visitor, f"02219900012{int(javascript)}")
    hand_in(visitor, sheets)

    code, said = code_on(visitor), words_on(visitor)
    assert re.fullmatch(r"H49\.\d+(\.\d+)?-261118-\d{4}", code)
    assert all(sheet.sha256[:16] in said for sheet in sheets)
    printed = text_of(fetched(visitor, address_of(visitor, "a[href*='/giay-to/']")))
    assert code in printed
    assert all(sheet.sha256 in printed for sheet in sheets)

    elsewhere = visit("/tra-cuu", width=PHONE, javascript=javascript)
    fill(elsewhere, code=code, factor="0000")
    assert send(elsewhere) == 422
    fill(elsewhere, factor=TELEPHONE.replace(" ", "")[-4:])
    assert send(elsewhere) == 200
    assert code_on(elsewhere) == code
    assert "chờ kiểm tra" in words_on(elsewhere)
    assert (visitor.complaints, elsewhere.complaints) == ([], [])
    assert (visitor.sideways(), elsewhere.sideways()) == (0, 0)


def test_a_wrong_factor_opens_nothing_and_keeps_what_was_typed(visit: Visit) -> None:
    visitor = visit("/tra-cuu", width=PHONE)
    fill(visitor, code="H49.101-261118-0001", factor="0000")
    assert send(visitor) == 422
    assert visitor.page.title().startswith("Lỗi:")
    assert visitor.page.locator("main [name=code]").input_value() == "H49.101-261118-0001"
    assert visitor.page.url.endswith("/tra-cuu")
