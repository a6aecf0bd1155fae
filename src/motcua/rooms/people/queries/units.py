"""Units as they stand on a day, and the units that took their place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from motcua.foundation.compiled import Compiled
from motcua.foundation.records.periods import in_force
from motcua.rooms.people.kinds import Level
from motcua.rooms.people.models import Unit, UnitName, UnitSuccession
from motcua.rooms.people.searching import by_name


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with the name it bears on the day asked for.

    ``code_confirmed`` False: the code is illustrative, the true one was not found in print.
    ``unit_id`` is our record number, for rooms whose rows point at units.
    """

    unit_id: int
    code: str
    name_vi: str
    name_en: str
    level: Level
    parent_code: str
    gso_code: str
    established_on: date | None
    dissolved_on: date | None
    code_confirmed: bool


@dataclass(frozen=True, slots=True)
class Blocks:
    """The units that boards compare with their like, in dictionary order."""

    province: UnitRow
    departments: tuple[UnitRow, ...]
    communes: tuple[UnitRow, ...]


def unit_on(code: str, day: date) -> UnitRow | None:
    """The unit as of ``day``, or None if there is none that day."""
    row = _OF_CODE.first(code, day)
    return None if row is None else _unit(row)


def units(
    *,
    level: Level | None = None,
    on: date,
    parent_code: str | None = None,
    gso_code: str | None = None,
) -> tuple[UnitRow, ...]:
    """Units existing on ``on``, in dictionary order: of a level, below a parent, of a place."""
    if level is not None and parent_code is None and gso_code is None:
        return tuple(_unit(row) for row in _OF_LEVEL.rows(level, on))
    rows = _alive(on)
    if level is not None:
        rows = rows.filter(level=level)
    if parent_code is not None:
        rows = rows.filter(parent__code=parent_code)
    if gso_code is not None:
        rows = rows.filter(gso_code=gso_code)
    return tuple(_row(row) for row in rows.order_by("name_sort", "code").values(*_FIELDS))


def units_named(codes: Iterable[str], day: date) -> dict[str, UnitRow]:
    """The units of ``codes`` by code, dissolved ones too; the last name where none holds.

    For printing old dossiers and lists: one query however many codes.
    """
    rows = _NAMED.rows(sorted(set(codes)), day)
    return {unit.code: unit for unit in map(_unit, rows)}


def units_and_province(
    codes: Iterable[str], day: date
) -> tuple[dict[str, UnitRow], UnitRow | None]:
    """As ``units_named``, and the province as of ``day``: what every paper prints. One query."""
    wanted = set(codes)
    rows = [_unit(row) for row in _NAMED_AND_PROVINCE.rows(sorted(wanted), day)]
    provinces = (unit for unit in rows if unit.level == Level.PROVINCE and _there(unit, day))
    return {unit.code: unit for unit in rows if unit.code in wanted}, next(provinces, None)


def _there(unit: UnitRow, day: date) -> bool:
    begun = unit.established_on is None or unit.established_on <= day
    return begun and (unit.dissolved_on is None or unit.dissolved_on > day)


def unit_ids(codes: Iterable[str]) -> dict[str, int]:
    """Our record numbers of units by code, for rooms whose rows point at units. One query."""
    return dict(Unit.objects.filter(code__in=set(codes)).values_list("code", "pk"))


def blocks(on: date) -> Blocks | None:
    """The province's blocks on ``on``; None before a province was set up. One query."""
    wanted = [Level.PROVINCE, Level.DEPARTMENT, Level.COMMUNE]
    rows = _alive(on).filter(level__in=wanted).order_by("name_sort", "code")
    found = [_row(row) for row in rows.values(*_FIELDS)]
    province = next((row for row in found if row.level == Level.PROVINCE), None)
    if province is None:
        return None
    return Blocks(
        province=province,
        departments=tuple(row for row in found if row.level == Level.DEPARTMENT),
        communes=tuple(row for row in found if row.level == Level.COMMUNE),
    )


def centre_of(unit_code: str, day: date) -> UnitRow | None:
    """The one-stop centre that serves the place of a unit; None where it has none that day."""
    row = _CENTRE_OF.first(unit_code, day)
    return None if row is None else _unit(row)


def search_units(text: str, *, on: date, limit: int = 20) -> tuple[UnitRow, ...]:
    """Units existing on ``on`` whose name matches, marks or no marks."""
    return tuple(_row(row) for row in by_name(_alive(on), text).values(*_FIELDS)[:limit])


def successor_of(code: str, on: date) -> str:
    """Where the unit's work stands on ``on``: its own code, or that of its last main successor."""
    return successor_map(on).get(code, code)


def successor_map(on: date) -> dict[str, str]:
    """Every unit replaced by ``on`` → the unit that stands in its place then, chains followed.

    Units that were dissolved without a successor, and units still there, are not in it.
    """
    links = UnitSuccession.objects.filter(is_main=True, on__lte=on)
    heirs = dict(links.values_list("predecessor__code", "successor__code"))
    return {code: _last(code, heirs) for code in heirs}


def _last(code: str, heirs: Mapping[str, str]) -> str:
    while code in heirs:
        code = heirs[code]
    return code


_FIELDS = (
    "pk",
    "code",
    "named_vi",
    "named_en",
    "name_vi",
    "name_en",
    "level",
    "parent__code",
    "gso_code",
    "established_on",
    "dissolved_on",
    "code_confirmed",
)


def _with_names(day: date) -> QuerySet[Unit]:
    names = UnitName.objects.filter(in_force(day), unit=OuterRef("pk"))
    return Unit.objects.annotate(
        named_vi=Subquery(names.values("name_vi")[:1]),
        named_en=Subquery(names.values("name_en")[:1]),
    )


def _alive(day: date) -> QuerySet[Unit]:
    begun = Q(established_on__isnull=True) | Q(established_on__lte=day)
    lasting = Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=day)
    return _with_names(day).filter(begun & lasting)


def _centre(unit_code: str, day: date) -> QuerySet[Unit]:
    place = Unit.objects.filter(code=unit_code).exclude(gso_code="").values("gso_code")[:1]
    return _alive(day).filter(level=Level.CENTRE, gso_code=Subquery(place)).order_by("code")


# What every filing asks, in the order of _FIELDS.
_OF_CODE = Compiled(lambda code, day: _alive(day).filter(code=code).values_list(*_FIELDS))
_NAMED = Compiled(lambda codes, day: _with_names(day).filter(code__in=codes).values_list(*_FIELDS))
_NAMED_AND_PROVINCE = Compiled(
    lambda codes, day: (
        _with_names(day)
        .filter(Q(code__in=codes) | Q(level=Level.PROVINCE))
        .order_by("name_sort", "code")
        .values_list(*_FIELDS)
    )
)
_OF_LEVEL = Compiled(
    lambda level, day: (
        _alive(day).filter(level=level).order_by("name_sort", "code").values_list(*_FIELDS)
    )
)
_CENTRE_OF = Compiled(lambda code, day: _centre(code, day).values_list(*_FIELDS))


def _unit(row: tuple[Any, ...]) -> UnitRow:
    return _row(dict(zip(_FIELDS, row, strict=True)))


def _row(row: dict[str, Any]) -> UnitRow:
    named = row["named_vi"] is not None
    return UnitRow(
        unit_id=row["pk"],
        code=row["code"],
        name_vi=row["named_vi"] if named else row["name_vi"],
        name_en=row["named_en"] if named else row["name_en"],
        level=Level(row["level"]),
        parent_code=row["parent__code"] or "",
        gso_code=row["gso_code"],
        established_on=row["established_on"],
        dissolved_on=row["dissolved_on"],
        code_confirmed=row["code_confirmed"],
    )
