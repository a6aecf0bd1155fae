"""What a stylesheet can get wrong unseen: fonts, line height, target sizes, print, the policy."""

import pytest

from tests.journeys.browser import PHONE, SCREEN
from tests.journeys.conftest import Visit

PAGES = [
    "/mau-giao-dien",
    "/mau-giao-dien/hop-viec",
    "/mau-giao-dien/ho-so",
    "/mau-giao-dien/bieu-mau",
    "/mau-giao-dien/bang-dieu-hanh",
]


def test_vietnamese_is_drawn_in_the_face_made_for_it(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien", width=SCREEN)
    loaded = visitor.page.evaluate(
        "() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert any("Be Vietnam Pro" in family for family in loaded)
    width = "(face) => { const c = document.createElement('canvas').getContext('2d');"
    width += " c.font = `16px ${face}`; return c.measureText('Nguyễn Thị Hưởng ế ộ ẵ').width; }"
    ours = visitor.page.evaluate(width, "'Be Vietnam Pro'")
    assert ours != visitor.page.evaluate(width, "sans-serif")


def test_figures_in_columns_have_one_width(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/bang-dieu-hanh", width=SCREEN)
    widths = visitor.page.locator("td.number").first.evaluate(
        "e => ['1111111111', '8888888888', '0000000000'].map(digits => {"
        " const s = document.createElement('span'); s.textContent = digits; e.append(s);"
        " const w = s.getBoundingClientRect().width; s.remove(); return w; })"
    )
    assert max(widths) - min(widths) < 0.5


@pytest.mark.parametrize("path", PAGES)
def test_lines_leave_room_for_stacked_marks(visit: Visit, path: str) -> None:
    visitor = visit(path, width=PHONE)
    tight = visitor.page.evaluate(
        "() => [...document.querySelectorAll('main *, header *, footer *')].filter(e => {"
        " const s = getComputedStyle(e); const has = [...e.childNodes].some("
        "   n => n.nodeType === 3 && n.textContent.trim());"
        " return has && !e.closest('svg') && parseFloat(s.lineHeight) / parseFloat(s.fontSize)"
        "   < 1.5; }).map(e => e.outerHTML.slice(0, 100))"
    )
    shouted = visitor.page.evaluate(
        "() => [...document.querySelectorAll('body *')].filter(e => {"
        " const s = getComputedStyle(e);"
        " return s.textTransform === 'uppercase' || parseFloat(s.letterSpacing) > 0; }).length"
    )
    assert (tight, shouted) == ([], 0)


def test_a_citizen_can_hit_every_control_with_a_thumb(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/bieu-mau-cong-dan", width=PHONE)
    small = visitor.page.evaluate(
        "() => [...document.querySelectorAll('main button, main .card label, main input[type=text],"
        " summary')].filter(e => e.getClientRects().length && e.getBoundingClientRect().height"
        " < 44).map(e => e.outerHTML.slice(0, 120))"
    )
    assert small == []


def test_rows_of_the_desk_are_compact_and_of_the_board_are_not(visit: Visit) -> None:
    height = "e => e.getBoundingClientRect().height"
    row = "tbody tr:last-child"
    desk = visit("/mau-giao-dien/hop-viec", width=SCREEN)
    assert desk.page.locator(row).first.evaluate(height) == pytest.approx(36, abs=1)
    board = visit("/mau-giao-dien/bang-dieu-hanh", width=SCREEN)
    assert board.page.locator(row).first.evaluate(height) >= 43


def test_the_first_column_stays_while_a_wide_table_moves(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/hop-viec", width=PHONE)
    head = visitor.page.locator("tbody th").first
    visitor.page.locator(".table-frame").first.evaluate("e => { e.scrollLeft = 300; }")
    box = head.bounding_box()
    assert box is not None
    assert 0 <= box["x"] < 40


def test_time_left_on_paper_gives_the_instant_and_no_controls(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/ho-so?muc=qua-han", width=SCREEN, media="print")
    instant = visitor.page.locator(".strip-left time").evaluate(
        "e => getComputedStyle(e, '::after').content"
    )
    assert "attr(title)" in instant or "16:30 15/10/2026" in instant
    assert not visitor.page.locator(".dossier-actions").is_visible()
    assert visitor.page.locator(".strip-list").is_visible()


def test_the_page_loads_nothing_from_elsewhere_and_the_policy_forbids_it(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien", width=SCREEN)
    assert visitor.complaints == []
    visitor.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
        " document.head.append(s); }"
    )
    assert visitor.page.evaluate("window.bad") is None
    assert any("Content Security Policy" in complaint for complaint in visitor.complaints)
