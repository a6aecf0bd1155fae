"""In working minutes the clock is exact: what is added can be taken away again."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cores.clock import Calendar, Limit, add_minutes, due_at, elapsed_minutes, remaining
from motcua.cores.clock.tests.offices import PLAIN, at, instants, offices, open_minutes

amounts = st.integers(0, 6000)


@given(offices, instants, amounts, amounts)
def test_adding_two_amounts_in_turn_is_adding_their_sum(
    calendar: Calendar, start: datetime, one: int, other: int
) -> None:
    twice = add_minutes(calendar, add_minutes(calendar, start, one), other)
    assert twice == add_minutes(calendar, start, one + other)


@given(offices, instants, amounts)
def test_the_time_elapsed_until_the_due_instant_is_the_amount(
    calendar: Calendar, start: datetime, amount: int
) -> None:
    due = due_at(calendar, start, Limit(amount, "working_minute")).due_at
    assert elapsed_minutes(calendar, start, due) == amount
    assert remaining(calendar, start, due) == amount


@given(offices, instants, amounts, st.integers(0, 5000))
def test_a_later_start_is_never_due_earlier(
    calendar: Calendar, start: datetime, amount: int, delay: int
) -> None:
    later = start + timedelta(minutes=delay)
    assert add_minutes(calendar, start, amount) <= add_minutes(calendar, later, amount)


@given(offices, instants, st.integers(1, 6000))
def test_the_due_instant_is_the_first_at_which_the_amount_has_elapsed(
    calendar: Calendar, start: datetime, amount: int
) -> None:
    due = add_minutes(calendar, start, amount)
    assert elapsed_minutes(calendar, start, due - timedelta(minutes=1)) == amount - 1


@settings(max_examples=40)
@given(offices, instants, st.integers(0, 20 * 1440))
def test_elapsed_time_is_the_number_of_open_minutes_counted_one_by_one(
    calendar: Calendar, start: datetime, length: int
) -> None:
    end = start + timedelta(minutes=length)
    assert elapsed_minutes(calendar, start, end) == len(open_minutes(calendar, start, end))


@given(offices, instants, instants)
def test_time_counted_backwards_is_negative(
    calendar: Calendar, one: datetime, other: datetime
) -> None:
    assert elapsed_minutes(calendar, one, other) == -elapsed_minutes(calendar, other, one)


def test_what_remains_turns_negative_when_the_due_instant_has_passed() -> None:
    due = at("2026-03-02 17:00")
    assert remaining(PLAIN, at("2026-03-02 16:00"), due) == 60
    assert remaining(PLAIN, at("2026-03-03 08:00"), due) == -30
