"""What the law allows: an amount of time and the unit in which it is counted.

Units: a *working day* is a day on which the office counts as open; a *day* is any day of the
calendar; *working hours* and *working minutes* run only while the office is open.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal, get_args

LimitUnit = Literal["working_day", "day", "working_hour", "working_minute"]

# The numbers by which the vectorised forms know the units.
UNIT_CODES: Final[dict[str, int]] = {unit: code for code, unit in enumerate(get_args(LimitUnit))}

_SUFFIXES: Final[dict[str, LimitUnit]] = {
    "wd": "working_day",
    "d": "day",
    "wh": "working_hour",
    "wm": "working_minute",
}
_WRITTEN = re.compile(r"([0-9]{1,6})(wd|d|wh|wm)")


class LimitNotUnderstood(ValueError):
    """A limit is not written as a whole number and a unit, or is negative."""


@dataclass(frozen=True, slots=True)
class Limit:
    """``amount`` whole units; amount 0 of a day unit means "within the same day"."""

    amount: int
    unit: LimitUnit

    def __post_init__(self) -> None:
        if self.unit not in UNIT_CODES:
            raise LimitNotUnderstood(f"unit {self.unit!r} is none of {', '.join(UNIT_CODES)}")
        if isinstance(self.amount, bool) or not isinstance(self.amount, int) or self.amount < 0:
            raise LimitNotUnderstood(f"amount {self.amount!r} is not a whole number from 0 up")

    @classmethod
    def parse(cls, written: str) -> "Limit":
        """Reads ``5wd``, ``10d``, ``8wh`` or ``90wm``; anything else is refused."""
        found = _WRITTEN.fullmatch(written.strip())
        if found is None:
            raise LimitNotUnderstood(
                f"{written!r} is not a limit; write a whole number and wd, d, wh or wm, as in 5wd"
            )
        return cls(int(found[1]), _SUFFIXES[found[2]])

    @property
    def minutes(self) -> int:
        """Working minutes of an hour or minute limit; day limits have no fixed number."""
        if self.unit == "working_hour":
            return self.amount * 60
        if self.unit == "working_minute":
            return self.amount
        raise LimitNotUnderstood(f"a limit in {self.unit} has no fixed number of minutes")

    def __str__(self) -> str:
        suffix = next(short for short, unit in _SUFFIXES.items() if unit == self.unit)
        return f"{self.amount}{suffix}"


@dataclass(frozen=True, slots=True)
class CutoffRule:
    """Received after ``minute`` of the day counts as received on the next working day.

    Applied only where a rule says so, as the 15:00 rule of certification and of handing
    dossiers on does [law:nd-118-2025 art.18 cl.2]. "After" is strict: 15:00:00 is in time.
    A day off counts as received on the next working day too, else Saturday beat Friday evening.
    """

    minute: int

    def __post_init__(self) -> None:
        if not 0 <= self.minute < 1440:
            raise LimitNotUnderstood(f"cutoff minute {self.minute} is not within a day")
