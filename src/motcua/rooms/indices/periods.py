"""Periods of the index sets: a month, a quarter or a year, in Vietnam's days."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.cores.clock import ZONE

_WRITTEN = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])))?")


class PeriodNotUnderstood(ValueError):
    """A period is none of 2026, 2026-Q3, 2026-10."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months from ``first_on`` on; ``text`` is how it is written."""

    first_on: date
    length: int

    @classmethod
    def parse(cls, written: str) -> "Period":
        """Reads ``2026-10``, ``2026-Q3`` or ``2026``. Raises PeriodNotUnderstood."""
        found = _WRITTEN.fullmatch(written.strip())
        if found is None:
            raise PeriodNotUnderstood(written)
        year, month, quarter = found.groups()
        if quarter:
            return cls(date(int(year), 3 * int(quarter) - 2, 1), 3)
        if month is None:
            return cls(date(int(year), 1, 1), 12)
        if not 1 <= int(month) <= 12:
            raise PeriodNotUnderstood(written)
        return cls(date(int(year), int(month), 1), 1)

    @classmethod
    def month_of(cls, day: date) -> "Period":
        """The month of ``day``."""
        return cls(day.replace(day=1), 1)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month of the period."""
        return tuple(_shifted(self.first_on, number) for number in range(self.length))

    @property
    def last_on(self) -> date:
        """The last day of the period."""
        return _shifted(self.first_on, self.length) - timedelta(days=1)

    @property
    def ends_at(self) -> datetime:
        """The instant at which the period is over."""
        return datetime.combine(_shifted(self.first_on, self.length), time(), ZONE)

    @property
    def text(self) -> str:
        """As ``parse`` reads it."""
        if self.length == 1:
            return f"{self.first_on:%Y-%m}"
        if self.length == 3:
            return f"{self.first_on.year}-Q{(self.first_on.month + 2) // 3}"
        return str(self.first_on.year)

    def before(self, steps: int = 1) -> "Period":
        """The period of the same length ``steps`` earlier."""
        return Period(_shifted(self.first_on, -steps * self.length), self.length)

    def judged_at(self, now: datetime) -> datetime:
        """When running dossiers are judged: at the end of the period, or now while it runs."""
        return min(self.ends_at, now)


def _shifted(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
