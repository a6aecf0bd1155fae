"""Turns rule packs into the clock's own things: a calendar, office hours, the time rules of a day.

Reads packs of the schemas ``calendar``, ``hours`` and ``deadlines``. Days off are knowledge about
particular days, so a calendar takes the newest value of each rule; office hours and time rules
hold from their dates on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from motcua.cores.clock.building import CalendarBroken, build_calendar
from motcua.cores.clock.calendar import Calendar
from motcua.cores.clock.hours import OfficeHours, Season, Shift, WeekHours
from motcua.cores.clock.limits import UNIT_CODES, CutoffRule, Limit, LimitNotUnderstood
from motcua.cores.rulebook import DatedValue, Pack

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ABOUT_ALL: Final = frozenset({"announced_from", "announced_until", "laid_out_until"})


def calendar_of(days: Pack, hours: Pack) -> Calendar:
    """The calendar of one office from its days off and its hours.

    Raises ``CalendarBroken`` and ``HoursBroken`` where facts contradict each other.
    """
    off: dict[date, str] = {}
    worked: dict[date, date | None] = {}
    unconfirmed: set[date] = set()
    for rule in sorted(set(days.rules) - _ABOUT_ALL):
        value = days.latest(rule)
        named = {as_date(row["on"]): row["name"] for row in value.value.get("off", ())}
        made_up = {as_date(row["on"]): _made_up_for(row) for row in value.value.get("worked", ())}
        _refuse_twice(rule, {*off, *worked}, {*named, *made_up})
        off |= named
        worked |= made_up
        if not value.confirmed:
            unconfirmed |= {*named, *made_up}
    return build_calendar(
        off,
        worked,
        unconfirmed,
        as_date(days.latest("announced_until").value),
        office_hours(hours),
        announced_from=as_date(days.latest("announced_from").value),
    )


def _refuse_twice(rule: str, known: set[date], new: set[date]) -> None:
    for on in sorted(known & new):
        raise CalendarBroken(f"rule {rule} lists {on.isoformat()}, which another rule has")


def _made_up_for(row: Mapping[str, Any]) -> date | None:
    return as_date(row["for"]) if "for" in row else None


def as_date(written: Any) -> date:
    """A date out of TOML (a date) or out of an entered value (an ISO text)."""
    return written if isinstance(written, date) else date.fromisoformat(written)


def office_hours(hours: Pack) -> tuple[OfficeHours, ...]:
    """Every dated table of the pack's ``office_hours``."""
    return tuple(_table(value) for value in hours.rules["office_hours"])


def _table(value: DatedValue) -> OfficeHours:
    return OfficeHours(value.from_on, tuple(_week(row) for row in value.value))


def _week(row: Mapping[str, Any]) -> WeekHours:
    season = row.get("season")
    return WeekHours(
        weekdays=tuple(WEEKDAYS.index(day) for day in row["weekdays"]),
        shifts=tuple(read_shift(written) for written in row["shifts"]),
        season=Season(_month_day(season["first"]), _month_day(season["last"])) if season else None,
        counts=row.get("counts", True),
    )


def read_shift(written: str) -> Shift:
    """A shift out of ``07:30-11:30``."""
    opens, closes = (_minute(end) for end in written.split("-"))
    return Shift(opens, closes)


def _minute(written: str) -> int:
    hour, minute = written.split(":")
    return int(hour) * 60 + int(minute)


def _month_day(written: str) -> tuple[int, int]:
    month, day = written.split("-")
    return int(month), int(day)


@dataclass(frozen=True)
class TimeRules:
    """The time rules in force on one day; asking for one that is not raises ``RuleNotInForce``."""

    pack: Pack
    on: date

    def value(self, rule: str) -> DatedValue:
        """The dated value of ``rule``, with its source and whether it is confirmed."""
        return self.pack.on(rule, self.on)

    def limit(self, rule: str) -> Limit:
        """A rule that is a length of office or calendar time."""
        found = self.value(rule)
        if found.unit not in UNIT_CODES:
            raise LimitNotUnderstood(f"{rule} is counted in {found.unit}; it is no limit")
        return Limit(found.value, found.unit)  # type: ignore[arg-type]  # one of UNIT_CODES

    def cutoff(self, rule: str) -> CutoffRule:
        """A rule that is a minute of the day."""
        return CutoffRule(self._number(rule, "minute_of_day"))

    def count(self, rule: str) -> int:
        """A rule that says how often."""
        return self._number(rule, "time")

    def multiple(self, rule: str) -> int:
        """A rule that is a multiple of the limit."""
        return self._number(rule, "multiple")

    def hours(self, rule: str) -> int:
        """A rule in plain hours, which run day and night."""
        return self._number(rule, "hour")

    def code(self, rule: str) -> str:
        """A rule that names how something is done."""
        found = self.value(rule)
        if found.unit != "code":
            raise LimitNotUnderstood(f"{rule} is counted in {found.unit}; it is no code")
        return str(found.value)

    def _number(self, rule: str, unit: str) -> int:
        found = self.value(rule)
        if found.unit != unit:
            raise LimitNotUnderstood(f"{rule} is counted in {found.unit}, not in {unit}")
        return int(found.value)
