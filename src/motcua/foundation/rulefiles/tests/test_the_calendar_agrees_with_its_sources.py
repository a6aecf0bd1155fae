"""Our days off against the `holidays` package, the reference table, and the calendar's own end."""

import csv
import os
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from motcua.cores.clock import Calendar, calendar_of
from motcua.foundation import rulefiles

# What the package gets wrong or does not know: our file and no other is right here.
KNOWN_DIFFERENCES = {
    date(2026, 1, 2): "off, worked for on 10 January: notice 12729 of 25 December 2025",
    date(2026, 1, 10): "worked, the same notice",
}
FEWEST_DAYS_AHEAD = 60


def calendar() -> Calendar:
    """The shipped calendar with the default hours."""
    return calendar_of(rulefiles.load("calendars/vn"), rulefiles.load("hours/default"))


def days(first: date, last: date) -> list[date]:
    """Every day from ``first`` to ``last``."""
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def test_2021_to_2026_agree_with_the_holidays_package_but_for_the_known_days() -> None:
    ours, theirs = calendar(), holidays.country_holidays("VN", years=range(2021, 2027))
    differing = {
        day
        for day in days(date(2021, 1, 1), date(2026, 12, 31))
        if ours.is_working_day(day) != theirs.is_working_day(day)
    }
    assert differing == set(KNOWN_DIFFERENCES)


def test_2027_is_laid_out_as_the_lunar_calendar_has_it() -> None:
    ours, theirs = calendar(), holidays.country_holidays("VN", years=2027)
    assert theirs.get(date(2027, 2, 6)) == "Lunar New Year"
    new_year = (date(2027, 1, 1) - date(1970, 1, 1)).days
    assert not any(ours.is_sure(day, day) for day in range(new_year, new_year + 365))
    for day in days(date(2027, 1, 1), date(2027, 12, 31)):
        assert ours.is_working_day(day) == theirs.is_working_day(day), day


def test_only_24_november_2026_is_open_within_the_announced_years() -> None:
    ours = calendar()
    numbers = [
        (day, (day - date(1970, 1, 1)).days) for day in days(date(2021, 1, 1), date(2026, 12, 31))
    ]
    assert [day for day, number in numbers if not ours.is_sure(number, number)] == [
        date(2026, 11, 24)
    ]


def reference() -> Path | None:
    """The reference table of working-day exceptions, where it is to be had."""
    named = os.environ.get("MOTCUA_REFERENCE")
    root = Path(named) if named else Path(__file__).resolve().parents[6] / "shared" / "reference"
    table = root.parent / "domain" / "calendar_vn_2021_2026.csv"
    return table if table.is_file() else None


@pytest.mark.reference
def test_every_exception_of_the_reference_table_is_ours_and_no_other() -> None:
    table = reference()
    if table is None:
        pytest.skip("MOTCUA_REFERENCE: calendar_vn_2021_2026.csv is not here")
    ours = calendar()
    with table.open(encoding="utf-8") as lines:
        rows = {date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(lines)}
    for day in days(date(2021, 1, 1), date(2026, 12, 31)):
        plain = "WORK" if day.weekday() < 5 else "OFF"
        kind = rows.get(day, plain)
        assert ours.is_working_day(day) == kind.startswith("WORK"), day


def days_ahead(today: date) -> int:
    """Days from ``today`` to the last day the calendar is laid out for."""
    last: date = rulefiles.load("calendars/vn").latest("laid_out_until").value
    return (last - today).days


def test_the_calendar_reaches_at_least_60_days_ahead() -> None:
    today = date.today()  # noqa: DTZ011  # the one test that must read today's date
    assert days_ahead(today) >= FEWEST_DAYS_AHEAD, (
        "lay out the next year in rules/calendars/vn.toml"
    )


def test_sixty_days_before_the_end_that_test_would_fail() -> None:
    assert days_ahead(date(2027, 11, 1)) == FEWEST_DAYS_AHEAD
    assert days_ahead(date(2027, 11, 2)) < FEWEST_DAYS_AHEAD


def test_the_calendar_is_laid_out_to_the_day_it_says() -> None:
    last = rulefiles.load("calendars/vn").latest("laid_out_until").value
    assert max(calendar().names).year == last.year
