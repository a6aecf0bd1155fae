"""How much working time lies between two instants, with pauses taken out.

Unit: whole working minutes of the office. Law never lets a pause shorten a limit; nor does this.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.cores.clock.calendar import Calendar
from motcua.cores.clock.instants import DAY_MINUTES, minute_of


class PauseBroken(ValueError):
    """A pause that ends before it begins."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stood still from ``paused_at`` until just before ``resumed_at``.

    A pause that is still open has no end yet: the caller closes it at the instant of asking.
    """

    paused_at: datetime
    resumed_at: datetime

    def __post_init__(self) -> None:
        if self.resumed_at < self.paused_at:
            raise PauseBroken(f"resumed at {self.resumed_at}, before the pause at {self.paused_at}")


def elapsed_minutes(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Working minutes from ``start`` to ``end``; negative when ``end`` comes first."""
    first, last = minute_of(start), minute_of(end)
    if last < first:
        return -worked_between(calendar, last, first)
    return worked_between(calendar, first, last)


def remaining(calendar: Calendar, now: datetime, due: datetime) -> int:
    """Working minutes still left at ``now``; negative once ``due`` has passed."""
    return elapsed_minutes(calendar, now, due)


def net_elapsed_minutes(
    calendar: Calendar, start: datetime, end: datetime, pauses: Iterable[Pause]
) -> int:
    """Working minutes from ``start`` to ``end`` without those that fell into a pause."""
    first, last = minute_of(start), minute_of(end)
    if last < first:
        raise PauseBroken(f"{end.isoformat()} lies before {start.isoformat()}")
    stood_still = sum(
        worked_between(calendar, max(began, first), min(ended, last))
        for began, ended in merged(pauses)
    )
    return worked_between(calendar, first, last) - stood_still


def merged(pauses: Iterable[Pause]) -> Sequence[tuple[int, int]]:
    """The pauses as disjoint stretches of minutes in order; overlaps count once."""
    stretches: list[tuple[int, int]] = []
    for pause in sorted(pauses, key=lambda each: each.paused_at):
        began, ended = minute_of(pause.paused_at), minute_of(pause.resumed_at)
        if stretches and began <= stretches[-1][1]:
            began, ended = stretches[-1][0], max(ended, stretches.pop()[1])
        stretches.append((began, ended))
    return stretches


def worked_between(calendar: Calendar, first: int, last: int) -> int:
    """Working minutes in ``[first, last)``, minutes since 1970; 0 where that is empty."""
    total = 0
    for day in range(first // DAY_MINUTES, last // DAY_MINUTES + 1):
        midnight = day * DAY_MINUTES
        for shift in calendar.shifts_on(day):
            opens = max(first, midnight + shift.opens_minute)
            closes = min(last, midnight + shift.closes_minute)
            total += max(0, closes - opens)
    return total
