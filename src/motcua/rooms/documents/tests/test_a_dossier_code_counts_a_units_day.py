"""Codes are ``<unit>-<yymmdd>-<sequence>``: four digits or more, never wrapping, both orders."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rooms.documents.codes import (
    DossierCode,
    DossierCodeInvalid,
    dossier_code,
    parse_dossier_code,
)

DAY = date(2025, 9, 8)


@pytest.mark.parametrize(
    ("unit_code", "on", "sequence", "code"),
    [
        ("H26.103.25.7", DAY, 112, "H26.103.25.7-250908-0112"),
        ("000.00.53.H48", date(2022, 9, 21), 99, "000.00.53.H48-220921-0099"),
        ("H49", DAY, 1, "H49-250908-0001"),
        ("H49", DAY, 9_999, "H49-250908-9999"),
        ("H49", DAY, 10_000, "H49-250908-10000"),
        ("H49", DAY, 123_456, "H49-250908-123456"),
    ],
)
def test_codes_are_written_and_read_back(
    unit_code: str, on: date, sequence: int, code: str
) -> None:
    assert dossier_code(unit_code, on, sequence) == code
    assert parse_dossier_code(code) == DossierCode(unit_code, on, sequence)


@pytest.mark.parametrize(
    "typed", ["h26.103.25.7-250908-0112", " H26.103.25.7–250908–0112\n", "H26.103.25.7−250908-0112"]
)
def test_codes_are_read_as_people_type_them(typed: str) -> None:
    assert str(parse_dossier_code(typed)) == "H26.103.25.7-250908-0112"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "H26.103.25.7-250908-112",
        "H26.103.25.7-250908-0000",
        "H26.103.25.7-250908-00112",
        "H26.103.25.7-250230-0001",
        "H26.103.25.7-2509080-0001",
        "26.103-250908-0001",
        "H26.103.25.7.9.9-250908-0001",
        "000.00.H48-250908-0001",
        "H26-250908-٠٠٠١",
        "H26-250908-0001; DROP TABLE",
    ],
)
def test_what_is_no_code_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(DossierCodeInvalid, match="không phải mã hồ sơ"):
        parse_dossier_code(typed)


@pytest.mark.parametrize(
    ("unit_code", "on", "sequence"),
    [("H26 ", DAY, 1), ("", DAY, 1), ("H26", DAY, 0), ("H26", date(1999, 1, 1), 1)],
)
def test_no_code_is_made_that_could_not_be_read_back(
    unit_code: str, on: date, sequence: int
) -> None:
    with pytest.raises(DossierCodeInvalid):
        dossier_code(unit_code, on, sequence)


@given(
    st.from_regex(r"\A[A-Z][0-9]{2}(\.[0-9]{1,3}){0,4}\Z"),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 10**7),
)
def test_every_code_made_is_read_back(unit_code: str, on: date, sequence: int) -> None:
    code = dossier_code(unit_code, on, sequence)
    assert parse_dossier_code(code) == DossierCode(unit_code, on, sequence)
