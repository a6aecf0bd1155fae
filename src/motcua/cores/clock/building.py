"""Lays dated facts out as a calendar: plain weeks first, then days off, then make-up days.

Before the first table of office hours the first one holds. Refuses facts that contradict each
other instead of choosing between them.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from motcua.cores.clock.calendar import (
    HOLIDAY,
    MADE_UP,
    RECEPTION,
    ROWS,
    WEEKEND,
    WORKING,
    Bools,
    Calendar,
    Int8s,
    Int16s,
    Int32s,
    Int64s,
)
from motcua.cores.clock.hours import OfficeHours, Season, Shift, hours_from
from motcua.cores.clock.instants import DAY_MINUTES, day_of


class CalendarBroken(ValueError):
    """Facts that contradict each other: a day both off and worked, say."""


def build_calendar(
    days_off: Mapping[date, str],
    working_weekends: Mapping[date, date | None],
    unconfirmed: Collection[date],
    announced_until: date,
    shifts: Mapping[int, tuple[Shift, ...]] | Sequence[OfficeHours],
    *,
    announced_from: date | None = None,
) -> Calendar:
    """The tables for these facts.

    ``days_off`` gives each its name; ``working_weekends`` the day whose work is made up for, so
    that it keeps that weekday's hours (None: a Monday's). ``announced_from`` defaults to
    1 January of the first year with a day off.
    """
    hours = hours_from(shifts) if isinstance(shifts, Mapping) else tuple(shifts)
    _refuse_contradictions(days_off, working_weekends, hours)
    first = announced_from or date(min(days_off, default=announced_until).year, 1, 1)
    facts = (
        sorted(days_off.items()),
        sorted((on, str(made_up)) for on, made_up in working_weekends.items()),
        sorted(unconfirmed),
        (first, announced_until),
        sorted(hours, key=lambda table: table.from_on),
    )
    patterns, pattern, kind = _days(days_off, working_weekends, hours)
    unsure = np.ones(ROWS, np.bool_)
    unsure[day_of(first) : day_of(announced_until) + 1] = False
    unsure[[day_of(on) for on in unconfirmed]] = True
    worked_until, minute_after = _minutes_of(patterns)
    counted = np.flatnonzero((kind == WORKING) | (kind == MADE_UP))
    midnight = counted.astype(np.int64) * DAY_MINUTES
    first_open, last_close = _ends_of(patterns)
    return Calendar(
        digest=hashlib.sha256(repr(facts).encode()).hexdigest(),
        announced_from=first,
        announced_until=announced_until,
        names=dict(days_off),
        patterns=patterns,
        kind=kind,
        pattern=pattern,
        counted_before=_before(np.isin(kind, (WORKING, MADE_UP))),
        worked_before=_before(worked_until[:, DAY_MINUTES][pattern]),
        unsure_before=_before(unsure),
        opens=midnight + first_open[pattern[counted]],
        closes=midnight + last_close[pattern[counted]],
        worked_until=worked_until,
        minute_after=minute_after,
    )


def _refuse_contradictions(
    days_off: Mapping[date, str],
    working_weekends: Mapping[date, date | None],
    hours: Sequence[OfficeHours],
) -> None:
    both = sorted(set(days_off) & set(working_weekends))
    if both:
        raise CalendarBroken(f"{both[0].isoformat()} is both a day off and worked")
    if not hours:
        raise CalendarBroken("a calendar needs office hours")
    starts = [table.from_on for table in hours]
    if len(set(starts)) < len(starts):
        raise CalendarBroken("two tables of office hours begin on the same day")


def _days(
    days_off: Mapping[date, str],
    working_weekends: Mapping[date, date | None],
    hours: Sequence[OfficeHours],
) -> tuple[tuple[tuple[Shift, ...], ...], Int16s, Int8s]:
    """Pattern and kind of every day: the plain weeks first, then days off and make-up days."""
    patterns: dict[tuple[Shift, ...], int] = {(): 0}
    pattern = np.zeros(ROWS, np.int16)
    kind = np.full(ROWS, WEEKEND, np.int8)
    for number, weekday, rows in _stretches(hours, patterns):
        pattern[rows] = number
        kind[rows] = weekday
    plain = pattern.copy()
    for on, replaced in working_weekends.items():
        weekday_now = on.weekday()
        model = day_of(on) - weekday_now + (replaced.weekday() if replaced else 0)
        pattern[day_of(on)] = plain[model] or plain[day_of(on) - weekday_now]
        kind[day_of(on)] = MADE_UP
    off = [day_of(on) for on in days_off]
    pattern[off] = 0
    kind[off] = HOLIDAY
    return tuple(patterns), pattern, kind


def _stretches(
    hours: Sequence[OfficeHours], patterns: dict[tuple[Shift, ...], int]
) -> list[tuple[int, int, Int64s]]:
    """(pattern, kind, rows) of each line of each dated table, in the order they apply."""
    days = np.arange(ROWS)
    weekdays = (days + 3) % 7  # 1970-01-01 was a Thursday
    year_days = _month_days()
    tables = sorted(hours, key=lambda table: table.from_on)
    lines: list[tuple[int, int, Int64s]] = []
    for place, table in enumerate(tables):
        ends = day_of(tables[place + 1].from_on) if place + 1 < len(tables) else ROWS
        begins = 0 if place == 0 else day_of(table.from_on)
        spell = (days >= begins) & (days < ends)
        lines.append((0, WEEKEND, np.flatnonzero(spell)))
        for week in table.weeks:
            number = patterns.setdefault(week.shifts, len(patterns))
            rows = spell & np.isin(weekdays, week.weekdays) & _in_season(year_days, week.season)
            lines.append((number, WORKING if week.counts else RECEPTION, np.flatnonzero(rows)))
    return lines


def _month_days() -> Int64s:
    """month × 100 + day of every row."""
    dates = np.arange(ROWS).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    day = (dates - months.astype("datetime64[D]")).astype(np.int64) + 1
    month_days: Int64s = (months.astype(np.int64) % 12 + 1) * 100 + day
    return month_days


def _in_season(month_days: Int64s, season: Season | None) -> Bools:
    if season is None:
        return np.ones(len(month_days), np.bool_)
    first = season.first[0] * 100 + season.first[1]
    last = season.last[0] * 100 + season.last[1]
    if first <= last:
        return (month_days >= first) & (month_days <= last)
    return (month_days >= first) | (month_days <= last)


def _before(each: npt.NDArray[np.generic]) -> Int32s:
    total = np.zeros(len(each) + 1, np.int32)
    np.cumsum(each, out=total[1:])
    return total


def _minutes_of(patterns: Sequence[tuple[Shift, ...]]) -> tuple[Int16s, Int16s]:
    until = np.zeros((len(patterns), DAY_MINUTES + 1), np.int16)
    after = np.zeros((len(patterns), DAY_MINUTES + 1), np.int16)
    for row, shifts in enumerate(patterns):
        open_now = np.zeros(DAY_MINUTES, np.int16)
        for shift in shifts:
            open_now[shift.opens_minute : shift.closes_minute] = 1
        until[row, 1:] = np.cumsum(open_now)
        done = np.flatnonzero(open_now) + 1
        after[row, 1 : len(done) + 1] = done
    return until, after


def _ends_of(patterns: Sequence[tuple[Shift, ...]]) -> tuple[Int64s, Int64s]:
    opens = [shifts[0].opens_minute if shifts else 0 for shifts in patterns]
    closes = [shifts[-1].closes_minute if shifts else 0 for shifts in patterns]
    return np.array(opens, np.int64), np.array(closes, np.int64)
