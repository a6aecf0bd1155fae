"""At the counter a receiver takes a dossier and prints the receipt without touching a mouse.

Every press is counted, those that write text too: at an unhurried two presses a second the bound
below is under a minute. Receipt and control slip are asked for by [law:nd-118-2025 art.17 cl.1].
"""

import re
from dataclasses import dataclass

from motcua.rooms.documents import queries as documents
from tests.journeys.browser import SCREEN, Visitor
from tests.journeys.province.acts import address_of, code_on, codes_on, fetched, text_of
from tests.journeys.province.conftest import Enter

MINUTE_OF_PRESSES = 100
# What is not text: going on, moving, opening, sending.
FEW = 24
IDENTITY = "022199000777"
RECEIPT = "a.button[href*='/giay-to/']"


@dataclass
class Hands:
    """Two hands on a keyboard; they count what they press."""

    visitor: Visitor
    pressed: int = 0
    typed: int = 0

    def press(self, *keys: str) -> None:
        """Keys that are not text."""
        self.pressed += len(keys)
        self.visitor.press(*keys)

    def type(self, text: str) -> None:
        """Text, where the focus is."""
        self.typed += len(text)
        self.visitor.page.keyboard.type(text)

    def go_to(self, selector: str, at_most: int) -> None:
        """Tabs until the focus is on it."""
        wanted = self.visitor.page.locator(selector).first
        for _ in range(at_most):
            if wanted.evaluate("e => e === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is more than {at_most} tabs away")

    def leave_by(self, key: str) -> None:
        """A key that leads to another page."""
        with self.visitor.page.expect_navigation():
            self.press(key)
        self.visitor.settle()


def take_in(hands: Hands) -> str:
    """From the inbox to the dossier that was taken; its code."""
    page = hands.visitor.page
    hands.go_to("nav a[href='/tiep-nhan']", at_most=6)
    hands.leave_by("Enter")
    hands.press("/")
    hands.type("dang ky khai sinh")
    hands.press("Enter")
    page.wait_for_url("**q=dang*")
    hands.press("ArrowDown")
    for _ in range(4):
        if page.evaluate("document.activeElement.getAttribute('href')") == "/tiep-nhan/1.001193":
            break
        hands.press("j")
    hands.leave_by("Enter")
    hands.type(IDENTITY)
    for text in ("Đặng Văn Khoát", "0912345777", "Tổ 3"):
        hands.press("Tab")
        hands.type(text)
    hands.leave_by("Enter")
    return code_on(hands.visitor)


def test_a_dossier_is_taken_and_its_receipt_is_reached(enter: Enter) -> None:
    visitor = enter("tiepnhan.xa1", "/hop-viec", width=SCREEN)
    hands = Hands(visitor)
    code = take_in(hands)
    hands.press("Tab", "Enter")  # the link that skips the masthead
    hands.go_to(RECEIPT, at_most=4)
    assert visitor.page.evaluate("document.activeElement.textContent").startswith("In giấy")
    assert hands.pressed <= FEW
    assert hands.pressed + hands.typed <= MINUTE_OF_PRESSES
    check_receipt(fetched(visitor, address_of(visitor, RECEIPT)), code)
    slip = text_of(fetched(visitor, f"/ho-so/{code}/phieu-kiem-soat"))
    assert code in slip
    assert visitor.complaints == []


def check_receipt(pdf: bytes, code: str) -> None:
    """Form 01: the QR stands top left and says what the circular asks for."""
    (seen,) = codes_on(pdf)
    assert (seen.across < 0.3, seen.down < 0.2) == (True, True)
    fields = documents.read_qr(seen.text)
    assert fields["dossier_code"] == code
    assert fields["procedure_code"] == "1.001193"
    assert fields["applicant_id"] == IDENTITY
    assert fields["paper_name"] == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert fields["system_name"]
    assert fields["issued_at"] == "2026-11-18T09:00+07:00"
    assert re.fullmatch(r"2026-11-\d\dT\d\d:\d\d\+07:00", fields["due_at"])
    printed = text_of(pdf)
    assert code in printed
    assert "ĐặngVănKhoát" in printed


def test_an_error_leads_the_keyboard_to_its_field(enter: Enter) -> None:
    visitor = enter("tiepnhan.xa1", "/tiep-nhan/1.001193", width=SCREEN)
    hands = Hands(visitor)
    hands.type("12")
    hands.leave_by("Enter")
    assert visitor.page.title().startswith("Lỗi:")
    assert visitor.page.evaluate("document.activeElement.className") == "error-summary"
    hands.press("Tab", "Enter")
    assert visitor.page.evaluate("document.activeElement.name") in {"number", "name"}
    assert visitor.page.locator("main [name=number]").input_value() == "12"
