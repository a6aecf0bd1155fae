"""Our facts are those of the reference table: same codes, limits, fees, papers, none added."""

import csv
import json
import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from motcua.rooms.catalogue.operations import NewVersion
from motcua.rooms.catalogue.queries import Channel, FeeSetBy
from motcua.scenarios.data.reading import catalogue

UNITS = {"ngày làm việc": "working_day", "ngày": "day", "giờ": "working_hour", "": ""}
CHANNELS = {"Trực tiếp": "counter", "Trực tuyến": "online", "Bưu chính": "post"}
ENOUGH = 4
SEVERAL_AMOUNTS = ";"

Row = Mapping[str, str]


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    """The rows of the reference table that are complete enough, by code."""
    named = os.environ.get("MOTCUA_REFERENCE")
    root = Path(named) if named else Path(__file__).resolve().parents[6] / "shared" / "reference"
    table = root.parent / "domain" / "procedures.csv"
    if not table.is_file():
        pytest.skip("MOTCUA_REFERENCE: procedures.csv is not here")
    with table.open(encoding="utf-8-sig", newline="") as lines:
        found = list(csv.DictReader(lines))
    return {row["code"]: row for row in found if int(row["completeness"]) >= ENOUGH}


@pytest.fixture(scope="module")
def ours() -> dict[str, NewVersion]:
    """Our versions by code."""
    return {facts.new.code: facts.new.version for facts in catalogue()}


pytestmark = pytest.mark.reference


def same_day(row: Row) -> bool:
    """The notes say: on the same day, and received after 15:00 on the next working day."""
    notes = unicodedata.normalize("NFC", row["notes"])
    return "15 giờ" in notes and "trong ngày" in notes


def listed(row: Row, column: str) -> list[Any]:
    found: list[Any] = json.loads(unicodedata.normalize("NFC", row[column]) or "[]")
    return found


def test_the_same_procedures_are_there(rows: dict[str, Row], ours: dict[str, NewVersion]) -> None:
    assert len(rows) == 221
    assert set(ours) == set(rows)


def test_names_are_the_same(rows: dict[str, Row], ours: dict[str, NewVersion]) -> None:
    theirs = {code: unicodedata.normalize("NFC", row["name"]).strip() for code, row in rows.items()}
    assert {code: version.name_vi for code, version in ours.items()} == theirs


def test_limits_are_the_same_and_numbers_without_unit_have_none(
    rows: dict[str, Row], ours: dict[str, NewVersion]
) -> None:
    unitless = 0
    for code, row in rows.items():
        expected: tuple[int | None, str, int | None]
        if same_day(row):
            expected = (0, "working_day", 900)
        else:
            amount = int(row["time_value"]) if row["time_value"] else None
            expected = (amount, UNITS[row["time_unit"]], None)
            unitless += bool(row["time_value"] and not row["time_unit"])
        version = ours[code]
        found = (version.limit_amount, version.limit_unit, version.cutoff_minute)
        assert found == expected, code
        if not row["time_unit"]:
            assert not version.limit_confirmed, code
    assert unitless == 31


def test_fees_are_the_same_and_never_zero_where_somebody_decides(
    rows: dict[str, Row], ours: dict[str, NewVersion]
) -> None:
    for code, row in rows.items():
        fees = ours[code].fees
        if row["fee_vnd"]:
            assert [fee.amount_vnd for fee in fees] == [int(row["fee_vnd"])], code
        elif SEVERAL_AMOUNTS in row["fee"]:
            amounts = {int("".join(filter(str.isdigit, each))) for each in row["fee"].split(";")}
            assert {fee.amount_vnd for fee in fees} == amounts, code
        else:
            assert all(fee.amount_vnd is None and not fee.confirmed for fee in fees), code
            assert bool(fees) == bool(row["fee"]), code
        if "HĐND" in unicodedata.normalize("NFC", row["fee"]):
            assert {fee.set_by for fee in fees} == {FeeSetBy.PROVINCIAL_COUNCIL}, code


def test_papers_are_the_same(rows: dict[str, Row], ours: dict[str, NewVersion]) -> None:
    for code, row in rows.items():
        theirs = [
            (paper["ten"].strip(), paper["ban_chinh"] or 0, paper["ban_sao"] or 0)
            for paper in listed(row, "papers")
        ]
        papers = ours[code].papers
        assert [(each.name_vi, each.originals, each.copies) for each in papers] == theirs, code
        total = int(row["papers_total"] or 0)
        assert (ours[code].papers_total or len(papers)) == max(total, len(papers)), code


def test_channels_and_legal_bases_are_the_same(
    rows: dict[str, Row], ours: dict[str, NewVersion]
) -> None:
    for code, row in rows.items():
        theirs = {Channel(CHANNELS[channel]) for channel in listed(row, "channels")}
        assert set(ours[code].channels) == theirs, code
        assert list(ours[code].legal_bases) == listed(row, "legal_basis"), code


def test_results_are_names_of_the_table(rows: dict[str, Row], ours: dict[str, NewVersion]) -> None:
    for code, row in rows.items():
        theirs = {result.strip() for result in listed(row, "results")}
        assert set(ours[code].results) <= theirs, code


def test_every_fact_says_where_it_was_read(
    rows: dict[str, Row], ours: dict[str, NewVersion]
) -> None:
    for code, row in rows.items():
        source = ours[code].source
        assert source["address"] == row["source_address"], code
        assert source["read_on"] == row["source_year"], code
        collection = row["source"].partition(":")[0]
        assert source["collected"].startswith(collection), code
