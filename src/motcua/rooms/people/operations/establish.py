"""Establishing units: one, or a whole province at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.records.periods import day_of
from motcua.foundation.records.planner import count_afresh
from motcua.foundation.text import fold, nfc, sort_key
from motcua.rooms.people.codes import is_electronic_code
from motcua.rooms.people.kinds import Level
from motcua.rooms.people.models import Unit, UnitName, UnitReach
from motcua.rooms.people.operations.refusals import CodeMalformed, CodeTaken, UnitUnknown
from motcua.rooms.people.reach import reach_new


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A unit to be established. ``established_on`` None: it is older than our records."""

    code: str
    level: Level
    name_vi: str
    name_en: str = ""
    parent_code: str = ""
    gso_code: str = ""
    established_on: date | None = None
    code_confirmed: bool = False


def establish_unit(*, unit: NewUnit, actor: User, at: datetime) -> None:
    """Establishes one unit; refusals as in ``establish_many``."""
    establish_many(units=[unit], actor=actor, at=at)


@transaction.atomic
def establish_many(*, units: Sequence[NewUnit], actor: User, at: datetime) -> None:
    """Establishes all ``units`` or none; parents may stand among them, in any order.

    Raises CodeMalformed, CodeTaken, UnitUnknown (a parent that is nowhere).
    """
    _check_codes(units, day_of(at))
    known = _units_by_code(unit.parent_code for unit in units)
    created: list[Unit] = []
    waiting = list(units)
    while waiting:
        ready = [unit for unit in waiting if not unit.parent_code or unit.parent_code in known]
        if not ready:
            raise UnitUnknown(unit=waiting[0].parent_code)
        rows = Unit.objects.bulk_create(_row(unit, known, actor, at) for unit in ready)
        known |= {row.code: row for row in rows}
        created += rows
        waiting = [unit for unit in waiting if unit.code not in known]
    UnitName.objects.bulk_create(_first_name(row) for row in created)
    reached = reach_new(created)
    count_afresh(Unit, UnitName, UnitReach, rows=reached)


def _check_codes(units: Sequence[NewUnit], day: date) -> None:
    for unit in units:
        if not is_electronic_code(unit.code, day):
            raise CodeMalformed(unit=unit.code)
    codes = [unit.code for unit in units]
    taken = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
    for code in codes:
        if code in taken:
            raise CodeTaken(unit=code)
        taken.add(code)


def _units_by_code(codes: Iterable[str]) -> dict[str, Unit]:
    return {unit.code: unit for unit in Unit.objects.filter(code__in=set(codes))}


def _row(new: NewUnit, known: dict[str, Unit], actor: User, at: datetime) -> Unit:
    name = nfc(new.name_vi)
    return Unit(
        code=new.code,
        code_confirmed=new.code_confirmed,
        level=new.level,
        parent=known[new.parent_code] if new.parent_code else None,
        gso_code=new.gso_code,
        name_vi=name,
        name_en=new.name_en,
        name_folded=fold(name),
        name_sort=sort_key(name),
        established_on=new.established_on,
        recorded_by=actor,
        recorded_at=at,
    )


def _first_name(unit: Unit) -> UnitName:
    return UnitName(
        unit=unit,
        name_vi=unit.name_vi,
        name_en=unit.name_en,
        from_on=unit.established_on,
        recorded_by=unit.recorded_by,
        recorded_at=unit.recorded_at,
    )
