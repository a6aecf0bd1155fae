"""Carries a plan out at a desk: puts real accounts and parties in the place of the plan's names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from motcua.cores.casework import Actor, DossierState
from motcua.cores.casework import commands as c
from motcua.foundation.accounts.models import User
from motcua.rooms.dossiers import access
from motcua.rooms.dossiers.operations import Filing, Hand
from motcua.scenarios.cast import Member
from motcua.scenarios.desks import Desk
from motcua.scenarios.planned import APPLICANT, SYSTEM, Plan, PlannedAct

NOBODY = Hand(None, "")
TOLD_EVERY = 4000


class PlanNotFollowed(RuntimeError):
    """The desk came to another end than the plan: its rules or calendar are not the plan's."""


@dataclass(frozen=True)
class Crew:
    """Accounts by user name, and parties by the applicant's place in the plan."""

    users: Mapping[str, User]
    parties: Sequence[int]

    def actor(self, planned: Actor) -> Actor:
        """The same actor under its real reference."""
        if planned.ref.startswith(APPLICANT):
            place = int(planned.ref.removeprefix(APPLICANT))
            return replace(planned, ref=access.ref_of_party(self.parties[place]))
        if planned == SYSTEM:
            return planned
        return replace(planned, ref=self.ref(planned.ref))

    def ref(self, username: str) -> str:
        """An account as events name it."""
        return access.ref_of_user(self.users[username].pk) if username else ""

    def hand(self, signer: Member | None) -> Hand:
        """Who signs the papers of an act."""
        if signer is None:
            return NOBODY
        return Hand(self.users[signer.username], signer.name, signer.position)


def play(
    plan: Plan, desk: Desk, crew: Crew, *, tell: Callable[[int], None] = lambda _: None
) -> list[DossierState]:
    """Every act in order; how the dossiers stand at the desk in the end, by number.

    Raises PlanNotFollowed, and the refusals of the dossiers room.
    """
    codes = [state.code for state in plan.states]
    reached: dict[int, DossierState] = {}
    for done, act in enumerate(plan.acts, 1):
        if isinstance(act.command, c.File):
            _file(plan, act, act.command, desk, crew)
        else:
            reached[act.number] = desk.perform(
                code=codes[act.number],
                command=_command(act.command, crew),
                hand=crew.hand(act.signer),
                papers=act.papers,
            )
        if done % TOLD_EVERY == 0:
            tell(done)
    for number, state in reached.items():
        _same_end(plan.states[number], state)
    return [reached.get(number, state) for number, state in enumerate(plan.states)]


def _file(plan: Plan, act: PlannedAct, command: c.File, desk: Desk, crew: Crew) -> None:
    filing = Filing(
        procedure_code=command.procedure_code,
        unit_code=command.unit_code,
        receiving_unit=command.receiving_unit,
        channel=command.channel.value,
        applicant_id=crew.parties[plan.applicant_of[act.number]],
        papers=act.papers,
        population_data=command.population_data,
        simulated=True,
    )
    code = desk.file(
        actor=crew.actor(command.by), at=command.at, filing=filing, hand=crew.hand(act.signer)
    )
    if code != command.code:
        raise PlanNotFollowed(f"{command.code}: {code}")


def _command(command: c.Command, crew: Crew) -> c.Command:
    moved = replace(command, by=crew.actor(command.by))
    if isinstance(moved, c.HandOver):
        return replace(moved, to_ref=crew.ref(moved.to_ref))
    return moved


def _same_end(planned: DossierState, reached: DossierState) -> None:
    names = ("code", "sequence", "status", "step", "away", "due_at", "first_due_at", "finished_at")
    for name in names:
        if getattr(planned, name) != getattr(reached, name):
            raise PlanNotFollowed(
                f"{planned.code} {name}: {getattr(planned, name)} / {getattr(reached, name)}"
            )
