"""Lays what offices entered over the shipped packs, and keeps the calendars built from them.

A unit stands under the units whose codes its own begins with: H49.101.1 under H49.101 and H49.
Days entered anywhere on that line hold for it; of office hours, the nearest unit's hold from the
day they begin. Nothing shipped is changed: the merged pack has a digest of its own.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from motcua.cores.clock import Calendar, calendar_of
from motcua.cores.rulebook import DatedValue, Pack, Source, merge
from motcua.foundation import rulefiles
from motcua.foundation.compiled import preparing_cursor
from motcua.rooms.worktime.models import DaysEntry, HoursEntry
from motcua.rooms.worktime.shipped import DAYS_PACK, HOURS_PACK, OFFICE_HOURS

Row = TypeVar("Row", DaysEntry, HoursEntry)


def line_of(unit_code: str) -> tuple[str, ...]:
    """All units ("") and every unit above, then the unit itself."""
    parts = unit_code.split(".") if unit_code else []
    return ("", *(".".join(parts[:length]) for length in range(1, len(parts) + 1)))


def days_pack(unit_code: str, *, known_on: date | None = None) -> Pack:
    """Days off and worked as they stand for the unit, from what was entered by ``known_on``."""
    rows = _entered(DaysEntry.objects.all(), unit_code, known_on)
    return merge_days(rows)


def merge_days(rows: Iterable[DaysEntry]) -> Pack:
    """The shipped calendar with these rows, in the order entered."""
    return merge(rulefiles.load(DAYS_PACK), [(row.rule, _value(row, "day")) for row in rows])


def hours_pack(unit_code: str, *, known_on: date | None = None) -> Pack:
    """Office hours as they stand for the unit, from what was entered by ``known_on``."""
    rows = _entered(HoursEntry.objects.all(), unit_code, known_on)
    return merge_hours(rows, unit_code)


def merge_hours(rows: Sequence[HoursEntry], unit_code: str) -> Pack:
    """The shipped hours with these rows: a nearer unit's hours end those from farther up."""
    standing: list[HoursEntry] = []
    for level in line_of(unit_code):
        own = [row for row in rows if row.unit_code == level]
        if own:
            begins = min(row.from_on for row in own)
            standing = [row for row in standing if row.from_on < begins] + own
    entries = [(OFFICE_HOURS, _value(row, "shift")) for row in standing]
    return merge(rulefiles.load(HOURS_PACK), entries)


def _entered(rows: QuerySet[Row], unit_code: str, known_on: date | None) -> list[Row]:
    found = rows.filter(unit_code__in=line_of(unit_code)).order_by("id")
    if known_on is not None:
        found = found.filter(recorded_at__date__lte=known_on)
    return list(found)


def _value(row: DaysEntry | HoursEntry, unit: str) -> DatedValue:
    source = Source(row.source_act, note=row.source_note)
    return DatedValue(row.value, row.from_on, None, unit, source, row.confirmed, row.reason)


_built: dict[tuple[str, str], Calendar] = {}
_standing: dict[str, tuple[tuple[int, int], Calendar]] = {}
_KEPT = 128
_NEWEST = """
    SELECT (SELECT coalesce(max(id), 0) FROM worktime_daysentry),
           (SELECT coalesce(max(id), 0) FROM worktime_hoursentry)
"""


def calendar_from(days: Pack, hours: Pack) -> Calendar:
    """The calendar of two merged packs, built once per pair of digests."""
    key = (days.digest, hours.digest)
    if key not in _built:
        if len(_built) >= _KEPT:
            _built.clear()
        _built[key] = calendar_of(days, hours)
    return _built[key]


def standing_calendar(unit_code: str) -> Calendar:
    """The unit's calendar by now, at the price of one small query.

    Rows are only ever added, one writer at a time, so the two highest ids tell whether anything
    is new since this process last looked.
    """
    with preparing_cursor() as cursor:
        cursor.execute(_NEWEST)
        days, hours = cursor.fetchone()
    version = (days, hours)
    known = _standing.get(unit_code)
    if known is None or known[0] != version:
        known = (version, calendar_from(days_pack(unit_code), hours_pack(unit_code)))
        _standing[unit_code] = known
    return known[1]
