"""Officers and their roles: enrolling, appointing, ending an appointment."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.text import fold, nfc, sort_key
from motcua.rooms.people.models import Assignment, AssignmentProcedure, Officer
from motcua.rooms.people.operations.lookup import officer_of, unit_alive
from motcua.rooms.people.operations.refusals import (
    AssignmentOverlaps,
    NameMissing,
    NoProcedures,
    PeriodEmpty,
    RoleUnknown,
)
from motcua.rooms.people.roles import OFFICIAL_ROLES, Role


def enrol_officer(
    *, user: User, full_name: str, position_vi: str, phone: str = "", actor: User, at: datetime
) -> int:
    """Makes ``user`` an officer; answers the officer's number. Raises NameMissing."""
    if not fold(full_name):
        raise NameMissing()
    officer = Officer.objects.create(
        user=user,
        full_name=nfc(full_name),
        name_folded=fold(full_name),
        name_sort=sort_key(full_name),
        position_vi=nfc(position_vi),
        phone=phone,
        recorded_by=actor,
        recorded_at=at,
    )
    return officer.pk


def appoint(
    *,
    user_id: int,
    unit_code: str,
    role: Role | str,
    from_on: date,
    until_on: date | None = None,
    procedures: Iterable[str] | None = None,
    actor: User,
    at: datetime,
) -> int:
    """Gives an officer a role in a unit, for all procedures or for ``procedures``.

    Answers the assignment's number. Raises RoleUnknown, NoProcedures, PeriodEmpty,
    OfficerUnknown, UnitUnknown, UnitNotInForce, AssignmentOverlaps.
    """
    codes = None if procedures is None else sorted(set(procedures))
    if role not in OFFICIAL_ROLES:
        raise RoleUnknown(role=role)
    if codes == []:
        raise NoProcedures()
    if until_on is not None and until_on <= from_on:
        raise PeriodEmpty()
    with transaction.atomic():
        assignment = Assignment(
            officer=officer_of(user_id),
            unit=unit_alive(unit_code, from_on),
            role=role,
            all_procedures=codes is None,
            from_on=from_on,
            until_on=until_on,
            recorded_by=actor,
            recorded_at=at,
        )
        _save_unless_overlapping(assignment)
        AssignmentProcedure.objects.bulk_create(
            AssignmentProcedure(assignment=assignment, procedure_code=code) for code in codes or ()
        )
    return assignment.pk


def end_assignment(*, assignment_id: int, until_on: date, actor: User, at: datetime) -> None:
    """Ends an assignment on ``until_on``, its first day without. Raises PeriodEmpty."""
    with transaction.atomic():
        assignment = Assignment.objects.select_for_update().get(pk=assignment_id)
        if until_on <= assignment.from_on:
            raise PeriodEmpty()
        assignment.until_on = until_on
        assignment.ended_by, assignment.ended_at = actor, at
        assignment.save(update_fields=["until_on", "ended_by", "ended_at"])


def _save_unless_overlapping(assignment: Assignment) -> None:
    try:
        with transaction.atomic():
            assignment.save()
    except IntegrityError as fault:
        if "people_one_assignment_a_day" in str(fault):
            raise AssignmentOverlaps(unit=assignment.unit.code) from fault
        raise
