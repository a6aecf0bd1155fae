"""docs/capabilities.md has every capability, and each claim names a test that exists."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.house.floorplan import ROOT

CAPABILITIES = (
    [f"A{n}" for n in range(1, 10)]
    + [f"B{n}" for n in range(1, 8)]
    + [f"C{n}" for n in range(1, 13)]
    + [f"D{n}" for n in range(1, 6)]
)
ROW = re.compile(r"^\| ([ABCD]\d+) \|(?P<rest>.*)\|$", re.MULTILINE)
TEST = re.compile(r"`([\w/.]+\.py)::(\w+)`")
STATES = ("works", "in part", "not yet")


def rows() -> dict[str, list[str]]:
    """The cells of each row by its capability."""
    text = (ROOT / "docs" / "capabilities.md").read_text(encoding="utf-8")
    return {
        found[1]: [cell.strip() for cell in found["rest"].split(" | ")]
        for found in ROW.finditer(text)
    }


def named_test(cells: list[str]) -> tuple[str, str] | None:
    """File and name of the test that a row names."""
    found = TEST.search(cells[2])
    return (found[1], found[2]) if found else None


def test_every_capability_has_its_row() -> None:
    assert list(rows()) == CAPABILITIES


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_a_row_says_what_is_so(capability: str) -> None:
    cells = rows()[capability]
    assert cells[3].startswith(STATES), cells[3]
    test = named_test(cells)
    if cells[3].startswith("works"):
        assert test is not None
    if cells[3].startswith("in part"):
        assert ": " in cells[3]
    if test is not None:
        assert defines(ROOT / test[0], test[1]), f"{capability}: no test {'::'.join(test)}"


def defines(path: Path, name: str) -> bool:
    """Whether the file has that test."""
    return path.is_file() and f"def {name}(" in path.read_text(encoding="utf-8")


def test_no_test_serves_more_than_three_rows() -> None:
    served = Counter(test for cells in rows().values() if (test := named_test(cells)))
    assert [test for test, count in served.items() if count > 3] == []
