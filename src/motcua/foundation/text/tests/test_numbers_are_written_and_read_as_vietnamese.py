"""Numbers: printed as vi-VN, read strictly, and never guessed where two readings exist."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.text.numbers import (
    NumberAmbiguous,
    NumberUnreadable,
    format_money,
    format_number,
    format_percent,
    parse_money,
    parse_number,
)


def test_thousands_take_dots_and_decimals_a_comma() -> None:
    assert format_number(1818) == "1.818"
    assert format_number(Decimal("65.90")) == "65,9"
    assert format_number(65.905, 2) == "65,91"
    assert format_number(-0.4, 0) == "0"
    assert format_number(-1234.5) == "−1.234,5"
    assert format_percent(96.9) == "96,9\u00a0%"
    assert format_money(1_024_000) == "1.024.000\u00a0₫"


def test_a_half_rounds_away_from_zero_as_on_paper() -> None:
    assert [format_number(Decimal(text), 1) for text in ("0.25", "0.35", "-0.25")] == [
        "0,3",
        "0,4",
        "−0,3",
    ]


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_what_was_printed_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value), decimals=4) == value


@given(st.integers(min_value=0, max_value=10**13))
def test_printed_money_is_read_back(amount_vnd: int) -> None:
    assert parse_money(format_money(amount_vnd)) == amount_vnd


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("163,909", ("163,9090", "163.909")),
        ("76.90", ("76,9", "7.690")),
        ("1,818.5", ("1.818,5", "18.185")),
        ("1,024,000", ("1.024.000", "1.024.000")),
    ],
)
def test_english_writing_is_refused_with_both_readings(
    text: str, readings: tuple[str, str]
) -> None:
    with pytest.raises(NumberAmbiguous) as refused:
        parse_number(text)
    assert refused.value.readings == readings
    assert all(reading in str(refused.value) for reading in readings)


@pytest.mark.parametrize("text", ["", "một", "1.81", "12.34.567", "1,2,3", "1 818", "٣", "--1"])
def test_text_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises((NumberUnreadable, NumberAmbiguous)):
        parse_number(text)


def test_a_field_with_three_decimals_may_take_a_lone_comma() -> None:
    assert parse_number("163,909", decimals=3) == Decimal("163.909")
    assert parse_number("0,818") == Decimal("0.818")


def test_money_has_no_smaller_unit() -> None:
    assert parse_money("1.024.000 đ") == 1_024_000
    with pytest.raises(NumberUnreadable):
        parse_money("1.024,5")
