"""Where dossiers run: the world, its behaviour, the clock, and the queues on officers' desks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from motcua.cores.casework import Actor, Role
from motcua.scenarios.behaviour import Behaviour
from motcua.scenarios.cast import Member
from motcua.scenarios.clockwork import Clockwork, Running
from motcua.scenarios.course.turns import Turns
from motcua.scenarios.dice import Dice
from motcua.scenarios.offices import Office, World
from motcua.scenarios.planned import member_actor

Doing = Callable[["Scene", Running, datetime], None]
DESKS_PART = 41


@dataclass
class Scene:
    """One run. ``key`` is seed and province; ``pace`` how much work one turn does in each unit."""

    world: World
    behaviour: Behaviour
    clock: Clockwork
    key: tuple[int, int]
    pace: dict[str, float] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    _turns: dict[str, Turns] = field(default_factory=dict)

    def then(self, running: Running, kind: str, when: datetime, doing: Doing) -> None:
        """Somebody owes ``kind`` and does it at ``when``, unless the dossier is held there."""
        if running.submission.held_at != kind:
            self.clock.at(when, lambda at: doing(self, running, at))

    def soon(self, running: Running, kind: str, at: datetime, minutes: int, doing: Doing) -> None:
        """The same, so many working minutes later."""
        self.then(running, kind, self.clock.office_time(at, minutes), doing)

    def turns_of(self, office: Office, officer: Member) -> Turns:
        """The desk of one officer."""
        if officer.username not in self._turns:
            number = len(self._turns)
            self._turns[officer.username] = Turns(
                clock=self.clock,
                dice=Dice(*self.key, DESKS_PART, number),
                availability=office.ways.availability,
                work=self.pace.get(office.code, 1.0),
                first_come=office.ways.weak,
                offset_minutes=number % 4 * 3,
            )
        return self._turns[officer.username]

    def next_number(self, unit_code: str) -> int:
        """The next number in the unit's register of results."""
        self.numbers[unit_code] = self.numbers.get(unit_code, 0) + 1
        return self.numbers[unit_code]


def receiver_of(running: Running) -> Actor:
    """Whoever has the dossier at the counter."""
    return member_actor(running.receiver, Role.RECEIVER, running.submission.receiving)


def staged(running: Running) -> bool:
    """Whether the dossier is one that must wait for somebody in the end."""
    return bool(running.submission.held_at)
