"""Entering what an office decides about its working time: swaps, open days, office hours.

Every entry passes the checks of the shipped file, names its document and reason, and is kept for
good. An entry may concern days gone by: closures are often entered the day after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from motcua.cores.clock import Calendar, CalendarBroken, HoursBroken
from motcua.cores.rulebook import EntryBroken, Pack, parse_entry
from motcua.foundation import rulefiles
from motcua.foundation.accounts.models import User
from motcua.foundation.text import nfc
from motcua.rooms.people import queries as people
from motcua.rooms.worktime import layers
from motcua.rooms.worktime.events import DaysChanged, OfficeHoursChanged
from motcua.rooms.worktime.models import DaysEntry, HoursEntry
from motcua.rooms.worktime.refusals import (
    DayNotOpen,
    GroundIncomplete,
    HoursImpossible,
    SwapImpossible,
    SwapUnknown,
    UnitNotInForce,
)
from motcua.rooms.worktime.shipped import DAYS_PACK, HOURS_PACK, OFFICE_HOURS

# A make-up day far from its day off is a slip of the pen.
SWAP_DAYS_APART = 60
_LOCK = 7_660_118


@dataclass(frozen=True, slots=True)
class Ground:
    """Why working time changes: the document (an act's number) and the reason in words."""

    act: str
    reason: str
    note: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether document and reason are there, and all three fit where they are kept."""
        given = (self.act.strip(), self.reason.strip())
        return all(given) and all(
            len(nfc(text)) <= most
            for text, most in ((self.act, 100), (self.reason, 500), (self.note, 500))
        )


@transaction.atomic
def enter_swap(
    *, off_on: date, worked_on: date, unit_code: str = "", ground: Ground, actor: User, at: datetime
) -> DaysChanged:
    """Closes ``off_on`` and works the weekend day ``worked_on`` instead.

    ``unit_code`` empty: for everybody. Raises SwapImpossible, GroundIncomplete, UnitNotInForce.
    """
    _prepare(unit_code, off_on, ground)
    if not _may_swap(_calendar(unit_code), off_on, worked_on):
        raise SwapImpossible(off_on=off_on, worked_on=worked_on, days=SWAP_DAYS_APART)
    name = f"nghỉ hoán đổi, làm bù {worked_on:%d/%m/%Y}"
    value = {
        "off": [{"on": off_on.isoformat(), "name": name}],
        "worked": [{"on": worked_on.isoformat(), "for": off_on.isoformat()}],
    }
    rule = _swap_rule(off_on)
    _record_days(unit_code, rule, off_on, value, ground, actor, at)
    return DaysChanged(unit_code, rule, (off_on, worked_on))


@transaction.atomic
def withdraw_swap(
    *, off_on: date, worked_on: date, unit_code: str = "", ground: Ground, actor: User, at: datetime
) -> DaysChanged:
    """Undoes a swap, shipped or entered, for the unit and all below it; both stay on record."""
    _prepare(unit_code, off_on, ground)
    rule = _swap_rule(off_on)
    standing = layers.days_pack(unit_code).rules.get(rule)
    worked = standing[-1].value.get("worked", []) if standing else []
    if [str(row["on"]) for row in worked] != [worked_on.isoformat()]:
        raise SwapUnknown(off_on=off_on, worked_on=worked_on)
    _record_days(unit_code, rule, off_on, {"off": []}, ground, actor, at)
    return DaysChanged(unit_code, rule, (off_on, worked_on))


@transaction.atomic
def settle_open_day(
    *, on: date, closed: bool, ground: Ground, actor: User, at: datetime
) -> DaysChanged:
    """Decides a day that was unconfirmed: ``closed`` or worked, now on a law or notice.

    Raises DayNotOpen where the day is no unconfirmed day off.
    """
    _prepare("", on, ground)
    pack = layers.days_pack("")
    rule, rest, name = _open_day(pack, on)
    begins = pack.latest(rule).from_on
    _record_days("", rule, begins, {"off": rest}, ground, actor, at, confirmed=False)
    settled = [{"on": on.isoformat(), "name": name}] if closed else []
    _record_days("", f"day_{on:%Y_%m_%d}", on, {"off": settled}, ground, actor, at)
    return DaysChanged("", rule, (on,))


@transaction.atomic
def set_office_hours(
    *,
    unit_code: str,
    from_on: date,
    weeks: Sequence[dict[str, Any]],
    ground: Ground,
    actor: User,
    at: datetime,
) -> OfficeHoursChanged:
    """The whole week of a unit and of all below it from ``from_on``.

    ``weeks`` are lines as in ``rules/hours``: ``weekdays``, ``shifts``, and where needed
    ``season`` and ``counts``. Raises HoursImpossible, GroundIncomplete, UnitNotInForce.
    """
    _prepare(unit_code, from_on, ground)
    entry = HoursEntry(unit_code=unit_code, from_on=from_on, value=list(weeks))
    _sign(entry, ground, actor, at)
    try:
        _check(OFFICE_HOURS, entry, "shift", rulefiles.load(HOURS_PACK))
        entry.save(force_insert=True)
        _calendar(unit_code)
    except (EntryBroken, HoursBroken) as broken:
        raise HoursImpossible(fault=str(broken)) from None
    return OfficeHoursChanged(unit_code, from_on)


def _prepare(unit_code: str, on: date, ground: Ground) -> None:
    """One writer at a time, so that each entry is checked against all before it."""
    if not ground.is_complete:
        raise GroundIncomplete
    if unit_code and people.unit_on(unit_code, on) is None:
        raise UnitNotInForce(unit=unit_code, on=on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _calendar(unit_code: str) -> Calendar:
    return layers.calendar_from(layers.days_pack(unit_code), layers.hours_pack(unit_code))


def _may_swap(calendar: Calendar, off_on: date, worked_on: date) -> bool:
    """A working day for a weekend day that is neither worked nor a holiday, not far apart."""
    free = worked_on.weekday() >= 5 and not calendar.is_working_day(worked_on)
    near = abs((off_on - worked_on).days) <= SWAP_DAYS_APART
    return calendar.is_working_day(off_on) and free and worked_on not in calendar.names and near


def _swap_rule(off_on: date) -> str:
    return f"swap_{off_on:%Y_%m_%d}"


def _open_day(pack: Pack, on: date) -> tuple[str, list[dict[str, str]], str]:
    """(rule, its other days, name) of the unconfirmed day off ``on``."""
    for rule, values in pack.rules.items():
        listed = values[-1].value if values[-1].unit == "day" else {}
        rows = [{**row, "on": str(row["on"])} for row in listed.get("off", [])]
        found = [row for row in rows if row["on"] == on.isoformat()]
        if found and not values[-1].confirmed:
            return rule, [row for row in rows if row not in found], found[0]["name"]
    raise DayNotOpen(on=on)


def _record_days(
    unit_code: str,
    rule: str,
    from_on: date,
    value: dict[str, Any],
    ground: Ground,
    actor: User,
    at: datetime,
    *,
    confirmed: bool = True,
) -> None:
    entry = DaysEntry(unit_code=unit_code, rule=rule, from_on=from_on, value=value)
    entry.confirmed = confirmed
    _sign(entry, ground, actor, at)
    _check(rule, entry, "day", rulefiles.load(DAYS_PACK))
    entry.save(force_insert=True)
    try:
        _calendar(unit_code)
    except CalendarBroken:
        raise SwapImpossible(off_on=from_on, worked_on=from_on, days=SWAP_DAYS_APART) from None


def _sign(entry: DaysEntry | HoursEntry, ground: Ground, actor: User, at: datetime) -> None:
    entry.source_act, entry.source_note = nfc(ground.act.strip()), nfc(ground.note.strip())
    entry.reason = nfc(ground.reason.strip())
    entry.recorded_by, entry.recorded_at = actor, at


def _check(rule: str, entry: DaysEntry | HoursEntry, unit: str, pack: Pack) -> None:
    """The same schema that holds the shipped file holds the entry."""
    row = {
        "from": entry.from_on.isoformat(),
        "value": entry.value,
        "unit": unit,
        "source": {"act": "entered", "note": entry.source_act},
        "confirmed": entry.confirmed,
    }
    parse_entry(rule, row, pack=pack, schema=rulefiles.schema(pack.schema))
