"""The day and minute by which an office must answer, walked day by day so it can be explained.

Rules, one per unit:
- working days: the day of reception is not counted; the limit ends at the close of office of
  its last working day. Amount 0 is "within the same day".
- days: every day is counted; a limit that ends on a day off moves to the next working day; it
  ends at the close of office.
- working hours and minutes: counted from the minute of reception, to the minute.
A cutoff acts only when the caller hands one in. The vectorised twin is ``many.due_many``.
"""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.cores.clock.calendar import BeyondCalendar, Calendar
from motcua.cores.clock.instants import (
    DAY_MINUTES,
    closing_minute_of,
    date_of,
    instant_of,
    minute_of,
)
from motcua.cores.clock.limits import CutoffRule, Limit
from motcua.cores.clock.steps import (
    Step,
    counted_step,
    minutes_step,
    off_step,
    plain_step,
    step,
)


@dataclass(frozen=True, slots=True)
class Due:
    """The answer: due minute, due date, whether every day on the way is announced, and why."""

    due_at: datetime
    due_on: date
    confirmed: bool
    steps: tuple[Step, ...]


def due_at(
    calendar: Calendar, start: datetime, limit: Limit, *, cutoff: CutoffRule | None = None
) -> Due:
    """When ``limit``, begun at ``start``, ends.

    Raises ``InstantNotAware`` and ``BeyondCalendar``. [law:nd-118-2025 art.17 cl.3]
    """
    steps: list[Step] = []
    minute = minute_of(start)
    begun = _reception(calendar, minute, closing_minute_of(start), cutoff, steps)
    if limit.unit == "working_day":
        due = _working_days(calendar, begun, limit.amount, steps)
    elif limit.unit == "day":
        due = _days(calendar, begun, limit.amount, steps)
    else:
        due = minutes_after(calendar, begun, limit.minutes, steps)
    return due_of(calendar, minute, due, tuple(steps))


def due_of(calendar: Calendar, start_minute: int, due_minute: int, steps: tuple[Step, ...]) -> Due:
    """A ``Due`` at ``due_minute``, confirmed when all days since ``start_minute`` are."""
    day = due_minute // DAY_MINUTES
    sure = calendar.is_sure(start_minute // DAY_MINUTES, day)
    return Due(instant_of(due_minute), date_of(day), sure, steps)


def next_working_day(calendar: Calendar, day: int) -> int:
    """The first working day after ``day`` (days since 1970-01-01)."""
    rank = int(calendar.counted_before[day + 1])
    if rank >= len(calendar.closes):
        raise BeyondCalendar("the calendar answers for 1970 to 2100 only")
    return int(calendar.closes[rank]) // DAY_MINUTES


def close_of(calendar: Calendar, day: int) -> int:
    """The minute since 1970 at which the office closes on working day ``day``."""
    return day * DAY_MINUTES + calendar.shifts_on(day)[-1].closes_minute


def _reception(
    calendar: Calendar,
    minute: int,
    latest_minute: int,
    cutoff: CutoffRule | None,
    steps: list[Step],
) -> int:
    """The minute that counts as the reception once the cutoff has been applied."""
    day = minute // DAY_MINUTES
    calendar.shifts_on(day)
    if cutoff is None:
        return minute
    if calendar.counts(day) and latest_minute - day * DAY_MINUTES <= cutoff.minute:
        return minute
    steps.append(step(day, "after_cutoff") if calendar.counts(day) else off_step(calendar, day))
    moved = next_working_day(calendar, day)
    steps.extend(off_step(calendar, between) for between in range(day + 1, moved))
    return moved * DAY_MINUTES + calendar.shifts_on(moved)[0].opens_minute


def _first_step(day: int, steps: list[Step]) -> Step:
    return step(day, "received_as_if" if steps else "received")


def _working_days(calendar: Calendar, minute: int, amount: int, steps: list[Step]) -> int:
    day = minute // DAY_MINUTES
    if amount == 0:
        return _same_day(calendar, minute, steps)
    steps.append(_first_step(day, steps))
    while amount:
        day += 1
        if calendar.counts(day):
            amount -= 1
            steps.append(counted_step(calendar, day))
        else:
            steps.append(off_step(calendar, day))
    return close_of(calendar, day)


def _days(calendar: Calendar, minute: int, amount: int, steps: list[Step]) -> int:
    day = minute // DAY_MINUTES
    if amount == 0:
        return _same_day(calendar, minute, steps)
    steps.append(_first_step(day, steps))
    last = day + amount
    calendar.shifts_on(last)
    steps.extend(plain_step(calendar, each) for each in range(day + 1, last + 1))
    if calendar.counts(last):
        return close_of(calendar, last)
    moved = next_working_day(calendar, last)
    steps.extend(off_step(calendar, between) for between in range(last + 1, moved))
    steps.append(step(moved, "moved_here"))
    return close_of(calendar, moved)


def _same_day(calendar: Calendar, minute: int, steps: list[Step]) -> int:
    """The close of the first working day whose office has not closed by ``minute``."""
    day = minute // DAY_MINUTES
    while not calendar.counts(day) or minute >= close_of(calendar, day):
        open_today = calendar.counts(day)
        steps.append(step(day, "after_closing") if open_today else off_step(calendar, day))
        day += 1
    steps.append(step(day, "same_day"))
    return close_of(calendar, day)


def minutes_after(calendar: Calendar, minute: int, amount: int, steps: list[Step]) -> int:
    """The minute at which ``amount`` working minutes after ``minute`` are done; 0 moves nothing."""
    if amount == 0:
        steps.append(step(minute // DAY_MINUTES, "no_minutes"))
        return minute
    day = minute // DAY_MINUTES
    while True:
        used, ended = _take(calendar, day, minute, amount)
        amount -= used
        steps.append(_worked_step(calendar, day, used))
        if amount == 0:
            return ended
        day += 1


def _worked_step(calendar: Calendar, day: int, used: int) -> Step:
    if used:
        return minutes_step(calendar, day, used)
    return step(day, "no_minutes") if calendar.shifts_on(day) else off_step(calendar, day)


def _take(calendar: Calendar, day: int, minute: int, amount: int) -> tuple[int, int]:
    """Minutes of ``day`` used after ``minute``, at most ``amount``, and the minute they end."""
    used, ended = 0, minute
    for shift in calendar.shifts_on(day):
        opens = max(minute, day * DAY_MINUTES + shift.opens_minute)
        closes = day * DAY_MINUTES + shift.closes_minute
        taken = min(closes - opens, amount - used)
        if taken > 0:
            used, ended = used + taken, opens + taken
    return used, ended


def add_minutes(calendar: Calendar, start: datetime, minutes: int) -> datetime:
    """The instant at which ``minutes`` working minutes after ``start`` are done; 0 stays."""
    return instant_of(minutes_after(calendar, minute_of(start), minutes, []))
