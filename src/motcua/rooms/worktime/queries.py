"""When offices work and when they must answer: calendars per unit, time rules, deadlines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.cores.clock import (
    ZONE,
    BeyondCalendar,
    Calendar,
    CutoffRule,
    Due,
    Limit,
    LimitNotUnderstood,
    TimeRules,
    due_at,
)
from motcua.cores.rulebook import Pack, RuleNotInForce
from motcua.foundation import rulefiles
from motcua.rooms.people import queries as people
from motcua.rooms.worktime import layers
from motcua.rooms.worktime.models import DaysEntry, HoursEntry
from motcua.rooms.worktime.refusals import DeadlineRequestInvalid as DeadlineRequestInvalid
from motcua.rooms.worktime.shipped import LIMITS_PACK, OFFICE_HOURS


def calendar_for(unit_code: str = "", on: date | None = None) -> Calendar:
    """The unit's calendar, of all days, from what had been entered by ``on`` (None: by now).

    Days off, swaps and hours are looked up by their own dates inside; ``on`` says whose
    knowledge is asked for, so that a promise can be worked out as on the day it was made.
    """
    if on is None:
        return layers.standing_calendar(unit_code)
    return layers.calendar_from(
        layers.days_pack(unit_code, known_on=on), layers.hours_pack(unit_code, known_on=on)
    )


def calendars_for(unit_codes: Iterable[str]) -> dict[str, Calendar]:
    """The calendar of each unit as it stands now: two queries however many units there are."""
    days = list(DaysEntry.objects.order_by("id"))
    hours = list(HoursEntry.objects.order_by("id"))
    found: dict[str, Calendar] = {}
    for code in unit_codes:
        line = set(layers.line_of(code))
        found[code] = layers.calendar_from(
            layers.merge_days([row for row in days if row.unit_code in line]),
            layers.merge_hours([row for row in hours if row.unit_code in line], code),
        )
    return found


def limit_rules(on: date) -> TimeRules:
    """The time rules of the one-stop mechanism in force on ``on``, each with its source."""
    return TimeRules(rulefiles.load(LIMITS_PACK), on)


def packs_for(unit_code: str = "") -> tuple[Pack, Pack]:
    """Days and hours of the unit as merged packs, for the page that shows every value."""
    return layers.days_pack(unit_code), layers.hours_pack(unit_code)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One value an office entered, as the page of all entries shows it."""

    kind: str
    rule: str
    unit_code: str
    from_on: date
    value: Any
    source_act: str
    reason: str
    recorded_by: str
    recorded_at: datetime


def entries(unit_code: str | None = None) -> tuple[EntryRow, ...]:
    """Everything entered, newest first; of one unit alone where ``unit_code`` is given."""
    rows = [*_rows(DaysEntry, unit_code), *_rows(HoursEntry, unit_code)]
    return tuple(sorted(rows, key=lambda row: row.recorded_at, reverse=True))


def _rows(model: type[DaysEntry] | type[HoursEntry], unit_code: str | None) -> list[EntryRow]:
    found: Any = model._default_manager.select_related("recorded_by")
    if unit_code is not None:
        found = found.filter(unit_code=unit_code)
    return [
        EntryRow(
            kind="days" if model is DaysEntry else "hours",
            rule=getattr(row, "rule", OFFICE_HOURS),
            unit_code=row.unit_code,
            from_on=row.from_on,
            value=row.value,
            source_act=row.source_act,
            reason=row.reason,
            recorded_by=row.recorded_by.display_name,
            recorded_at=row.recorded_at,
        )
        for row in found
    ]


def deadline(
    received_at: datetime | str,
    limit: Limit | str,
    unit_code: str | None = None,
    rule: str | None = None,
) -> dict[str, Any]:
    """Due date and reasons as outsiders read them: the answer of ``motcua deadline``.

    ``rule`` names a cutoff of ``deadlines/onestop``. ``confirmed`` is about days; whether the
    office's hours are settled stands in ``hours_confirmed``. Raises DeadlineRequestInvalid.
    """
    start, allowed = _instant(received_at), _limit(limit)
    on = start.astimezone(ZONE).date()
    cutoff = _cutoff(rule, on) if rule else None
    days, hours = packs_for(_unit(unit_code, on))
    try:
        due = due_at(layers.calendar_from(days, hours), start, allowed, cutoff=cutoff)
    except BeyondCalendar:
        raise DeadlineRequestInvalid(
            what=_("thời hạn nằm ngoài các năm 1970–2100; hãy kiểm tra lại ngày và số lượng.")
        ) from None
    known = [each for each in hours.rules[OFFICE_HOURS] if each.holds_on(due.due_on)]
    return answer(due) | {"hours_confirmed": all(each.confirmed for each in known) and bool(known)}


def answer(due: Due) -> dict[str, Any]:
    """A due date in the form of interfaces: instants and dates in ISO 8601."""
    return {
        "due_at": due.due_at.isoformat(),
        "due_on": due.due_on.isoformat(),
        "confirmed": due.confirmed,
        "steps": [
            {"on": step.on.isoformat(), "counted": step.counted, "reason": step.reason}
            for step in due.steps
        ],
    }


def _instant(written: datetime | str) -> datetime:
    found = written if isinstance(written, datetime) else _read_instant(written)
    if found.utcoffset() is None:
        raise DeadlineRequestInvalid(
            what=_("thời điểm nhận thiếu múi giờ; hãy ghi như 2026-03-02T09:00+07:00.")
        )
    return found


def _read_instant(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written.strip())
    except ValueError:
        raise DeadlineRequestInvalid(
            what=_("thời điểm “%(written)s” không đọc được; hãy ghi như 2026-03-02T09:00+07:00.")
            % {"written": written}
        ) from None


def _limit(written: Limit | str) -> Limit:
    if isinstance(written, Limit):
        return written
    try:
        return Limit.parse(written)
    except LimitNotUnderstood:
        raise DeadlineRequestInvalid(
            what=_("thời hạn “%(written)s” không đọc được; hãy ghi như 5wd, 10d hoặc 8wh.")
            % {"written": written}
        ) from None


def _unit(unit_code: str | None, on: date) -> str:
    """The code of a unit there is or was: old dossiers are asked about under their old code."""
    if unit_code and unit_code not in people.units_named([unit_code], on):
        raise DeadlineRequestInvalid(
            what=_("không có cơ quan mang mã “%(unit)s”; hãy kiểm tra lại mã.")
            % {"unit": unit_code}
        )
    return unit_code or ""


def _cutoff(rule: str, on: date) -> CutoffRule:
    rules = limit_rules(on)
    try:
        return rules.cutoff(rule)
    except (RuleNotInForce, LimitNotUnderstood):
        known = sorted(
            name for name, row in rules.pack.rules.items() if row[-1].unit == "minute_of_day"
        )
        raise DeadlineRequestInvalid(
            what=_("quy tắc “%(rule)s” không có hiệu lực; các quy tắc giờ chốt: %(known)s.")
            % {"rule": rule, "known": ", ".join(known)}
        ) from None
