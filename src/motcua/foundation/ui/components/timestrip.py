"""The time strip: a dossier's life as one bar, from acceptance to the due instant or beyond it.

The scale is office time: nights and days off have no length, and a pause, which the dossier's
own clock does not count, keeps the length it really took. Each stretch is numbered in the bar and
named in the list below it, so the same words serve the eye, the screen reader and the paper.
Minutes are working minutes counted by the clock; nothing is counted here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from motcua.foundation.text.moments import format_duration
from motcua.foundation.ui.components.base import Component, per_cent
from motcua.foundation.ui.components.words import TimeLeft

# Below these shares of the bar a number, or a number with its duration, would not fit.
_ROOM_FOR_NUMBER = 0.045
_ROOM_FOR_DURATION = 0.14
_NEAR_AN_EDGE = 0.14


Look = Literal["odd", "even", "current", "pause"]
Room = Literal["none", "number", "duration"]


@dataclass(frozen=True)
class StripSegment:
    """A stretch of office time with one unit, or a pause: then ``label`` is its ground."""

    label: str
    minutes: int
    kind: Literal["work", "pause"] = "work"
    current: bool = False


@dataclass(frozen=True)
class DrawnSegment:
    """A segment with its place in the bar."""

    number: int
    segment: StripSegment
    x: str
    width: str
    middle: str
    duration: str
    look: Look
    room: Room


@dataclass(frozen=True)
class DrawnMark:
    """A vertical mark with a short word that is anchored so as not to leave the bar."""

    x: str
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True)
class TimeStrip(Component):
    """Accepted, passed on, paused, due: where the time went and what is left.

    ``left_minutes`` is negative when late. ``ended`` is true once the result stands; then the
    bar ends there and ``at`` is that instant, otherwise ``at`` is now.
    """

    template: ClassVar[str] = "ui/parts/timestrip.html"
    accepted_at: datetime
    due_at: datetime
    at: datetime
    segments: tuple[StripSegment, ...]
    left_minutes: int
    minutes_per_day: int
    ended: bool = False
    paused: str = ""
    unconfirmed: bool = False

    @property
    def passed_minutes(self) -> int:
        """Office time from acceptance to ``at``."""
        return sum(segment.minutes for segment in self.segments)

    @property
    def whole_minutes(self) -> int:
        """The length of the bar: to the due instant, or to ``at`` when that is later."""
        return max(self.passed_minutes + max(self.left_minutes, 0), 1)

    @property
    def time_left(self) -> TimeLeft:
        """The words beside the bar."""
        return TimeLeft(
            self.left_minutes, self.minutes_per_day, self.due_at, self.paused, self.ended
        )

    @property
    def late(self) -> bool:
        """Whether the due instant has passed."""
        return self.left_minutes < 0

    @property
    def drawn(self) -> tuple[DrawnSegment, ...]:
        """Every segment with its place; neighbours never look the same."""
        found: list[DrawnSegment] = []
        start = worked = 0
        for number, segment in enumerate(self.segments, start=1):
            worked += segment.kind == "work"
            found.append(self._place(number, segment, start, worked % 2 == 1))
            start += segment.minutes
        return tuple(found)

    def _place(self, number: int, segment: StripSegment, start: int, odd: bool) -> DrawnSegment:
        """The number stands in the larger of the parts before and beyond the due instant."""
        end = start + segment.minutes
        due = min(max(self.passed_minutes + self.left_minutes, start), end)
        left, right = max((start, due), (due, end), key=lambda part: part[1] - part[0])
        return DrawnSegment(
            number=number,
            segment=segment,
            x=per_cent(start / self.whole_minutes),
            width=per_cent(segment.minutes / self.whole_minutes),
            middle=per_cent((left + right) / 2 / self.whole_minutes),
            duration=format_duration(segment.minutes, self.minutes_per_day),
            look=self._look(segment, odd),
            room=_room((right - left) / self.whole_minutes),
        )

    def _look(self, segment: StripSegment, odd: bool) -> Look:
        if segment.kind == "pause":
            return "pause"
        if segment.current and not self.ended:
            return "current"
        return "odd" if odd else "even"

    @property
    def late_part(self) -> tuple[str, str]:
        """Start and width of what lies beyond the due instant."""
        late = min(max(-self.left_minutes, 0), self.whole_minutes)
        return (
            per_cent((self.whole_minutes - late) / self.whole_minutes),
            per_cent(late / self.whole_minutes),
        )

    @property
    def due_mark(self) -> DrawnMark:
        """Where the due instant stands."""
        return self._mark(self.passed_minutes + self.left_minutes)

    @property
    def now_mark(self) -> DrawnMark:
        """Where ``at`` stands."""
        return self._mark(self.passed_minutes)

    def _mark(self, minute: int) -> DrawnMark:
        share = min(max(minute / self.whole_minutes, 0.0), 1.0)
        if share < _NEAR_AN_EDGE:
            return DrawnMark(per_cent(share), "start")
        return DrawnMark(per_cent(share), "end" if share > 1 - _NEAR_AN_EDGE else "middle")


def _room(share: float) -> Room:
    if share < _ROOM_FOR_NUMBER:
        return "none"
    return "duration" if share >= _ROOM_FOR_DURATION else "number"
