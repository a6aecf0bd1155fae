"""The legal time of one dossier through everything that can happen to it.

A dossier may be received elsewhere, paused, counted anew after a supplement, and put off once.
Each of these is a fact with an instant; the due date follows from the facts alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.cores.clock.calendar import Calendar
from motcua.cores.clock.due import Due, close_of, due_at, due_of, minutes_after, next_working_day
from motcua.cores.clock.elapsed import Pause, merged, worked_between
from motcua.cores.clock.instants import DAY_MINUTES, date_of, day_of, minute_of
from motcua.cores.clock.limits import CutoffRule, Limit
from motcua.cores.clock.steps import Step


class ExtensionShortens(ValueError):
    """A new date that is not later than the one it replaces."""


@dataclass(frozen=True, slots=True)
class Course:
    """What happened to one dossier's time.

    ``received_at`` is when some one-stop unit accepted it; ``competent_received_at`` when the
    competent agency had it, for dossiers received regardless of boundary. ``restarts`` are the
    instants from which the limit was counted anew, ``extended_to`` the one new date, if any.
    """

    received_at: datetime
    competent_received_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    restarts: tuple[datetime, ...] = ()
    extended_to: date | None = None

    @property
    def legal_start_at(self) -> datetime:
        """The instant from which the law first counts.

        Regardless of boundary the competent agency's reception decides
        [law:nd-118-2025 art.17 cl.3] as amended by [law:nd-309-2026 art.8 cl.3].
        """
        return self.competent_received_at or self.received_at

    @property
    def counted_from_at(self) -> datetime:
        """The start now in force: the last restart, else the legal start.

        A supplement has the limit counted again from the start [law:nd-118-2025 art.19 cl.5].
        """
        return max((self.legal_start_at, *self.restarts))


def due_of_course(
    calendar: Calendar, course: Course, limit: Limit, *, cutoff: CutoffRule | None = None
) -> Due:
    """The due date of ``course``: last start, plus the limit, plus pauses, then the extension."""
    start = course.counted_from_at
    due = due_at(calendar, start, limit, cutoff=cutoff)
    due = shift_by_pauses(calendar, start, due, course.pauses)
    if course.extended_to is None:
        return due
    return extend_to(calendar, start, due, course.extended_to)


def shift_by_pauses(calendar: Calendar, start: datetime, due: Due, pauses: Iterable[Pause]) -> Due:
    """``due`` moved by the working minutes that fell into a pause before it; never earlier."""
    first, end = minute_of(start), minute_of(due.due_at)
    steps = list(due.steps)
    for began, ended in merged(pauses):
        if began >= end or ended <= first:
            continue
        minutes = worked_between(calendar, max(began, first), ended)
        end = minutes_after(calendar, end, minutes, [])
        why = f"tạm dừng, cộng {minutes} phút làm việc"
        steps.append(Step(date_of(began // DAY_MINUTES), False, why, "paused"))
    return due_of(calendar, first, end, tuple(steps))


def extend_to(calendar: Calendar, start: datetime, due: Due, on: date) -> Due:
    """``due`` put off to the close of office on ``on``, or of the next working day.

    How often a dossier may be put off is a rule of its own [law:nd-118-2025 art.19 cl.6].
    """
    if on <= due.due_on:
        raise ExtensionShortens(f"{on.isoformat()} is not after {due.due_on.isoformat()}")
    day = day_of(on)
    if not calendar.counts(day):
        day = next_working_day(calendar, day)
    extended = due_of(calendar, minute_of(start), close_of(calendar, day), due.steps)
    last = Step(extended.due_on, False, "ngày hẹn lại, hết hạn cuối giờ", "extended")
    return replace(extended, steps=(*due.steps, last))
