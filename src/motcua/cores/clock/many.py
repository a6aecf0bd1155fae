"""The clock for many dossiers at once: the same answers as ``due`` and ``elapsed``, by table.

Arrays hold whole minutes since 1970-01-01T00:00+07:00 (int64[n]), amounts in their own units
(int64[n]) and unit codes (int8[n], see ``limits.UNIT_CODES``). No loop runs per item: a day's
row gives how many working days or minutes came before it, and the inverse tables lead back.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from motcua.cores.clock.calendar import ROWS, BeyondCalendar, Calendar, Int64s
from motcua.cores.clock.instants import DAY_MINUTES
from motcua.cores.clock.limits import UNIT_CODES, CutoffRule, LimitNotUnderstood

WORKING_DAY: Final = UNIT_CODES["working_day"]
DAY: Final = UNIT_CODES["day"]
WORKING_HOUR: Final = UNIT_CODES["working_hour"]
WORKING_MINUTE: Final = UNIT_CODES["working_minute"]

Codes = npt.NDArray[np.int8]


def due_many(
    calendar: Calendar, start_minutes: Int64s, amounts: Int64s, units: Codes | int
) -> Int64s:
    """Due minute of each limit. ``units`` may be one code for all.

    Raises ``BeyondCalendar`` and ``LimitNotUnderstood`` for the whole array.
    """
    _check(start_minutes)
    if len(amounts) and amounts.min() < 0:
        raise LimitNotUnderstood("an amount is negative")
    codes = np.unique(units) if np.ndim(units) else np.array([units])
    if not set(codes.tolist()) <= set(UNIT_CODES.values()):
        raise LimitNotUnderstood(f"unit codes {codes.tolist()} are not all known")
    try:
        if len(codes) == 1:
            return _one_unit(calendar, start_minutes, amounts, int(codes[0]))
        due = np.empty(len(start_minutes), np.int64)
        for code in codes.tolist():
            rows = np.flatnonzero(units == code)
            due[rows] = _one_unit(calendar, start_minutes[rows], amounts[rows], code)
        return due
    except IndexError:
        raise BeyondCalendar("a due date lies outside 1970 to 2100") from None


def _one_unit(calendar: Calendar, start: Int64s, amounts: Int64s, code: int) -> Int64s:
    if code == WORKING_DAY:
        return _working_days(calendar, start, amounts)
    if code == DAY:
        return _days(calendar, start, amounts)
    return _minutes(calendar, start, amounts * 60 if code == WORKING_HOUR else amounts)


def _working_days(calendar: Calendar, start: Int64s, amounts: Int64s) -> Int64s:
    """closes[counted before the next day + amount − 1]; amount 0 ends on the day itself."""
    due = calendar.closes[calendar.counted_before[start // DAY_MINUTES + 1] + (amounts - 1)]
    return _mend_same_day(calendar, start, amounts, due)


def _days(calendar: Calendar, start: Int64s, amounts: Int64s) -> Int64s:
    """closes[counted before day + amount]: that working day itself, or the next one."""
    due = calendar.closes[calendar.counted_before[:-1][start // DAY_MINUTES + amounts]]
    return _mend_same_day(calendar, start, amounts, due)


def _mend_same_day(calendar: Calendar, start: Int64s, amounts: Int64s, due: Int64s) -> Int64s:
    """Amount 0: the close of the first working day that is not over at ``start``."""
    if not len(amounts) or amounts.min() > 0:
        return due
    rows = np.flatnonzero(amounts == 0)
    rank = calendar.counted_before[:-1][start[rows] // DAY_MINUTES]
    over = start[rows] >= calendar.closes[rank]
    due[rows] = calendar.closes[rank + over]
    return due


def _minutes(calendar: Calendar, start: Int64s, minutes: Int64s) -> Int64s:
    target = _worked(calendar, start) + minutes
    if len(target) and target.max() > calendar.worked_before[-1]:
        raise BeyondCalendar("a due date lies outside 1970 to 2100")
    day = np.searchsorted(calendar.worked_before[1:], target.astype(np.int32), side="left")
    into = target - calendar.worked_before[day]
    due = calendar.minute_after[calendar.pattern[day], into] + day * DAY_MINUTES
    return np.where(minutes == 0, start, due)


def _worked(calendar: Calendar, minutes: Int64s) -> Int64s:
    """Working minutes of the office from 1970 to each of ``minutes``."""
    day = minutes // DAY_MINUTES
    today = calendar.worked_until[calendar.pattern[day], minutes - day * DAY_MINUTES]
    worked: Int64s = calendar.worked_before[day].astype(np.int64) + today
    return worked


def elapsed_many(calendar: Calendar, start_minutes: Int64s, end_minutes: Int64s) -> Int64s:
    """Working minutes from each start to each end; negative when the end comes first."""
    _check(start_minutes)
    _check(end_minutes)
    return _worked(calendar, end_minutes) - _worked(calendar, start_minutes)


def received_many(calendar: Calendar, start_minutes: Int64s, cutoff: CutoffRule) -> Int64s:
    """The minute that counts as reception under ``cutoff``; feed it to ``due_many``."""
    _check(start_minutes)
    day = start_minutes // DAY_MINUTES
    rank = calendar.counted_before[day]
    working = calendar.counted_before[day + 1] > rank
    in_time = working & (start_minutes - day * DAY_MINUTES <= cutoff.minute)
    moved = calendar.opens[calendar.counted_before[day + 1]]
    return np.where(in_time, start_minutes, moved)


def confirmed_many(
    calendar: Calendar, start_minutes: Int64s, due_minutes: Int64s
) -> npt.NDArray[np.bool_]:
    """Whether all days from each start to each due date are announced and confirmed."""
    _check(start_minutes)
    _check(due_minutes)
    before = calendar.unsure_before[start_minutes // DAY_MINUTES]
    sure: npt.NDArray[np.bool_] = calendar.unsure_before[due_minutes // DAY_MINUTES + 1] == before
    return sure


def _check(minutes: Int64s) -> None:
    if len(minutes) and not (minutes.min() >= 0 and minutes.max() < ROWS * DAY_MINUTES):
        raise BeyondCalendar("an instant lies outside 1970 to 2100")
