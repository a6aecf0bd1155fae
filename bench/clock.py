"""How fast the clock answers for many dossiers at once, beside numpy and pandas on the same facts.

Random instants of 2021–2026 with a fixed seed, the shipped days off, office hours 07:30–11:30 and
13:00–17:00. Neither peer can express a worked Saturday, so speed is compared on a calendar without
them; the shipped calendar is timed too. Every answer timed is compared in the same run: with the
peer, and on a sample with the clock's own plain form.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from motcua.cores.clock import (
    UNIT_CODES,
    Calendar,
    Limit,
    Shift,
    build_calendar,
    calendar_of,
    due_at,
    due_many,
    elapsed_many,
    instant_of,
)
from motcua.cores.clock.calendar import Int64s
from motcua.cores.clock.instants import DAY_MINUTES, day_of
from motcua.foundation import rulefiles

SEED, DAY_ITEMS, HOUR_ITEMS, SAMPLE, REPEATS = 766, 1_000_000, 2_000, 1_000, 15
FIRST, LAST = date(2021, 1, 1), date(2026, 12, 31)
AIM_DAYS, AIM_HOURS = 5.0, 500.0
WORKING_DAY, WORKING_HOUR, WORKING_MINUTE = (
    UNIT_CODES[unit] for unit in ("working_day", "working_hour", "working_minute")
)


def run() -> dict[str, Any]:
    """All parts, each with raw timings in milliseconds, its ratio, its aim and whether it holds."""
    shipped = calendar_of(rulefiles.load("calendars/vn"), rulefiles.load("hours/default"))
    parts = [
        days_beside_numpy(without_worked_saturdays(shipped)),
        hours_beside_pandas(without_worked_saturdays(shipped)),
        *on_the_shipped_calendar(shipped),
    ]
    return {
        "name": "clock",
        "what": "due dates on random instants of 2021–2026",
        "unit": "ms",
        "seed": SEED,
        "parts": parts,
        "holds": all(part.get("holds", True) for part in parts),
    }


def without_worked_saturdays(shipped: Calendar) -> Calendar:
    """The shipped days off without the make-up days."""
    week = {day: (Shift(450, 690), Shift(780, 1020)) for day in range(5)}
    return build_calendar(shipped.names, {}, (), shipped.announced_until, week)


def instants(items: int) -> Int64s:
    """Random minutes of the six years."""
    draw = np.random.default_rng(SEED)
    last = (day_of(LAST) + 1) * DAY_MINUTES
    return draw.integers(day_of(FIRST) * DAY_MINUTES, last, items)


def days_beside_numpy(calendar: Calendar) -> dict[str, Any]:
    """Working days against ``numpy.busday_offset``, which is handed whole days already."""
    starts = instants(DAY_ITEMS)
    amounts = np.random.default_rng(SEED + 1).integers(1, 31, DAY_ITEMS)
    units = np.full(DAY_ITEMS, WORKING_DAY, np.int8)
    days = (starts // DAY_MINUTES).astype("datetime64[D]")
    busy = np.busdaycalendar(holidays=sorted(calendar.names))
    ours, dues = timed(lambda: due_many(calendar, starts, amounts, units))
    theirs, offsets = timed(
        lambda: np.busday_offset(days, amounts, roll="backward", busdaycal=busy)
    )
    require((dues // DAY_MINUTES == offsets.astype(np.int64)).all(), "days differ from numpy")
    check_by_hand(calendar, starts, amounts, "working_day", dues)
    ratio = statistics.median(ours) / statistics.median(theirs)
    return {
        "what": f"{DAY_ITEMS} limits of 1–30 working days beside numpy.busday_offset",
        "timings": ours,
        "median": round(statistics.median(ours), 3),
        "peer": f"numpy {np.__version__}",
        "peer_timings": theirs,
        "peer_median": round(statistics.median(theirs), 3),
        "ratio": round(ratio, 2),
        "aim": AIM_DAYS,
        "holds": ratio <= AIM_DAYS,
        "compared": DAY_ITEMS,
    }


def hours_beside_pandas(calendar: Calendar) -> dict[str, Any]:
    """Working time against pandas ``CustomBusinessHour``, one offset per item, made beforehand.

    Pandas knows whole hours only, and answers with the next opening where we answer with the
    closing; the minute after the limit begins exactly there, which is how answers are compared.
    """
    starts = instants(HOUR_ITEMS)
    hours = np.random.default_rng(SEED + 2).integers(1, 241, HOUR_ITEMS)
    ours, _ = timed(lambda: due_many(calendar, starts, hours * 60, WORKING_MINUTE))
    stamps = [pd.Timestamp(int(start), unit="m") for start in starts]
    known = {hour: business_hours(calendar, int(hour)) for hour in np.unique(hours)}
    offsets = [known[hour] for hour in hours]
    theirs, ended = timed(
        lambda: [stamp + offset for stamp, offset in zip(stamps, offsets, strict=True)], repeats=3
    )
    after = due_many(calendar, starts, hours * 60 + 1, WORKING_MINUTE) - 1
    minutes = np.array([stamp.value // 60_000_000_000 for stamp in ended])
    require((after == minutes).all(), "minutes differ from pandas")
    ratio = statistics.median(theirs) / statistics.median(ours)
    return {
        "what": f"{HOUR_ITEMS} limits of 60–14400 working minutes beside CustomBusinessHour",
        "timings": ours,
        "median": round(statistics.median(ours), 3),
        "peer": f"pandas {pd.__version__}",
        "peer_timings": theirs,
        "peer_median": round(statistics.median(theirs), 3),
        "ratio": round(ratio, 1),
        "aim": AIM_HOURS,
        "holds": ratio >= AIM_HOURS,
        "compared": HOUR_ITEMS,
    }


def business_hours(calendar: Calendar, hours: int) -> pd.offsets.CustomBusinessHour:
    """Pandas' idea of the same office hours and days off."""
    return pd.offsets.CustomBusinessHour(
        n=hours,
        start=["07:30", "13:00"],
        end=["11:30", "17:00"],
        holidays=[on.isoformat() for on in sorted(calendar.names)],
    )


def on_the_shipped_calendar(calendar: Calendar) -> list[dict[str, Any]]:
    """Every unit, and elapsed time, on the calendar as people use it."""
    starts = instants(DAY_ITEMS)
    amounts = np.random.default_rng(SEED + 3).integers(0, 61, DAY_ITEMS)
    parts = []
    for unit, code in UNIT_CODES.items():
        timings, dues = timed(partial(due_many, calendar, starts, amounts, code))
        check_by_hand(calendar, starts, amounts, unit, dues)
        parts.append(alone(f"{DAY_ITEMS} limits of 0–60 {unit}s, shipped calendar", timings))
    check_days_of_all(calendar, starts, amounts)
    timings, minutes = timed(lambda: elapsed_many(calendar, starts, dues))
    require((minutes == amounts).all(), "elapsed time is not the amount")
    parts.append(alone(f"{DAY_ITEMS} elapsed times, shipped calendar", timings))
    return parts


def check_days_of_all(calendar: Calendar, starts: Int64s, amounts: Int64s) -> None:
    """All working-day answers against numpy told of every closed day one by one."""
    span = (FIRST + timedelta(days=each) for each in range(3_000))
    closed = [on for on in span if not calendar.is_working_day(on)]
    days, amounts = (starts // DAY_MINUTES).astype("datetime64[D]"), np.maximum(amounts, 1)
    theirs = np.busday_offset(days, amounts, "backward", weekmask="1111111", holidays=closed)
    ours = due_many(calendar, starts, amounts, WORKING_DAY) // DAY_MINUTES
    inside = days >= np.datetime64(FIRST + timedelta(days=30))  # numpy is told of no day before
    require((ours == theirs.astype(np.int64))[inside].all(), "days differ on the shipped calendar")


def check_by_hand(
    calendar: Calendar, starts: Int64s, amounts: Int64s, unit: Any, dues: Int64s
) -> None:
    """A sample of answers against the plain form, which walks day by day."""
    for row in np.random.default_rng(SEED).integers(0, len(starts), SAMPLE).tolist():
        single = due_at(calendar, instant_of(starts[row]), Limit(int(amounts[row]), unit))
        require(single.due_at == instant_of(dues[row]), f"{unit} differs in row {row}")


def alone(what: str, timings: list[float]) -> dict[str, Any]:
    """A part that has no peer."""
    return {"what": what, "timings": timings, "median": round(statistics.median(timings), 3)}


def timed(work: Callable[[], Any], repeats: int = REPEATS) -> tuple[list[float], Any]:
    """Milliseconds of each repeat after one to warm up, and the last answer."""
    answer = work()
    timings = []
    for _ in range(repeats):
        begin = time.perf_counter()
        answer = work()
        timings.append(round(1000 * (time.perf_counter() - begin), 3))
    return timings, answer


def require(holds: Any, fault: str) -> None:
    """A wrong answer is no answer, however fast."""
    if not holds:
        raise AssertionError(fault)
