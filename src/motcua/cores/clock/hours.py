"""When an office is open: shifts by weekday and season, dated so that old answers stay.

Minutes are counted from midnight, intervals are half-open: a shift 450–690 is 07:30–11:30.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


class HoursBroken(ValueError):
    """Shifts that overlap, run backwards, or leave the week without a working day."""


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """One stretch of open office, from ``opens_minute`` until just before ``closes_minute``."""

    opens_minute: int
    closes_minute: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens_minute < self.closes_minute <= 1440:
            raise HoursBroken(f"shift {self.opens_minute}–{self.closes_minute} is not in a day")


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of every year, both ends included, as (month, day); it may pass New Year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __post_init__(self) -> None:
        for month, day in (self.first, self.last):
            try:
                date(2000, month, day)
            except ValueError:
                raise HoursBroken(f"{month:02}-{day:02} is no day of the year") from None


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The shifts of some weekdays (0 is Monday), all year or in one season.

    ``counts`` False opens the doors without making the day a working day: a reception desk on
    Saturday morning serves people, but no limit in working days counts that Saturday.
    """

    weekdays: tuple[int, ...]
    shifts: tuple[Shift, ...]
    season: Season | None = None
    counts: bool = True

    def __post_init__(self) -> None:
        if not self.weekdays or not set(self.weekdays) <= set(range(7)):
            raise HoursBroken(f"weekdays {self.weekdays} are not days 0 to 6")
        if not self.shifts:
            raise HoursBroken("a line of office hours without a shift opens nothing")
        for earlier, later in zip(self.shifts, self.shifts[1:], strict=False):
            if later.opens_minute < earlier.closes_minute:
                raise HoursBroken(f"{later} begins before {earlier} ends")


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The whole week from ``from_on`` until the next dated table; a later line wins a day."""

    from_on: date
    weeks: tuple[WeekHours, ...]

    def __post_init__(self) -> None:
        if not any(0 in week.weekdays and week.counts and not week.season for week in self.weeks):
            raise HoursBroken("office hours must open Mondays all year: make-up days follow them")


def hours_from(shifts: Mapping[int, tuple[Shift, ...]]) -> tuple[OfficeHours, ...]:
    """One undated table out of a plain mapping of weekday to shifts."""
    weeks = tuple(WeekHours((day,), tuple(row)) for day, row in sorted(shifts.items()) if row)
    return (OfficeHours(date.min, weeks),)
