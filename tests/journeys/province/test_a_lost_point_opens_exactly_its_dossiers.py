"""Every lost point on the board opens the dossiers that lost it: denominator less numerator.

Who may not see a dossier does not learn its code there either.
"""

import re

import pytest

from tests.journeys.browser import SCREEN, Visitor
from tests.journeys.province.acts import COMMUNE, board, press, words_on
from tests.journeys.province.conftest import Enter, work_off
from tests.province import Clock

PROVINCE = "H49"
LINKS = "a[href*='/diem-mat/']"
CODE = re.compile(r"H49(?:\.\d+)*-\d{6}-\d{4,}")


def lost_links(visitor: Visitor) -> list[tuple[str, str]]:
    """(indicator, address) of the table of lost points, as the page has it."""
    found = visitor.page.locator(LINKS).evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [(re.search(r"/diem-mat/(\w+)", href)[1], href) for href in found]  # type: ignore[index]  # the address has one


@pytest.mark.parametrize(("unit", "at_least"), [(PROVINCE, 5), (COMMUNE, 3)])
def test_a_click_opens_as_many_distinct_dossiers_as_were_lost(
    enter: Enter, clock: Clock, unit: str, at_least: int
) -> None:
    work_off(clock.now)
    visitor = enter("lanhdao", f"/bang-766/{unit}?ky=2026-11", width=SCREEN)
    data = board(visitor, unit)
    by_dossier = {line["code"] for line in data["indicators"] if line["by"] == "dossier"}
    opened = 0
    for indicator, href in lost_links(visitor):
        if indicator not in by_dossier:
            continue
        visitor.go(f"/bang-766/{unit}?ky=2026-11")
        assert press(visitor, f"a[href='{href}']") == 200
        codes = CODE.findall(words_on(visitor))
        numerator, denominator = data["lines"][indicator]
        assert (indicator, len(set(codes))) == (indicator, denominator - numerator)
        assert len(codes) == len(set(codes))
        opened += 1
    assert opened >= at_least


def test_a_dossier_on_the_list_opens_for_whoever_may_read_it(enter: Enter) -> None:
    visitor = enter("lanhdao", f"/bang-766/{PROVINCE}/diem-mat/ON_TIME?ky=2026-11", width=SCREEN)
    code = CODE.findall(words_on(visitor))[0]
    assert press(visitor, f"a[href='/ho-so/{code}']") == 200
    assert visitor.page.locator(".dossier-code .code").inner_text() == code


@pytest.mark.parametrize("username", ["thutruong.xa1", "nghiepvu"])
def test_codes_of_other_units_stay_hidden(enter: Enter, username: str) -> None:
    visitor = enter(username, f"/bang-766/{PROVINCE}?ky=2026-11", width=SCREEN)
    press(visitor, LINKS + "[href*=ONLINE_SUBMISSION]")
    seen = {code.rsplit("-", 2)[0] for code in CODE.findall(words_on(visitor))}
    own = {COMMUNE, f"{COMMUNE}.1"} if username == "thutruong.xa1" else set()
    assert seen <= own
    assert visitor.page.locator(".notice").count() >= 1
