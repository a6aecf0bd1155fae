"""The communes of Quảng Ninh and what they were formed from are those of the reference table."""

import csv
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from motcua.rooms.people.queries import Level
from motcua.scenarios.data.reading import former_communes, provinces
from motcua.scenarios.provinces import province_setup

pytestmark = pytest.mark.reference

Table = Callable[[str], list[dict[str, str]]]
# The two public tables disagree on this one; we follow vietnam-provinces.
CODES_IN_DISPUTE = {"06978": "06970"}


@pytest.fixture(scope="module")
def table() -> Table:
    """Rows of a reference table by file name."""

    def rows(name: str) -> list[dict[str, str]]:
        named = os.environ.get("MOTCUA_REFERENCE")
        here = Path(__file__).resolve().parents[6] / "shared" / "reference"
        file = (Path(named) if named else here).parent / "domain" / name
        if not file.is_file():
            pytest.skip(f"MOTCUA_REFERENCE: {name} is not here")
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    return rows


def test_the_54_communes_have_the_same_codes_and_names(table: Table) -> None:
    theirs = {
        CODES_IN_DISPUTE.get(row["code"], row["code"]): row["name"].lower()
        for row in table("quangninh_units.csv")
        if row["province_code"]
    }
    ours = {
        unit.gso_code: unit.name_vi.removeprefix("Ủy ban nhân dân ").lower()
        for unit in province_setup("22").units
        if unit.level == Level.COMMUNE
    }
    assert ours == theirs


def test_every_commune_was_formed_from_the_same_units(table: Table) -> None:
    ours = former_communes("22").formed_from
    for row in table("quangninh_units.csv"):
        if row["province_code"]:
            names = [name.strip() for name in row["merged_from"].split(",")]
            theirs = tuple(name for name in names if name not in {"", "-", "Không sáp nhập"})
            code = CODES_IN_DISPUTE.get(row["code"], row["code"])
            assert ours[code] == theirs, code


def test_the_34_provinces_have_the_same_names_and_numbers_of_communes(table: Table) -> None:
    rows = table("provinces34.csv")
    assert len(rows) == len(provinces())
    for row in rows:
        setup = province_setup(row["gso_code"])
        assert len(setup.communes) == int(row["communes_total"]), row["name"]
        assert setup.name_vi.lower().endswith(row["name"].lower()), row["name"]
