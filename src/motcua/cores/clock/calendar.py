"""Which days and minutes an office works, laid out as tables with one row per day.

Built once (``building``) from dated facts and then only read. Row 0 is 1970-01-01, the last is
2100-12-31; beyond the announced days the plain week goes on and every answer says that it is
unconfirmed.
Refuses days outside the rows (``BeyondCalendar``) instead of guessing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from motcua.cores.clock.hours import Shift
from motcua.cores.clock.instants import date_of, day_of

LAST_ON: Final = date(2100, 12, 31)
ROWS: Final = day_of(LAST_ON) + 1

WORKING, WEEKEND, HOLIDAY, MADE_UP, RECEPTION = range(5)

Int8s = npt.NDArray[np.int8]
Int16s = npt.NDArray[np.int16]
Int32s = npt.NDArray[np.int32]
Int64s = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


class BeyondCalendar(ValueError):
    """An instant or a due date lies outside 1970–2100."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """The tables; ``digest`` names the facts they were built from.

    Per day: ``kind`` (working, weekend, holiday, made up, reception only), ``pattern`` (row of
    ``patterns``), and counts of what lies *before* the day: ``counted_before`` working days,
    ``worked_before`` minutes, ``unsure_before`` unconfirmed days. Per working day in order:
    ``opens`` and ``closes``, minutes since 1970. Per pattern: ``worked_until[p, m]`` minutes
    worked before minute m, and ``minute_after[p, k]`` the minute at which k are done.
    """

    digest: str
    announced_from: date
    announced_until: date
    names: Mapping[date, str]
    patterns: tuple[tuple[Shift, ...], ...]
    kind: Int8s
    pattern: Int16s
    counted_before: Int32s
    worked_before: Int32s
    unsure_before: Int32s
    opens: Int64s
    closes: Int64s
    worked_until: Int16s
    minute_after: Int16s

    def shifts_on(self, day: int) -> tuple[Shift, ...]:
        """The shifts of ``day`` (days since 1970-01-01), empty on a day off."""
        return self.patterns[self.pattern[_within(day)]]

    def counts(self, day: int) -> bool:
        """Whether ``day`` is a working day for limits in days."""
        return int(self.kind[_within(day)]) in (WORKING, MADE_UP)

    def is_working_day(self, on: date) -> bool:
        """Whether ``on`` is a working day for limits in days."""
        return self.counts(day_of(on))

    def name_of(self, day: int) -> str:
        """The name of a day off, or an empty text."""
        return self.names.get(date_of(day), "")

    def is_sure(self, first_day: int, last_day: int) -> bool:
        """Whether every day from ``first_day`` to ``last_day``, both included, is confirmed."""
        return bool(
            self.unsure_before[_within(last_day) + 1] == self.unsure_before[_within(first_day)]
        )


def _within(day: int) -> int:
    if not 0 <= day < ROWS:
        raise BeyondCalendar("the calendar answers for 1970 to 2100 only")
    return day
