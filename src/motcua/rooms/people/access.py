"""Rights: which role may do what, and the conditions by which a list shows only what one may see.

A higher room adds one of two equal conditions to its own query, so that a list stays one query
however many units or procedures a person has. ``holdings(…).where(…)`` writes the codes out: for
lists (100 of 1,000,000 rows, 3 units, 200 procedures: 1 ms). ``assigned`` reads everything at
the moment of the query: for single things (the same list: 30 to 45 ms).
The division of work between receiver, case officer, head and clerk is second-hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.foundation.compiled import Compiled
from motcua.foundation.records.periods import day_of
from motcua.rooms.people.holding import held, procedures
from motcua.rooms.people.models import AssignmentProcedure
from motcua.rooms.people.roles import Role


class Action(StrEnum):
    """What rights are asked about."""

    READ_DOSSIER = "read_dossier"
    READ_FIGURES = "read_figures"
    FILE = "file"
    RECEIVE = "receive"
    RETURN_RESULT = "return_result"
    SETTLE = "settle"
    ASSIGN = "assign"
    SIGN = "sign"
    ISSUE = "issue"
    COLLECT = "collect"
    RATE = "rate"
    ENTER_FIGURES = "enter_figures"
    KEEP_CATALOGUE = "keep_catalogue"
    KEEP_PEOPLE = "keep_people"
    OPERATE = "operate"


_A = Action
CAN: Mapping[Role, frozenset[Action]] = {
    # Checks and issues papers of reception; never decides.
    Role.RECEIVER: frozenset({_A.READ_DOSSIER, _A.FILE, _A.RECEIVE, _A.RETURN_RESULT, _A.COLLECT}),
    # Appraises and drafts; never signs.
    Role.CASE_OFFICER: frozenset({_A.READ_DOSSIER, _A.SETTLE}),
    Role.HEAD_OF_UNIT: frozenset({_A.READ_DOSSIER, _A.READ_FIGURES, _A.SETTLE, _A.ASSIGN, _A.SIGN}),
    # Numbers and issues what is signed; cannot edit it.
    Role.CLERK: frozenset({_A.READ_DOSSIER, _A.ISSUE}),
    # Sets and reconciles fees; never changes a dossier's state.
    Role.FINANCE: frozenset({_A.READ_DOSSIER, _A.COLLECT}),
    Role.REFORM_OFFICE: frozenset({_A.READ_DOSSIER, _A.READ_FIGURES, _A.ENTER_FIGURES}),
    Role.LEADER: frozenset({_A.READ_DOSSIER, _A.READ_FIGURES, _A.SIGN}),
    Role.INSPECTOR: frozenset({_A.READ_DOSSIER, _A.READ_FIGURES}),
    Role.SUPERVISOR: frozenset({_A.READ_DOSSIER, _A.READ_FIGURES}),
    Role.BUSINESS_ADMIN: frozenset({_A.READ_FIGURES, _A.KEEP_CATALOGUE, _A.KEEP_PEOPLE}),
    # Runs the machine and reads no dossiers.
    Role.TECHNICAL_ADMIN: frozenset({_A.OPERATE}),
    # Only the own dossiers, see ``own``.
    Role.CITIZEN: frozenset({_A.FILE, _A.RATE}),
}

# These look after the units below theirs as well; everybody else only after their own.
LOOK_BELOW = frozenset({Role.LEADER, Role.REFORM_OFFICE, Role.INSPECTOR, Role.SUPERVISOR})


def roles_that(action: Action) -> frozenset[Role]:
    """The roles that may do it."""
    return frozenset(role for role, actions in CAN.items() if action in actions)


def assigned(
    *, user_id: int, at: datetime, roles: Iterable[Role], unit_field: str, procedure_field: str
) -> Q:
    """Condition on any table: its unit and procedure are in the user's hands in one of ``roles``.

    ``unit_field`` and ``procedure_field`` are paths to a unit's and a procedure's code.
    """
    limits = AssignmentProcedure.objects.filter(
        assignment=OuterRef("pk"), procedure_code=OuterRef(OuterRef(procedure_field))
    )
    holding = held(user_id, at).filter(
        Q(all_procedures=True) | Q(Exists(limits)),
        _reaching(day_of(at)),
        role__in=set(roles),
        unit__reaches__unit__code=OuterRef(unit_field),
    )
    return Q(Exists(holding))


def own(*, user_id: int, party_field: str) -> Q:
    """Condition: the party at path ``party_field`` ("" on parties) is this user's own."""
    return Q(**{"__".join(filter(None, (party_field, "user_id"))): user_id})


@dataclass(frozen=True, slots=True)
class Holding:
    """One role in one unit, with the codes of all units it reaches; ``procedures`` None: all."""

    role: Role
    unit_code: str
    reaches: frozenset[str]
    procedures: frozenset[str] | None
    acting_for: int | None


@dataclass(frozen=True, slots=True)
class AccessScope:
    """Everything somebody holds at one instant, read once and then asked without the database."""

    holdings: tuple[Holding, ...]

    def may(self, action: Action, *, unit_code: str, procedure_code: str) -> bool:
        """Whether one of the roles allows ``action`` on that unit's procedure."""
        return any(
            action in CAN[each.role]
            and unit_code in each.reaches
            and (each.procedures is None or procedure_code in each.procedures)
            for each in self.holdings
        )

    def may_anywhere(self, action: Action) -> bool:
        """Whether any role held allows ``action`` at all, as for pages and menus."""
        return any(action in CAN[each.role] for each in self.holdings)

    def where(self, roles: Iterable[Role], *, unit_field: str, procedure_field: str) -> Q:
        """The same condition as ``assigned``, with the codes written out for the planner."""
        wanted = frozenset(roles)
        reached: dict[frozenset[str] | None, set[str]] = {}
        for each in self.holdings:
            if each.role in wanted:
                reached.setdefault(each.procedures, set()).update(each.reaches)
        condition = Q(pk__in=[])
        for codes, unit_codes in reached.items():
            here = Q(**{f"{unit_field}__in": sorted(unit_codes)})
            if codes is not None:
                here &= Q(**{f"{procedure_field}__in": sorted(codes)})
            condition |= here
        return condition


def holdings(user_id: int, at: datetime) -> AccessScope:
    """What the user holds at ``at``, delegations included. One query."""
    reached: dict[Holding, set[str]] = {}
    rows = _HELD.rows(user_id, at, day_of(at))
    for role, unit_code, code, everything, limits, holder in rows:
        holding = Holding(
            role=Role(role),
            unit_code=unit_code,
            reaches=frozenset(),
            procedures=None if everything else frozenset(limits),
            acting_for=None if holder == user_id else holder,
        )
        reached.setdefault(holding, set()).add(code)
    return AccessScope(tuple(replace(h, reaches=frozenset(c)) for h, c in reached.items()))


def _held(user_id: int, at: datetime, day: date) -> QuerySet[Any, Any]:
    return (
        held(user_id, at, day)
        .filter(_reaching(day))
        .values_list(
            "role",
            "unit__code",
            "unit__reaches__unit__code",
            "all_procedures",
            procedures(),
            "officer__user_id",
        )
    )


# Every request of an officer asks this first.
_HELD = Compiled(_held)


def _reaching(day: date) -> Q:
    """The assignment's unit reaches ``unit__reaches__unit`` for somebody in its role."""
    today = Q(unit__reaches__from_on__isnull=True) | Q(unit__reaches__from_on__lte=day)
    return today & (Q(unit__reaches__below=False) | Q(role__in=LOOK_BELOW))
