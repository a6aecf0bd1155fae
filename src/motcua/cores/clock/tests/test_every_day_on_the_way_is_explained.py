"""The answer carries one line per day: counted or not, and why, in the words of the office."""

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.cores.clock import Calendar, CutoffRule, Limit, due_at
from motcua.cores.clock.limits import LimitUnit
from motcua.cores.clock.tests.offices import ODD, PLAIN, at, instants, offices


def explained(received: str, limit: str, cutoff: CutoffRule | None = None) -> list[str]:
    """``day counted reason`` of each step at the plain office."""
    due = due_at(PLAIN, at(received), Limit.parse(limit), cutoff=cutoff)
    return [f"{step.on:%d/%m} {'+' if step.counted else '-'} {step.reason}" for step in due.steps]


def test_working_days_name_reception_weekend_holiday_and_make_up_day() -> None:
    assert explained("2025-12-31 09:00", "6wd") == [
        "31/12 - ngày nhận hồ sơ, không tính",
        "01/01 - nghỉ: Tết Dương lịch",
        "02/01 - nghỉ: nghỉ hoán đổi",
        "03/01 - nghỉ cuối tuần",
        "04/01 - nghỉ cuối tuần",
        "05/01 + ngày làm việc, tính",
        "06/01 + ngày làm việc, tính",
        "07/01 + ngày làm việc, tính",
        "08/01 + ngày làm việc, tính",
        "09/01 + ngày làm việc, tính",
        "10/01 + làm bù, tính",
    ]


def test_days_say_which_day_off_they_counted_and_where_the_end_moved() -> None:
    assert explained("2026-03-05 09:00", "2d") == [
        "05/03 - ngày nhận hồ sơ, không tính",
        "06/03 + tính theo ngày",
        "07/03 + tính theo ngày, kể cả ngày nghỉ (nghỉ cuối tuần)",
        "08/03 - nghỉ cuối tuần",
        "09/03 - ngày làm việc tiếp theo, hết hạn cuối giờ",
    ]


def test_working_hours_say_how_many_minutes_each_day_gave() -> None:
    assert explained("2026-03-06 16:00", "8wh") == [
        "06/03 + tính 60 phút làm việc",
        "07/03 - nghỉ cuối tuần",
        "08/03 - nghỉ cuối tuần",
        "09/03 + tính 420 phút làm việc",
    ]
    assert explained("2026-01-09 18:00", "2wh") == [
        "09/01 - ngoài giờ làm việc, không tính",
        "10/01 + làm bù, tính 120 phút làm việc",
    ]


def test_a_cutoff_says_from_which_day_the_dossier_counts_as_received() -> None:
    assert explained("2026-03-06 15:30", "1wd", CutoffRule(900)) == [
        "06/03 - nhận sau giờ chốt, tính như nhận vào ngày làm việc tiếp theo",
        "07/03 - nghỉ cuối tuần",
        "08/03 - nghỉ cuối tuần",
        "09/03 - coi là ngày nhận hồ sơ, không tính",
        "10/03 + ngày làm việc, tính",
    ]


def test_a_reception_desk_on_saturday_is_explained_as_such() -> None:
    due = due_at(ODD, at("2026-03-06 09:00"), Limit(1, "working_day"))
    assert due.steps[1].reason == "chỉ trực tiếp nhận, không tính là ngày làm việc"


@given(
    offices,
    instants,
    st.integers(0, 60),
    st.sampled_from(["working_day", "day", "working_hour"]),
    st.none() | st.integers(0, 1439).map(CutoffRule),
)
def test_the_steps_name_every_day_once_and_count_what_the_limit_says(
    calendar: Calendar,
    start: datetime,
    amount: int,
    unit: LimitUnit,
    cutoff: CutoffRule | None,
) -> None:
    due = due_at(calendar, start, Limit(amount, unit), cutoff=cutoff)
    days = [step.on for step in due.steps]
    span = (due.due_on - start.date()).days
    assert days == [start.date() + timedelta(days=each) for each in range(span + 1)]
    if unit != "working_hour":
        assert Counter(step.counted for step in due.steps)[True] == amount


def test_the_last_step_is_the_due_date() -> None:
    assert due_at(PLAIN, at("2026-03-02 09:00"), Limit(3, "day")).steps[-1].on == date(2026, 3, 5)
