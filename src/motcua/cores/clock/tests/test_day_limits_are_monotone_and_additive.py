"""Limits in days never run backwards, and add up where nothing is rolled and no cutoff acts."""

from datetime import datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from motcua.cores.clock import Calendar, CutoffRule, Limit, due_at
from motcua.cores.clock.limits import LimitUnit
from motcua.cores.clock.tests.offices import instants, offices

day_units: st.SearchStrategy[LimitUnit] = st.sampled_from(["working_day", "day"])
cutoffs = st.none() | st.integers(0, 1439).map(CutoffRule)
amounts = st.integers(0, 40)


@given(offices, instants, amounts, day_units, cutoffs, st.integers(0, 10_000))
def test_a_later_start_is_never_due_earlier(
    calendar: Calendar,
    start: datetime,
    amount: int,
    unit: LimitUnit,
    cutoff: CutoffRule | None,
    delay: int,
) -> None:
    limit, later = Limit(amount, unit), start + timedelta(minutes=delay)
    first = due_at(calendar, start, limit, cutoff=cutoff)
    assert first.due_at <= due_at(calendar, later, limit, cutoff=cutoff).due_at


@given(offices, instants, amounts, day_units, cutoffs)
def test_a_longer_limit_is_never_due_earlier(
    calendar: Calendar, start: datetime, amount: int, unit: LimitUnit, cutoff: CutoffRule | None
) -> None:
    shorter = due_at(calendar, start, Limit(amount, unit), cutoff=cutoff)
    assert shorter.due_at <= due_at(calendar, start, Limit(amount + 1, unit), cutoff=cutoff).due_at


@given(offices, instants, amounts, day_units, cutoffs)
def test_a_limit_never_ends_before_it_begins_nor_on_a_day_off(
    calendar: Calendar, start: datetime, amount: int, unit: LimitUnit, cutoff: CutoffRule | None
) -> None:
    due = due_at(calendar, start, Limit(amount, unit), cutoff=cutoff)
    assert due.due_at >= start
    assert calendar.is_working_day(due.due_on)


@given(offices, instants, st.integers(1, 30), st.integers(1, 30))
def test_working_days_add_up(calendar: Calendar, start: datetime, one: int, other: int) -> None:
    first = due_at(calendar, start, Limit(one, "working_day")).due_at
    twice = due_at(calendar, first, Limit(other, "working_day"))
    assert twice.due_at == due_at(calendar, start, Limit(one + other, "working_day")).due_at


@given(offices, instants, st.integers(1, 60), st.integers(1, 60))
def test_days_add_up_where_the_first_part_ends_on_a_working_day(
    calendar: Calendar, start: datetime, one: int, other: int
) -> None:
    first = due_at(calendar, start, Limit(one, "day"))
    assume((first.due_on - start.date()).days == one)
    twice = due_at(calendar, first.due_at, Limit(other, "day"))
    assert twice.due_at == due_at(calendar, start, Limit(one + other, "day")).due_at
