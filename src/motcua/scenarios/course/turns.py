"""The desk of one officer: a few turns a day, each spent on what is due first.

Lateness is never drawn: it comes out of here, when more is on the desk than turns are free. An
officer who is not free in a turn is busy with work that the scenario does not show.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from motcua.cores.clock import ZONE, Calendar, add_minutes, instant_of
from motcua.cores.clock.instants import DAY_MINUTES, day_of
from motcua.scenarios.clockwork import Clockwork, Running
from motcua.scenarios.dice import Dice

# Turns of a day, in working minutes from the opening. The last leaves time to sign and number.
GRID = (40, 130, 215, 270, 350, 410, 450)
Finished = Callable[[Running, datetime], None]


@dataclass
class Turns:
    """Dossiers in hand and who is told when one is done. ``work``: turns' worth done in one."""

    clock: Clockwork
    dice: Dice
    availability: float
    work: float
    first_come: bool
    offset_minutes: int
    in_hand: list[tuple[Running, Finished]] = field(default_factory=list)
    _woken: bool = False

    def take(self, running: Running, at: datetime, finished: Finished) -> None:
        """Puts a dossier on the desk; ``finished`` is called in the turn that ends the work."""
        self.in_hand.append((running, finished))
        self._wake(at)

    def load(self) -> float:
        """Turns that the dossiers in hand still need."""
        return sum(running.turns_left for running, _ in self.in_hand)

    def has(self, running: Running) -> bool:
        """Whether the dossier is on the desk."""
        return any(each is running for each, _ in self.in_hand)

    def turns_before(self, running: Running) -> float:
        """Turns needed until this dossier is done, if the officer keeps to the order."""
        first = [each for each, _ in self.in_hand if self._rank(each) <= self._rank(running)]
        return sum(each.turns_left for each in first) / max(self.work, 0.01)

    def turns_free(self, start: datetime, end: datetime) -> float:
        """How many free turns lie between two instants, on average."""
        days = max(0.0, (end - start) / timedelta(days=1))
        return days * 5 / 7 * len(GRID) * self.availability

    def _wake(self, at: datetime) -> None:
        if not self._woken:
            self._woken = True
            self.clock.at(self._next_turn(at), self._turn)

    def _turn(self, at: datetime) -> None:
        self._woken = False
        if self.dice.chance(self.availability):
            self._work_on_first(at)
        if self.in_hand:
            self._wake(at)

    def _work_on_first(self, at: datetime) -> None:
        ready = [pair for pair in self.in_hand if _can_go_on(pair[0], at)]
        if not ready:
            return
        running, finished = min(ready, key=lambda pair: self._rank(pair[0]))
        running.turns_left -= self.work
        # Papers are looked through in the first turn after they came.
        unread = running.looks <= running.now.settlement_requests
        if running.turns_left <= 0 or unread:
            self.in_hand = [pair for pair in self.in_hand if pair[0] is not running]
            finished(running, at)

    def _rank(self, running: Running) -> tuple[datetime, int]:
        state = running.now
        when = state.accepted_at if self.first_come else state.due_at
        return (when or state.filed_at, running.number)

    def _next_turn(self, at: datetime) -> datetime:
        on, offset = at.astimezone(ZONE).date(), timedelta(minutes=self.offset_minutes)
        while True:
            for turn in turns_on(self.clock.calendar, on):
                if turn + offset > at:
                    return turn + offset
            on += timedelta(days=1)


@cache
def turns_on(calendar: Calendar, on: date) -> tuple[datetime, ...]:
    """When the turns of a day begin; none on a day off."""
    shifts = calendar.shifts_on(day_of(on))
    if not shifts:
        return ()
    opens = instant_of(day_of(on) * DAY_MINUTES + shifts[0].opens_minute)
    return tuple(add_minutes(calendar, opens, minutes) for minutes in GRID)


def _can_go_on(running: Running, at: datetime) -> bool:
    """The last turn waits for the answer from outside."""
    return running.turns_left > 1 or running.ready_at is None or running.ready_at <= at
