"""Officers, the roles they hold in units, and what they lend to a deputy for a time."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from motcua.foundation.records.periods import (
    ends_after_start,
    never_two,
    overlapping_days,
    overlapping_instants,
    same,
    same_choice,
)
from motcua.foundation.records.recorded import Ended, Recorded
from motcua.rooms.people.models.units import Unit
from motcua.rooms.people.roles import OFFICIAL_ROLES, Role

# In the order in which the constraints of the database number them: append, never reorder.
ROLE_CODES = tuple(role.value for role in Role if role in OFFICIAL_ROLES)


class Officer(Recorded):
    """A person in public service; ``position_vi`` is printed under signatures."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="officer"
    )
    full_name = models.CharField(max_length=200)
    name_folded = models.CharField(max_length=200)
    name_sort = models.CharField(max_length=500, db_collation="C")
    position_vi = models.CharField(max_length=200)
    phone = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.full_name


class Assignment(Recorded, Ended):
    """A role in a unit for a period of days.

    ``all_procedures`` False: only those in ``AssignmentProcedure``; the mark stands here so that
    taking away the last one leaves nothing instead of everything.
    """

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=16)
    all_procedures = models.BooleanField(default=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("people_assignment_lasts"),
            CheckConstraint(name="people_assignment_role", condition=Q(role__in=ROLE_CODES)),
            never_two(
                "people_one_assignment_a_day",
                same("officer"),
                same("unit"),
                same_choice("role", ROLE_CODES),
                overlapping_days(),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.role} {self.unit_id}"


class AssignmentProcedure(models.Model):
    """One procedure, by its national code, to which an assignment is limited."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="procedures")
    procedure_code = models.CharField(max_length=24)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(
                fields=["assignment", "procedure_code"], name="people_assignment_procedure_once"
            ),
        ]

    def __str__(self) -> str:
        return self.procedure_code


class Delegation(Recorded, Ended):
    """``deputy`` acts for ``principal`` in one role of one unit between two instants.

    It carries what the principal holds at the moment, no more: it lapses with the assignment
    and cannot be passed on.
    """

    principal = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="lent")
    deputy = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="borrowed")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="delegations")
    role = models.CharField(max_length=16)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    reason = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("people_delegation_lasts", "from_at", "until_at"),
            CheckConstraint(name="people_delegation_role", condition=Q(role__in=ROLE_CODES)),
            CheckConstraint(
                name="people_delegation_to_another", condition=~Q(principal=F("deputy"))
            ),
            never_two(
                "people_one_delegation_at_once",
                same("principal"),
                same("deputy"),
                same("unit"),
                same_choice("role", ROLE_CODES),
                overlapping_instants("from_at", "until_at"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.principal_id} → {self.deputy_id}"
