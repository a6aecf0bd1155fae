"""Saying which unit settles which procedure, ending it, and handing it over when units merge."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.records.planner import count_afresh
from motcua.rooms.catalogue.models import Procedure, UnitProcedure
from motcua.rooms.catalogue.operations.refusals import (
    CompetenceMissing,
    CompetenceOverlaps,
    PeriodEmpty,
    ProcedureUnknown,
    UnitUnknown,
)
from motcua.rooms.catalogue.periods import in_force
from motcua.rooms.people.queries import unit_ids


@dataclass(frozen=True, slots=True)
class Competence:
    """The unit settles the procedure; of several in one place the lowest ``position`` leads."""

    unit_code: str
    procedure_code: str
    position: int = 0


def assign_competence(
    *,
    unit_code: str,
    procedure_code: str,
    position: int = 0,
    from_on: date,
    until_on: date | None = None,
    actor: User,
    at: datetime,
) -> None:
    """One competence; refusals as in ``assign_many``."""
    assign_many(
        competences=[Competence(unit_code, procedure_code, position)],
        from_on=from_on,
        until_on=until_on,
        actor=actor,
        at=at,
    )


def assign_many(
    *,
    competences: Sequence[Competence],
    from_on: date,
    until_on: date | None = None,
    actor: User,
    at: datetime,
) -> None:
    """All competences from ``from_on``, or none.

    Raises PeriodEmpty, UnitUnknown, ProcedureUnknown, CompetenceOverlaps.
    """
    if until_on is not None and until_on <= from_on:
        raise PeriodEmpty()
    units = _known_units(each.unit_code for each in competences)
    procedures = _known_procedures(each.procedure_code for each in competences)
    rows = [
        UnitProcedure(
            unit_id=units[each.unit_code],
            procedure_id=procedures[each.procedure_code],
            position=each.position,
            from_on=from_on,
            until_on=until_on,
            recorded_by=actor,
            recorded_at=at,
        )
        for each in competences
    ]
    try:
        with transaction.atomic():
            UnitProcedure.objects.bulk_create(rows, batch_size=4000)
            count_afresh(UnitProcedure, rows=rows)
    except IntegrityError as fault:
        if "catalogue_one_competence_a_day" in str(fault):
            raise CompetenceOverlaps() from fault
        raise


def end_competence(
    *, unit_code: str, procedure_code: str, on: date, actor: User, at: datetime
) -> None:
    """Takes the procedure from the unit on ``on``. Raises CompetenceMissing, PeriodEmpty."""
    with transaction.atomic():
        row = (
            UnitProcedure.objects.select_for_update()
            .filter(in_force(on), unit__code=unit_code, procedure__code=procedure_code)
            .first()
        )
        if row is None:
            raise CompetenceMissing(unit=unit_code, procedure=procedure_code, on=on)
        if on <= row.from_on:
            raise PeriodEmpty()
        row.until_on, row.ended_by, row.ended_at = on, actor, at
        row.save(update_fields=["until_on", "ended_by", "ended_at"])


@transaction.atomic
def hand_over_competences(*, heirs: Mapping[str, str], on: date, actor: User, at: datetime) -> None:
    """Gives the successors what their predecessors settled until ``on``: old code → new code.

    What a successor settles already is left as it is. Raises UnitUnknown.
    """
    _known_units(heirs.values())
    ending = UnitProcedure.objects.filter(in_force(on), unit__code__in=list(heirs), from_on__lt=on)
    left = ending.values_list("unit__code", "procedure__code", "position")
    wanted: dict[tuple[str, str], int] = {}
    for unit_code, procedure_code, position in left:
        key = (heirs[unit_code], procedure_code)
        wanted[key] = min(position, wanted.get(key, position))
    held = UnitProcedure.objects.filter(in_force(on), unit__code__in=set(heirs.values()))
    kept = set(held.values_list("unit__code", "procedure__code"))
    ending.update(until_on=on, ended_by=actor, ended_at=at)
    assign_many(
        competences=[Competence(*key, wanted[key]) for key in sorted(set(wanted) - kept)],
        from_on=on,
        actor=actor,
        at=at,
    )


def _known_units(codes: Iterable[str]) -> dict[str, int]:
    wanted = set(codes)
    known = unit_ids(wanted)
    for code in sorted(wanted - set(known)):
        raise UnitUnknown(unit=code)
    return known


def _known_procedures(codes: Iterable[str]) -> dict[str, int]:
    wanted = set(codes)
    known = dict(Procedure.objects.filter(code__in=wanted).values_list("code", "pk"))
    for code in sorted(wanted - set(known)):
        raise ProcedureUnknown(procedure=code)
    return known
