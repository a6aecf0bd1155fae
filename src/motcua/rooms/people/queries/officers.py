"""Officers, and the roles somebody holds at an instant."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.foundation.records.periods import in_force
from motcua.rooms.people.holding import held, procedures
from motcua.rooms.people.models import Assignment, Officer
from motcua.rooms.people.roles import Role


@dataclass(frozen=True, slots=True)
class RoleInUnit:
    """One role in one unit; ``procedures`` None: all. ``acting_for``: the principal's account."""

    role: Role
    unit_code: str
    procedures: frozenset[str] | None = None
    acting_for: int | None = None


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """An officer as papers and lists name one."""

    officer_id: int
    user_id: int
    username: str
    full_name: str
    position_vi: str
    phone: str


def roles_of(user_id: int, at: datetime) -> frozenset[RoleInUnit]:
    """All roles in force at ``at``, those lent by delegations included. One query."""
    rows = held(user_id, at).values_list(
        "role", "unit__code", "all_procedures", procedures(), "officer__user_id"
    )
    return frozenset(
        RoleInUnit(
            role=Role(role),
            unit_code=unit_code,
            procedures=None if everything else frozenset(codes),
            acting_for=None if holder == user_id else holder,
        )
        for role, unit_code, everything, codes, holder in rows
    )


def officer_of(user_id: int) -> OfficerRow | None:
    """The officer behind an account, or None."""
    officer = Officer.objects.select_related("user").filter(user_id=user_id).first()
    return None if officer is None else _row(officer)


def officers_of(unit_code: str, role: Role, on: date) -> tuple[OfficerRow, ...]:
    """Who holds ``role`` in the unit on ``on``, in dictionary order of names."""
    rows = Assignment.objects.filter(in_force(on), unit__code=unit_code, role=role)
    rows = rows.select_related("officer__user").order_by("officer__name_sort", "officer_id")
    return tuple(_row(row.officer) for row in rows)


def _row(officer: Officer) -> OfficerRow:
    return OfficerRow(
        officer_id=officer.pk,
        user_id=officer.user_id,
        username=officer.user.username,
        full_name=officer.full_name,
        position_vi=officer.position_vi,
        phone=officer.phone,
    )
