"""What a plan is: every dossier and every act on it in order of time, before anything is written.

People are named by their user names, applicants by their place in the list; whoever carries a plan
out puts the real references in their place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.cores.casework import Actor, DossierState, Role
from motcua.cores.casework.commands import Command
from motcua.rooms.dossiers.operations import PaperIn
from motcua.scenarios.cast import Cast, Member
from motcua.scenarios.population import Applicant

APPLICANT = "applicant:"
SYSTEM = Actor("system", Role.SYSTEM)


@dataclass(frozen=True, slots=True)
class PlannedAct:
    """One command on dossier ``number`` of the plan; ``signer`` is the officer behind it."""

    number: int
    command: Command
    signer: Member | None = None
    papers: tuple[PaperIn, ...] = ()

    @property
    def at(self) -> datetime:
        """When it happens."""
        return self.command.at


@dataclass(frozen=True)
class Plan:
    """Acts in order of time, and how every dossier stands in the end, by number.

    ``results_given``: how many results each unit has numbered.
    """

    acts: Sequence[PlannedAct]
    states: Sequence[DossierState]
    applicants: Sequence[Applicant]
    applicant_of: Sequence[int]
    cast: Cast
    results_given: Mapping[str, int]


def member_actor(member: Member, role: Role, unit_code: str) -> Actor:
    """An officer acting in a unit."""
    return Actor(member.username, role, unit_code)


def applicant_actor(applicant: int) -> Actor:
    """The applicant acting for himself."""
    return Actor(f"{APPLICANT}{applicant}", Role.CITIZEN)
