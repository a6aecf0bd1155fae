"""Who settles a procedure for people of a place, and what a unit offers."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from motcua.foundation.compiled import Compiled
from motcua.rooms.catalogue.models import UnitProcedure
from motcua.rooms.catalogue.offering import offered
from motcua.rooms.catalogue.periods import in_force
from motcua.rooms.catalogue.queries.building import line_of, versions_in_force
from motcua.rooms.catalogue.rows import ProcedureLine
from motcua.rooms.people.queries import Level, unit_on, units

# The whole province has a code of two digits, a commune one of five.
PROVINCE_CODE = r"^[0-9]{2}$"


def competent_units(procedure_code: str, *, gso_code: str, on: date) -> tuple[str, ...]:
    """Codes of the units that settle the procedure for that place; the first one leads.

    A unit of the place itself comes before those of the province. One query.
    """
    found = _IN_PLACE.rows(procedure_code, gso_code, on)
    ranked = sorted((place != gso_code, position, code) for place, position, code in found)
    return tuple(code for _elsewhere, _position, code in ranked)


def competent_unit(procedure_code: str, *, gso_code: str, on: date) -> str | None:
    """The code of the unit that settles the procedure for that place; None where none does."""
    return next(iter(competent_units(procedure_code, gso_code=gso_code, on=on)), None)


def units_settling(procedure_code: str, on: date) -> tuple[str, ...]:
    """Codes of all units that settle the procedure on ``on``."""
    rows = _competences(on).filter(procedure__code=procedure_code)
    return tuple(rows.order_by("position", "unit__code").values_list("unit__code", flat=True))


def settles(unit_code: str, procedure_code: str, on: date) -> bool:
    """Whether the unit settles the procedure on ``on``."""
    return bool(_SETTLING.rows(unit_code, procedure_code, on))


def offer_for(unit_code: str, on: date) -> tuple[ProcedureLine, ...]:
    """What people can file at a unit on ``on``, in dictionary order; at most four queries.

    A settling unit offers what it settles; a centre what all units of its place settle. (A centre
    receives for the whole province besides, whatever the boundary.) Incomplete versions are left
    out.
    """
    unit = unit_on(unit_code, on)
    if unit is None:
        return ()
    here = units(on=on, gso_code=unit.gso_code) if unit.level == Level.CENTRE else (unit,)
    # Numbers, not joins: a planner with stale statistics took minutes over the joined form.
    settling = UnitProcedure.objects.filter(
        in_force(on), unit_id__in=[each.unit_id for each in here]
    )
    wanted = set(settling.values_list("procedure_id", flat=True))
    rows = versions_in_force(on).filter(offered(), procedure_id__in=wanted)
    return tuple(line_of(row) for row in rows.order_by("name_sort", "id"))


def _competences(on: date) -> QuerySet[UnitProcedure]:
    """Competences in force, of units that still exist."""
    alive = Q(unit__dissolved_on__isnull=True) | Q(unit__dissolved_on__gt=on)
    return UnitProcedure.objects.filter(in_force(on), alive)


def _in_place(procedure_code: str, gso_code: str, on: date) -> QuerySet[Any, Any]:
    rows = _competences(on).filter(procedure__code=procedure_code)
    found = rows.filter(Q(unit__gso_code=gso_code) | Q(unit__gso_code__regex=PROVINCE_CODE))
    return found.values_list("unit__gso_code", "position", "unit__code")


def _settling(unit_code: str, procedure_code: str, on: date) -> QuerySet[Any, Any]:
    rows = _competences(on).filter(procedure__code=procedure_code, unit__code=unit_code)
    return rows.values_list("pk")


# Asked at every filing.
_IN_PLACE = Compiled(_in_place)
_SETTLING = Compiled(_settling)


def settled_by_unit(on: date) -> dict[str, frozenset[str]]:
    """Codes of the procedures that each unit settles on ``on``, by unit code. One query."""
    found: dict[str, set[str]] = {}
    for unit, procedure in _competences(on).values_list("unit__code", "procedure__code"):
        found.setdefault(unit, set()).add(procedure)
    return {unit: frozenset(procedures) for unit, procedures in found.items()}
