"""Why a due date falls where it does: one line per day, in words for the person who asks.

The words are Vietnamese because they are part of the answer, not of a page; ``kind`` is the
code by which a page in another language finds its own words.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from motcua.cores.clock.calendar import HOLIDAY, MADE_UP, RECEPTION, Calendar
from motcua.cores.clock.instants import date_of

StepKind = Literal[
    "received",
    "received_as_if",
    "after_cutoff",
    "after_closing",
    "counted",
    "made_up",
    "minutes",
    "no_minutes",
    "weekend",
    "holiday",
    "reception",
    "plain_day",
    "moved_here",
    "same_day",
    "paused",
    "extended",
]


@dataclass(frozen=True, slots=True)
class Step:
    """One day on the way to the due date: whether the limit counts it, and why."""

    on: date
    counted: bool
    reason: str
    kind: StepKind


_WORDS: dict[StepKind, str] = {
    "received": "ngày nhận hồ sơ, không tính",
    "received_as_if": "coi là ngày nhận hồ sơ, không tính",
    "after_cutoff": "nhận sau giờ chốt, tính như nhận vào ngày làm việc tiếp theo",
    "after_closing": "nhận sau giờ làm việc, chuyển sang ngày làm việc tiếp theo",
    "counted": "ngày làm việc, tính",
    "made_up": "làm bù, tính",
    "no_minutes": "ngoài giờ làm việc, không tính",
    "weekend": "nghỉ cuối tuần",
    "reception": "chỉ trực tiếp nhận, không tính là ngày làm việc",
    "moved_here": "ngày làm việc tiếp theo, hết hạn cuối giờ",
    "same_day": "giải quyết trong ngày, hết hạn cuối giờ",
}


def step(day: int, kind: StepKind, *, counted: bool = False) -> Step:
    """A step whose words depend on its kind alone."""
    return Step(date_of(day), counted, _WORDS[kind], kind)


def off_step(calendar: Calendar, day: int) -> Step:
    """The step of a day that the limit passes over."""
    kind = int(calendar.kind[day])
    if kind == HOLIDAY:
        return Step(date_of(day), False, f"nghỉ: {calendar.name_of(day)}", "holiday")
    return step(day, "reception" if kind == RECEPTION else "weekend")


def counted_step(calendar: Calendar, day: int) -> Step:
    """The step of a working day that the limit counts."""
    made_up = int(calendar.kind[day]) == MADE_UP
    return step(day, "made_up" if made_up else "counted", counted=True)


def plain_step(calendar: Calendar, day: int) -> Step:
    """The step of a limit in days, which counts days off as well."""
    if calendar.counts(day):
        return Step(date_of(day), True, "tính theo ngày", "plain_day")
    why = off_step(calendar, day).reason
    return Step(date_of(day), True, f"tính theo ngày, kể cả ngày nghỉ ({why})", "plain_day")


def minutes_step(calendar: Calendar, day: int, minutes: int) -> Step:
    """The step of a limit in working time, which counts some minutes of an open day."""
    made_up = "làm bù, " if int(calendar.kind[day]) == MADE_UP else ""
    return Step(date_of(day), True, f"{made_up}tính {minutes} phút làm việc", "minutes")
