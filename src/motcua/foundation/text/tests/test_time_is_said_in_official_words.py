"""Instants, days and time left as an official writes them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.text.moments import (
    DayUnreadable,
    format_day,
    format_moment,
    parse_day,
    time_left,
)

DAY = 8 * 60


def test_an_instant_is_printed_in_vietnams_time() -> None:
    assert format_moment(datetime(2026, 10, 15, 2, 30, tzinfo=UTC)) == "09:30 15/10/2026"
    assert format_day(datetime(2026, 10, 14, 18, 0, tzinfo=UTC)) == "15/10/2026"
    with pytest.raises(ValueError, match="no offset"):
        format_moment(datetime(2026, 10, 15, 9, 30))  # noqa: DTZ001 - the naive one under test


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_printed_day_is_read_back(on: date) -> None:
    assert parse_day(format_day(on)) == on
    assert parse_day(on.isoformat()) == on


@pytest.mark.parametrize(
    "text", ["", "10/31/2026", "30/2/2026", "15/10/26", "hôm nay", "2026/10/15"]
)
def test_a_text_that_names_no_day_is_refused(text: str) -> None:
    with pytest.raises(DayUnreadable, match="15/10/2026"):
        parse_day(text)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (2 * DAY, "Còn 2 ngày làm việc"),
        (3 * DAY - 1, "Còn 2 ngày làm việc"),
        (DAY + 180, "Còn 1 ngày 3 giờ làm việc"),
        (DAY, "Còn 1 ngày làm việc"),
        (200, "Còn 3 giờ làm việc"),
        (59, "Còn 59 phút làm việc"),
        (1, "Còn 1 phút làm việc"),
        (0, "Đến hạn"),
        (-45, "Quá hạn 45 phút"),
        (-DAY - 180, "Quá hạn 1 ngày 3 giờ"),
        (-DAY - 180 - 59, "Quá hạn 1 ngày 3 giờ"),
    ],
)
def test_time_left_is_said_in_words(minutes: int, words: str) -> None:
    assert time_left(minutes, DAY) == words


def test_the_length_of_the_units_own_day_counts() -> None:
    assert time_left(900, 450) == "Còn 2 ngày làm việc"
    assert time_left(900, 480) == "Còn 1 ngày 7 giờ làm việc"
