"""The inbox by keyboard: search, move, choose, open; silent where a person is typing."""

from tests.journeys.browser import PHONE, SCREEN, Visitor
from tests.journeys.conftest import Visit

INBOX = "/mau-giao-dien/hop-viec"


def chosen(visitor: Visitor) -> int:
    """How many rows are ticked."""
    return visitor.page.locator("[data-select]:checked").count()


def test_keys_move_choose_and_open(visit: Visit) -> None:
    visitor = visit(INBOX, width=SCREEN)
    visitor.press("j", "j", "k", "j")
    assert visitor.focused().endswith("0002")
    visitor.press("x")
    assert chosen(visitor) == 1
    assert visitor.page.locator("[data-chosen-count]").inner_text() == "Đã chọn 1"
    visitor.press("j")
    assert visitor.focused().endswith("0003")
    visitor.press("Enter")
    visitor.page.wait_for_url("**/mau-giao-dien/ho-so?ma=*0003")


def test_a_slash_searches_and_the_list_alone_is_replaced(visit: Visit) -> None:
    visitor = visit(INBOX, width=SCREEN)
    visitor.page.evaluate("document.body.dataset.same = 'yes'")
    visitor.press("/")
    visitor.page.keyboard.type("xyz không có")
    assert chosen(visitor) == 0
    visitor.press("Enter")
    visitor.page.get_by_text("Không có hồ sơ nào ở đây").wait_for()
    assert "q=xyz" in visitor.page.url
    assert visitor.page.evaluate("document.body.dataset.same") == "yes"


def test_letters_typed_into_a_field_are_letters(visit: Visit) -> None:
    visitor = visit(INBOX, width=SCREEN)
    visitor.press("/")
    visitor.page.keyboard.type("jxk?")
    assert visitor.page.locator("[data-search]").input_value() == "jxk?"
    assert chosen(visitor) == 0
    assert not visitor.page.locator("dialog#keys").is_visible()


def test_keys_can_be_switched_off_and_stay_off(visit: Visit) -> None:
    visitor = visit(INBOX, width=SCREEN)
    visitor.press("?")
    with visitor.page.expect_response(lambda answer: "phim-tat" in answer.url):
        visitor.page.get_by_role("button", name="Tắt", exact=True).click()
    visitor.page.get_by_role("button", name="Đóng").click()
    for _ in range(2):
        visitor.press("j")
        assert visitor.page.locator("[data-open]:focus").count() == 0
        visitor.go(INBOX)


def test_every_stop_of_the_tab_key_can_be_seen(visit: Visit) -> None:
    for path in (INBOX, "/mau-giao-dien/bieu-mau", "/mau-giao-dien/bang-dieu-hanh"):
        visitor = visit(path, width=PHONE)
        seen = set()
        for _ in range(40):
            visitor.press("Tab")
            outline = visitor.page.evaluate(
                "() => { const e = document.activeElement; const near = [e, e.nextElementSibling];"
                " return near.some(n => n && parseFloat(getComputedStyle(n).outlineWidth) >= 2)"
                " ? 'seen' : e.outerHTML.slice(0, 120); }"
            )
            seen.add(outline)
        assert seen == {"seen"}, path


def test_the_first_stop_leads_to_the_content(visit: Visit) -> None:
    visitor = visit(INBOX, width=SCREEN)
    visitor.press("Tab")
    assert visitor.focused() == "Đến nội dung chính"
    visitor.press("Enter", "Tab")
    assert visitor.page.evaluate("document.activeElement.closest('main') !== null")


def test_the_focused_row_never_hides_under_the_bulk_bar(visit: Visit) -> None:
    visitor = visit(INBOX, width=PHONE)
    visitor.press("j", "x")
    bar = visitor.page.locator(".bulk")
    for _ in range(12):
        visitor.press("j")
        bottom = visitor.page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        box = bar.bounding_box()
        assert box is not None
        assert bottom <= box["y"]
