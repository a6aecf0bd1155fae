"""The reform office types a figure no room keeps; the board shows it as typed, with its source."""

import pytest

from tests.journeys.browser import PHONE, SCREEN, Visitor
from tests.journeys.conftest import Visit
from tests.journeys.province.acts import COMMUNE, board, fill, send, words_on
from tests.journeys.province.conftest import Enter

METRIC = "PETITION_PROCESSING_ON_TIME"
SOURCE = "Báo cáo số 218/BC-UBND"
GIVEN = {
    "unit": COMMUNE,
    "metric": METRIC,
    "month": "2026-11",
    "numerator": "1.204",
    "denominator": "1.818",
    "source": SOURCE,
    "sourced_on": "16/11/2026",
}


def kept(visitor: Visitor) -> dict[str, str]:
    """What stands in the fields now."""
    return {name: visitor.page.locator(f"main form [name={name}]").input_value() for name in GIVEN}


def test_the_board_shows_the_figure_as_typed_with_its_source(enter: Enter, visit: Visit) -> None:
    office = enter("caicach", "/van-phong/so-lieu/nhap", width=SCREEN)
    fill(office, **GIVEN)
    assert send(office) == 200
    assert SOURCE in words_on(office)
    assert board(office)["lines"][METRIC] == (1204, 1818)
    anybody = visit(f"/bang-766/{COMMUNE}?ky=2026-11", width=PHONE)
    row = anybody.page.locator("tr", has_text=SOURCE)
    said = row.inner_text().replace("\t", " ").replace("\n", " ")
    assert "1.204 1.818" in said
    assert "66,23" in said
    assert "nhập tay" in said
    assert "Nhập tay:" in said
    assert "16/11/2026" in said


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"numerator": "1.819"}, "numerator"),
        ({"denominator": "1,818"}, "denominator"),
        ({"numerator": "-3"}, "numerator"),
        ({"numerator": "mười hai"}, "numerator"),
        ({"sourced_on": "31/02/2026"}, "sourced_on"),
        ({"source": ""}, "source"),
    ],
    ids=["part above whole", "comma of thousands", "negative", "words", "no such day", "no source"],
)
@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_wrong_figure_is_refused_with_everything_kept(
    enter: Enter, wrong: dict[str, str], at: str, javascript: bool
) -> None:
    office = enter("caicach", "/van-phong/so-lieu/nhap", width=SCREEN, javascript=javascript)
    before = board(office)["lines"][METRIC]
    fill(office, **{**GIVEN, **wrong})
    assert send(office) == 422
    assert kept(office) == {**GIVEN, **wrong}
    assert office.page.locator(f"#field-{at} .wrong").is_visible()
    assert office.page.locator(".error-summary a").first.get_attribute("href") == f"#id_{at}"
    assert board(office)["lines"][METRIC] == before
