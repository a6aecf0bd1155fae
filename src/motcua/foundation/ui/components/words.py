"""States, instants, time left: words with a shape and a colour beside them, never colour alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.foundation.text.moments import format_duration, format_moment, time_left
from motcua.foundation.ui.components.base import Component, InlineComponent, Tone
from motcua.foundation.ui.components.links import Link
from motcua.foundation.ui.components.shapes import shape


@dataclass(frozen=True)
class Status(InlineComponent):
    """A state in a word ("Đang xử lý"); the tone chooses shape and colour."""

    word: str
    tone: Tone = "neutral"

    def inline(self) -> SafeString:
        """One element: shape, then word."""
        return format_html(
            '<span class="status tone-{}">{}{}</span>', self.tone, shape(self.tone), self.word
        )


@dataclass(frozen=True)
class Moment(InlineComponent):
    """An instant as "09:30 15/10/2026", readable by machines."""

    at: datetime

    def inline(self) -> SafeString:
        """One <time> element."""
        return format_html(
            '<time datetime="{}">{}</time>', self.at.isoformat(), format_moment(self.at)
        )


@dataclass(frozen=True)
class TimeLeft(InlineComponent):
    """Time left to ``due_at`` in words, with the instant on hover and in print.

    ``minutes`` are working minutes counted by the clock, negative when late; ``paused`` is the
    ground of a pause and then takes the place of the count. ``ended`` is true once the result
    stands: then nothing is left, the work was done so long before or after the due instant.
    """

    minutes: int
    minutes_per_day: int
    due_at: datetime
    paused: str = ""
    ended: bool = False

    @property
    def tone(self) -> Tone:
        """Late is bad, the last working day is a warning, a pause is a pause."""
        if self.paused:
            return "paused"
        if self.minutes < 0:
            return "bad"
        if self.ended:
            return "good"
        return "warn" if self.minutes <= self.minutes_per_day else "neutral"

    @property
    def words(self) -> str:
        """What the reader is told."""
        if self.paused:
            return _("Tạm dừng: %(ground)s") % {"ground": self.paused}
        if self.ended and self.minutes >= 0:
            early = self.minutes and format_duration(self.minutes, self.minutes_per_day)
            return _("Trước hạn %(duration)s") % {"duration": early} if early else _("Đúng hạn")
        return time_left(self.minutes, self.minutes_per_day)

    def inline(self) -> SafeString:
        """One element: shape, then word."""
        due = _("Hạn trả: %(moment)s") % {"moment": format_moment(self.due_at)}
        mark = shape(self.tone) if self.tone != "neutral" else ""
        return format_html(
            '<span class="time-left tone-{}">{}<time datetime="{}" title="{}">{}</time></span>',
            self.tone,
            mark,
            self.due_at.isoformat(),
            due,
            self.words,
        )


@dataclass(frozen=True)
class Provenance(InlineComponent):
    """Where a figure or a rule comes from, when the reader must know before trusting it."""

    kind: Literal["simulated", "unconfirmed", "entered"]

    def inline(self) -> SafeString:
        """A small label beside the figure."""
        words = {
            "simulated": _("Dữ liệu mô phỏng"),
            "unconfirmed": _("Chưa đối chiếu văn bản gốc"),
            "entered": _("Nhập tay"),
        }
        return format_html('<span class="provenance">{}</span>', words[self.kind])


@dataclass(frozen=True)
class Notice(Component):
    """A message to the reader of the page: what is so, and what to do about it."""

    template: ClassVar[str] = "ui/parts/notice.html"
    text: str
    tone: Tone = "neutral"
    title: str = ""
    link: Link | None = None

    @property
    def shape(self) -> SafeString:
        """The shape of the tone."""
        return shape(self.tone)
