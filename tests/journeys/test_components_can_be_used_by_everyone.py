"""axe finds nothing on any page of the gallery, in both themes, on a phone and on a screen."""

import pytest

from tests.journeys.browser import PHONE, SCREEN, Theme
from tests.journeys.conftest import Visit

PAGES = [
    "/mau-giao-dien",
    "/mau-giao-dien/hop-viec",
    "/mau-giao-dien/hop-viec?loc=trong",
    "/mau-giao-dien/ho-so",
    "/mau-giao-dien/ho-so?muc=qua-han",
    "/mau-giao-dien/ho-so?muc=tam-dung",
    "/mau-giao-dien/ho-so?muc=da-tra",
    "/mau-giao-dien/bieu-mau",
    "/mau-giao-dien/bieu-mau-cong-dan",
    "/mau-giao-dien/bang-dieu-hanh",
    "/mau-giao-dien/van-ban",
    "/khong-co-trang-nay",
]


# Colours depend on the theme and layout on the width: two of the four pairs meet every value.
LOOKS = [(PHONE, "light"), (SCREEN, "dark")]


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    visit: Visit, width: int, theme: Theme
) -> None:
    visitor = visit(PAGES[0], width=width, theme=theme)
    for path in PAGES:
        visitor.go(path)
        assert (path, visitor.axe_findings(), visitor.sideways()) == (path, [], 0)
    assert visitor.complaints == []


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_axe_finds_nothing_where_a_form_has_errors(visit: Visit, width: int, theme: Theme) -> None:
    visitor = visit("/mau-giao-dien/bieu-mau", width=width, theme=theme)
    visitor.page.get_by_role("button", name="Gửi yêu cầu bổ sung").click()
    visitor.settle()
    visitor.photograph("bieu-mau-co-loi")
    assert visitor.page.locator(".error-summary").is_visible()
    assert (visitor.axe_findings(), visitor.sideways()) == ([], 0)


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_axe_finds_nothing_in_open_menus_and_dialogs(
    visit: Visit, width: int, theme: Theme
) -> None:
    visitor = visit("/mau-giao-dien/hop-viec?loc=trong", width=width, theme=theme)
    visitor.page.locator("details.menu:visible > summary").first.click()
    assert visitor.axe_findings() == []
    visitor.press("Escape")
    visitor.go("/mau-giao-dien/hop-viec")
    visitor.press("j", "x")
    assert visitor.page.locator(".bulk").is_visible()
    assert visitor.axe_findings() == []
    visitor.press("?")
    assert visitor.page.locator("dialog#keys").is_visible()
    assert (visitor.axe_findings(), visitor.sideways()) == ([], 0)


@pytest.mark.parametrize(("width", "theme"), [(PHONE, "dark"), (SCREEN, "light")])
def test_no_page_scrolls_sideways_in_the_other_looks_either(
    visit: Visit, width: int, theme: Theme
) -> None:
    visitor = visit(PAGES[0], width=width, theme=theme)
    for path in PAGES:
        visitor.go(path)
        assert (path, visitor.sideways()) == (path, 0)


PLANTED = {
    "color-contrast": "e => { e.style.color = '#999'; e.style.background = '#aaa'; }",
    "target-size": "e => { for (const name of ['a', 'b']) { const b = e.parentElement.appendChild("
    "document.createElement('button')); b.ariaLabel = name; Object.assign(b.style,"
    " {width: '9px', minHeight: '9px', height: '9px', padding: 0}); } }",
    "image-alt": "e => { e.innerHTML = '<img src=\"/static/ui/mark.svg\">'; }",
    "label": "e => { e.innerHTML = '<input>'; }",
}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_violation_is_found(visit: Visit, rule: str) -> None:
    visitor = visit("/mau-giao-dien/ho-so", width=SCREEN)
    visitor.page.locator(".lead").evaluate(PLANTED[rule])
    assert any(finding.startswith(f"{rule}:") for finding in visitor.axe_findings())


def test_a_planted_wide_thing_is_found(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/ho-so", width=PHONE)
    visitor.page.locator(".lead").evaluate("e => { e.style.width = '600px'; }")
    assert visitor.sideways() > 0
