"""The vectorised forms give exactly the answers of the plain ones, also at the edges."""

from datetime import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.cores.clock import (
    UNIT_CODES,
    BeyondCalendar,
    Calendar,
    CutoffRule,
    Limit,
    LimitNotUnderstood,
    confirmed_many,
    due_at,
    due_many,
    elapsed_many,
    elapsed_minutes,
    instant_of,
    minute_of,
    received_many,
)
from motcua.cores.clock.calendar import Int64s
from motcua.cores.clock.limits import LimitUnit
from motcua.cores.clock.tests.offices import ODD, OFFICES, PLAIN, at, instants, offices

UNITS: list[LimitUnit] = ["working_day", "day", "working_hour", "working_minute"]
FIRST, LAST = minute_of(at("2021-01-01 00:00")), minute_of(at("2026-12-01 00:00"))


def column(*numbers: int) -> Int64s:
    """An int64 array."""
    return np.array(numbers, np.int64)


@pytest.mark.parametrize("calendar", OFFICES)
@pytest.mark.parametrize("cutoff", [None, CutoffRule(900)])
def test_random_instants_of_six_years_agree_in_every_unit(
    calendar: Calendar, cutoff: CutoffRule | None
) -> None:
    random = np.random.default_rng(766)
    starts = random.integers(FIRST, LAST, 1000)
    amounts = random.integers(0, 60, 1000)
    codes = random.integers(0, 4, 1000).astype(np.int8)
    begun = starts if cutoff is None else received_many(calendar, starts, cutoff)
    dues = due_many(calendar, begun, amounts, codes)
    sure = confirmed_many(calendar, starts, dues)
    for start, amount, code, due, known in zip(
        starts.tolist(), amounts.tolist(), codes.tolist(), dues.tolist(), sure, strict=True
    ):
        single = due_at(calendar, instant_of(start), Limit(amount, UNITS[code]), cutoff=cutoff)
        assert (single.due_at, single.confirmed) == (instant_of(due), bool(known))


@given(offices, instants, st.integers(0, 500), st.sampled_from(UNITS))
def test_one_instant_as_an_array_agrees(
    calendar: Calendar, start: datetime, amount: int, unit: LimitUnit
) -> None:
    due = due_many(calendar, column(minute_of(start)), column(amount), UNIT_CODES[unit])
    assert instant_of(int(due[0])) == due_at(calendar, start, Limit(amount, unit)).due_at


@given(offices, instants, instants)
def test_elapsed_time_agrees(calendar: Calendar, one: datetime, other: datetime) -> None:
    many = elapsed_many(calendar, column(minute_of(one)), column(minute_of(other)))
    assert many.tolist() == [elapsed_minutes(calendar, one, other)]


def test_every_minute_around_the_edges_of_a_shift_agrees() -> None:
    starts = np.arange(minute_of(at("2026-03-06 16:30")), minute_of(at("2026-03-07 08:00")))
    for code, unit in enumerate(UNITS):
        for amount in (0, 1, 4):
            amounts = np.full(len(starts), amount)
            dues = due_many(ODD, starts, amounts, code)
            singles = [
                minute_of(due_at(ODD, instant_of(start), Limit(amount, unit)).due_at)
                for start in starts.tolist()
            ]
            assert dues.tolist() == singles


def test_every_minute_around_a_cutoff_agrees() -> None:
    cutoff = CutoffRule(900)
    starts = np.arange(minute_of(at("2026-03-06 14:55")), minute_of(at("2026-03-06 15:05")))
    dues = due_many(PLAIN, received_many(PLAIN, starts, cutoff), np.ones_like(starts), 0)
    day = Limit(1, "working_day")
    singles = [
        due_at(PLAIN, instant_of(start), day, cutoff=cutoff).due_at for start in starts.tolist()
    ]
    assert [instant_of(due) for due in dues] == singles
    assert len(set(singles)) == 2


def test_an_empty_array_gives_an_empty_array() -> None:
    none = column()
    assert due_many(PLAIN, none, none, np.array([], np.int8)).tolist() == []
    assert due_many(PLAIN, none, none, 2).tolist() == []
    assert elapsed_many(PLAIN, none, none).tolist() == []


@pytest.mark.parametrize("unit", UNITS)
def test_a_due_date_beyond_the_calendar_is_refused_in_both_forms(unit: LimitUnit) -> None:
    start, amount = at("2026-03-02 09:00"), 90_000_000
    with pytest.raises(BeyondCalendar):
        due_many(PLAIN, column(minute_of(start)), column(amount), UNIT_CODES[unit])
    near = at("2100-12-30 09:00")
    with pytest.raises(BeyondCalendar):
        due_many(PLAIN, column(minute_of(near)), column(2000), UNIT_CODES[unit])
    with pytest.raises(BeyondCalendar):
        due_at(PLAIN, near, Limit(2000, unit))


def test_instants_outside_the_calendar_are_refused_in_both_forms() -> None:
    early = at("1969-12-31 09:00")
    with pytest.raises(BeyondCalendar):
        due_many(PLAIN, column(minute_of(early)), column(1), 0)
    with pytest.raises(BeyondCalendar):
        due_at(PLAIN, early, Limit(1, "working_day"))


def test_unknown_units_and_negative_amounts_are_refused() -> None:
    start = column(FIRST)
    with pytest.raises(LimitNotUnderstood):
        due_many(PLAIN, start, column(1), 7)
    with pytest.raises(LimitNotUnderstood):
        due_many(PLAIN, start, column(-1), 0)


def test_the_arrays_handed_in_are_left_as_they_were() -> None:
    starts, amounts = column(FIRST, FIRST + 5), column(0, 3)
    due_many(PLAIN, starts, amounts, np.array([0, 2], np.int8))
    assert (starts.tolist(), amounts.tolist()) == ([FIRST, FIRST + 5], [0, 3])
