"""A calendar is built from facts that fit together, and its digest names those facts."""

from datetime import date

import pytest

from motcua.cores.clock import (
    CalendarBroken,
    CutoffRule,
    HoursBroken,
    Limit,
    LimitNotUnderstood,
    OfficeHours,
    Season,
    Shift,
    WeekHours,
    build_calendar,
)
from motcua.cores.clock.tests.offices import DAYS_OFF, MORNING, PLAIN, PLAIN_WEEK, WORKED

UNTIL = date(2026, 12, 31)


def test_a_day_cannot_be_off_and_worked() -> None:
    day = date(2026, 1, 10)
    with pytest.raises(CalendarBroken, match="2026-01-10"):
        build_calendar({day: "nghỉ"}, {day: None}, (), UNTIL, PLAIN_WEEK)


def test_two_tables_of_hours_cannot_begin_on_one_day() -> None:
    table = OfficeHours(date(2026, 1, 1), (WeekHours((0,), (MORNING,)),))
    with pytest.raises(CalendarBroken):
        build_calendar({}, {}, (), UNTIL, (table, table))


def test_a_calendar_without_hours_is_refused() -> None:
    with pytest.raises(CalendarBroken):
        build_calendar({}, {}, (), UNTIL, ())


@pytest.mark.parametrize(("opens", "closes"), [(690, 450), (450, 450), (-1, 60), (1200, 1441)])
def test_a_shift_must_lie_in_one_day_and_run_forwards(opens: int, closes: int) -> None:
    with pytest.raises(HoursBroken):
        Shift(opens, closes)


def test_shifts_of_one_day_must_not_overlap() -> None:
    with pytest.raises(HoursBroken):
        WeekHours((0,), (Shift(450, 700), Shift(690, 1020)))


def test_hours_must_open_on_mondays_all_year() -> None:
    with pytest.raises(HoursBroken):
        OfficeHours(date(2026, 1, 1), (WeekHours((1, 2), (MORNING,)),))
    summer = Season((4, 1), (9, 30))
    with pytest.raises(HoursBroken):
        OfficeHours(date(2026, 1, 1), (WeekHours((0,), (MORNING,), summer),))


@pytest.mark.parametrize("weekdays", [(), (7,), (-1,)])
def test_weekdays_are_counted_from_monday_nought_to_sunday_six(weekdays: tuple[int, ...]) -> None:
    with pytest.raises(HoursBroken):
        WeekHours(weekdays, (MORNING,))


def test_a_season_needs_days_that_exist() -> None:
    with pytest.raises(HoursBroken):
        Season((2, 30), (4, 1))


@pytest.mark.parametrize("written", ["", "5", "wd", "5 wd", "-1wd", "1.5d", "5w", "5WD", "٥wd"])
def test_a_limit_that_is_not_a_number_and_a_unit_is_refused(written: str) -> None:
    with pytest.raises(LimitNotUnderstood):
        Limit.parse(written)


@pytest.mark.parametrize("written", ["5wd", "10d", "8wh", "90wm", "0wd"])
def test_a_limit_is_written_back_as_it_was_read(written: str) -> None:
    assert str(Limit.parse(written)) == written


def test_a_limit_of_a_negative_amount_or_an_unknown_unit_is_refused() -> None:
    with pytest.raises(LimitNotUnderstood):
        Limit(-1, "day")
    with pytest.raises(LimitNotUnderstood):
        Limit(1, "week")  # type: ignore[arg-type]  # the fault under test
    with pytest.raises(LimitNotUnderstood):
        CutoffRule(1440)


def test_the_same_facts_have_the_same_digest_and_other_facts_another() -> None:
    def digest(**changed: object) -> str:
        facts: dict[str, object] = {
            "days_off": DAYS_OFF,
            "working_weekends": WORKED,
            "unconfirmed": {date(2026, 11, 24)},
            "announced_until": UNTIL,
            "shifts": PLAIN_WEEK,
        }
        return build_calendar(**{**facts, **changed}).digest  # type: ignore[arg-type]  # a table

    assert digest() == PLAIN.digest
    others = {
        digest(days_off={**DAYS_OFF, date(2026, 12, 25): "thử"}),
        digest(working_weekends={}),
        digest(unconfirmed=()),
        digest(announced_until=date(2027, 12, 31)),
        digest(announced_from=date(2021, 1, 1)),
        digest(shifts={0: (MORNING,)}),
    }
    assert len(others) == 6
    assert PLAIN.digest not in others
