"""Who may see which dossiers, and as whom somebody acts on one. Nothing is fetched past this door.

Officers see dossiers that their units settle or received, limited to their procedures; citizens see
their own; the technical administrator sees none. The condition stands in the WHERE clause.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from motcua.cores.casework import MAY, Actor
from motcua.cores.casework import commands as c
from motcua.cores.casework.refusals import Refusal, RoleMayNot
from motcua.cores.casework.state import Role as CaseRole
from motcua.foundation.text import fold
from motcua.rooms.dossiers.models import Dossier
from motcua.rooms.people import access as people_access
from motcua.rooms.people import queries as people

READERS = people_access.roles_that(people_access.Action.READ_DOSSIER)
CASE_ROLES = frozenset(role.value for role in CaseRole)


class DossierNotVisible(LookupError):
    """There is no such dossier, or the person may not see it: both look the same."""


class NotYours(Refusal):
    """Another officer has the dossier in hand; the head can reassign it."""

    code = "not_yours"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in at one instant, with everything held at it."""

    user_id: int
    at: datetime
    scope: people_access.AccessScope

    @property
    def ref(self) -> str:
        """How events name this person."""
        return ref_of_user(self.user_id)


def ref_of_user(user_id: int) -> str:
    """An account as events name it: opaque, never a person's name."""
    return f"user:{user_id}"


def ref_of_party(party_id: int) -> str:
    """An applicant as events name it."""
    return f"party:{party_id}"


SYSTEM = Actor("system", CaseRole.SYSTEM)


def person(user_id: int, at: datetime) -> Person:
    """The person behind an account; one query for everything held."""
    return Person(user_id, at, people_access.holdings(user_id, at))


def visible(who: Person) -> QuerySet[Dossier]:
    """The dossiers that an officer may see, as one condition."""
    return Dossier.objects.filter(_settled_by(who) | _received_by(who))


def _settled_by(who: Person) -> Q:
    return who.scope.where(READERS, unit_field="unit_id", procedure_field="procedure_code")


def _received_by(who: Person) -> Q:
    return who.scope.where(
        READERS, unit_field="receiving_unit_id", procedure_field="procedure_code"
    )


Reach = tuple[list[str], list[str] | None]


def reaches(who: Person) -> tuple[Reach, ...]:
    """``visible`` as plain values, for statements written by hand: units, and which procedures.

    A dossier is seen when one of the pairs has its settling or its receiving unit, and its
    procedure (None: all of them).
    """
    found: dict[frozenset[str] | None, set[str]] = {}
    for held in who.scope.holdings:
        if held.role in READERS:
            found.setdefault(held.procedures, set()).update(held.reaches)
    return tuple(
        (sorted(units), None if codes is None else sorted(codes)) for codes, units in found.items()
    )


def own(user_id: int) -> QuerySet[Dossier]:
    """The dossiers that a citizen filed."""
    return Dossier.objects.filter(people_access.own(user_id=user_id, party_field="applicant"))


def dossier_for(who: Person, code: str) -> Dossier:
    """One dossier that the officer may see. Raises DossierNotVisible."""
    found = visible(who).select_related("version", "unit", "receiving_unit", "applicant")
    dossier = found.filter(code=code).first()
    if dossier is None:
        raise DossierNotVisible(code)
    return dossier


def own_dossier(user_id: int, code: str) -> Dossier:
    """One dossier of a citizen. Raises DossierNotVisible."""
    found = own(user_id).select_related("version", "unit", "receiving_unit", "applicant")
    dossier = found.filter(code=code).first()
    if dossier is None:
        raise DossierNotVisible(code)
    return dossier


def followed(code: str, factor: str) -> Dossier:
    """A dossier by its code and the last four digits of the applicant's number or telephone.

    Raises DossierNotVisible in the same way for a wrong code and for a wrong factor.
    """
    found = Dossier.objects.select_related("version", "unit", "receiving_unit", "applicant")
    dossier = found.filter(code=code.strip().upper()).first()
    digits = "".join(sign for sign in factor if sign.isdigit())
    known = (dossier.applicant.number, dossier.applicant.phone) if dossier else ("", "")
    if dossier is None or len(digits) != 4 or not any(each.endswith(digits) for each in known):
        raise DossierNotVisible(code)
    return dossier


def for_machine() -> QuerySet[Dossier]:
    """All dossiers: for the worker, and for the terminal of whoever runs the machine.

    Never for a page or the API: nobody's rights are asked.
    """
    return Dossier.objects.select_related("version", "unit", "receiving_unit", "applicant")


def remembered(code: str) -> Dossier | None:
    """A dossier whose right was shown before: by ``followed``, or by filing it.

    The caller keeps that proof (the visitor's session); without it use the other doors.
    """
    found = Dossier.objects.select_related("version", "unit", "receiving_unit", "applicant")
    return found.filter(code=code).first()


def actor_for(who: Person, dossier: Any, command: type[c.Command]) -> Actor:
    """As whom the officer gives ``command`` on ``dossier`` (a row, or anything with its units).

    Raises RoleMayNot without a fitting role in the fitting unit, NotYours when another has it.
    """
    allowed = MAY[command]
    for held in who.scope.holdings:
        if held.role.value not in CASE_ROLES or CaseRole(held.role.value) not in allowed:
            continue
        if held.procedures is not None and dossier.procedure_code not in held.procedures:
            continue
        units = {dossier.unit_id, dossier.receiving_unit_id}
        if held.role is not people.Role.RECEIVER:
            units = {dossier.unit_id}
        if units & held.reaches:
            actor = Actor(
                who.ref,
                CaseRole(held.role.value),
                held.unit_code,
                ref_of_user(held.acting_for) if held.acting_for else "",
            )
            _check_own(dossier, actor, command)
            return actor
    raise RoleMayNot(command.__name__)


def _check_own(dossier: Any, actor: Actor, command: type[c.Command]) -> None:
    """A draft is made by the officer who has the dossier, or by a deputy of that officer."""
    if command is not c.Draft or not dossier.next_owner:
        return
    if dossier.next_owner not in {actor.ref, actor.acting_for}:
        raise NotYours(dossier.next_owner)


def possible(who: Person, dossier: Dossier) -> frozenset[str]:
    """Names of the commands for which the officer has a role on this dossier."""
    names = set()
    for command in MAY:
        try:
            actor_for(who, dossier, command)
        except Refusal:
            continue
        names.add(command.__name__)
    return frozenset(names)


def applicant_matches(text: str) -> Q:
    """Condition: the applicant's name contains all words of ``text``, marks or no marks."""
    condition = Q()
    for word in fold(text).split():
        condition &= Q(applicant_fold__contains=word)
    return condition
