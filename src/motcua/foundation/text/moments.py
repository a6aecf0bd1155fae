"""Instants, days and working time in the words of a Vietnamese office.

Instants are aware and printed in Vietnam's own time (+07:00, no summer time). Working time comes
in as minutes counted by the clock core, with the length of the unit's working day beside it.
"""

import re
from datetime import date, datetime, timedelta, timezone

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

VIETNAM = timezone(timedelta(hours=7), "+07")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.A)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.A)
# Below this many days, hours still matter to whoever plans the week.
_DAYS_WITH_HOURS = 2


class DayUnreadable(ValueError):
    """The text names no day; the message shows how to write one."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“%(text)s” không phải là một ngày. Hãy viết như 15/10/2026.") % {"text": text}
        )
        self.text = text


def format_moment(at: datetime) -> str:
    """An instant as "09:30 15/10/2026"; raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError(f"{at!r} has no offset")
    return at.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def format_day(on: date) -> str:
    """A day as "15/10/2026"; of an instant, its day in Vietnam."""
    if isinstance(on, datetime):
        on = on.astimezone(VIETNAM)
    return on.strftime("%d/%m/%Y")


def parse_day(text: str) -> date:
    """The day written as 15/10/2026 (or 15-10-2026, 15.10.2026, 2026-10-15), never month first."""
    trimmed = text.strip()
    found, order = _DAY.fullmatch(trimmed), (3, 2, 1)
    if not found:
        found, order = _ISO_DAY.fullmatch(trimmed), (1, 2, 3)
    if not found:
        raise DayUnreadable(trimmed)
    try:
        return date(*(int(found[part]) for part in order))
    except ValueError:
        raise DayUnreadable(trimmed) from None


def format_duration(minutes: int, minutes_per_day: int) -> str:
    """Working time in its two largest units: "1 ngày 3 giờ", "3 giờ 20 phút", "45 phút"."""
    days, rest = divmod(max(minutes, 0), minutes_per_day)
    hours, rest = divmod(rest, 60)
    parts = []
    if days:
        parts.append(ngettext("%(n)s ngày", "%(n)s ngày", days) % {"n": days})
    if hours:
        parts.append(ngettext("%(n)s giờ", "%(n)s giờ", hours) % {"n": hours})
    if rest and not days:
        parts.append(ngettext("%(n)s phút", "%(n)s phút", rest) % {"n": rest})
    return " ".join(parts) or _("0 phút")


def time_left(working_minutes: int, minutes_per_day: int) -> str:
    """What is left until the due instant, or how long it has passed (negative minutes).

    Rounds towards zero, so nobody is promised or blamed for time that is not there:
    "Còn 2 ngày làm việc", "Còn 1 ngày 3 giờ làm việc", "Còn 3 giờ làm việc", "Đến hạn",
    "Quá hạn 1 ngày 3 giờ". The instant itself stands beside these words on hover and in print.
    """
    if working_minutes == 0:
        return _("Đến hạn")
    if working_minutes < 0:
        late = format_duration(-working_minutes, minutes_per_day)
        return _("Quá hạn %(duration)s") % {"duration": late}
    days = working_minutes // minutes_per_day
    if days >= _DAYS_WITH_HOURS:
        return ngettext("Còn %(n)s ngày làm việc", "Còn %(n)s ngày làm việc", days) % {"n": days}
    exact = working_minutes if days or working_minutes < 60 else working_minutes // 60 * 60
    left = format_duration(exact, minutes_per_day)
    return _("Còn %(duration)s làm việc") % {"duration": left}
