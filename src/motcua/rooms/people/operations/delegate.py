"""Lending a role to a deputy between two instants, and taking it back."""

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.records.periods import day_of, in_force
from motcua.foundation.text import nfc
from motcua.rooms.people.models import Assignment, Delegation, Officer, Unit
from motcua.rooms.people.operations.lookup import officer_of, unit_alive
from motcua.rooms.people.operations.refusals import (
    DelegationBackdated,
    DelegationOverlaps,
    NotTheirsToDelegate,
    PeriodEmpty,
    ReasonMissing,
)
from motcua.rooms.people.roles import Role


def delegate(
    *,
    principal_id: int,
    deputy_id: int,
    unit_code: str,
    role: Role | str,
    from_at: datetime,
    until_at: datetime,
    reason: str,
    actor: User,
    at: datetime,
) -> int:
    """Lets the deputy act for the principal, both given by their accounts' numbers.

    Answers the delegation's number. Raises PeriodEmpty, DelegationBackdated, ReasonMissing,
    OfficerUnknown, UnitUnknown, UnitNotInForce, NotTheirsToDelegate, DelegationOverlaps.
    """
    if until_at <= from_at:
        raise PeriodEmpty()
    if from_at < at:
        raise DelegationBackdated()
    if not reason.strip():
        raise ReasonMissing()
    with transaction.atomic():
        principal, unit = officer_of(principal_id), unit_alive(unit_code, day_of(from_at))
        _refuse_unless_held(principal, unit, role, from_at)
        delegation = Delegation(
            principal=principal,
            deputy=officer_of(deputy_id),
            unit=unit,
            role=role,
            from_at=from_at,
            until_at=until_at,
            reason=nfc(reason.strip()),
            recorded_by=actor,
            recorded_at=at,
        )
        _save_unless_overlapping(delegation)
    return delegation.pk


def end_delegation(*, delegation_id: int, actor: User, at: datetime) -> None:
    """Takes the role back at ``at``. Raises PeriodEmpty before it began or after it ended."""
    with transaction.atomic():
        delegation = Delegation.objects.select_for_update().get(pk=delegation_id)
        if not delegation.from_at < at < delegation.until_at:
            raise PeriodEmpty()
        delegation.until_at = delegation.ended_at = at
        delegation.ended_by = actor
        delegation.save(update_fields=["until_at", "ended_by", "ended_at"])


def _refuse_unless_held(
    principal: Officer, unit: Unit, role: Role | str, from_at: datetime
) -> None:
    held = Assignment.objects.filter(in_force(day_of(from_at)), officer=principal)
    if not held.filter(unit=unit, role=role).exists():
        raise NotTheirsToDelegate(unit=unit.code)


def _save_unless_overlapping(delegation: Delegation) -> None:
    try:
        with transaction.atomic():
            delegation.save()
    except IntegrityError as fault:
        if "people_one_delegation_at_once" in str(fault) or "to_another" in str(fault):
            raise DelegationOverlaps() from fault
        raise
