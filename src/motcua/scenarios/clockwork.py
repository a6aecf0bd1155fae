"""Lets planned work happen in order of time: what is due next happens next, each act is decided.

Nothing here knows what people do; ``course`` says that. Every command passes the same ``decide``
as in the office, so a plan holds only what the law's rules allow.
"""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from motcua.cores.casework import CaseRules, DossierState, decide
from motcua.cores.casework.commands import Command
from motcua.cores.casework.evolve import evolve
from motcua.cores.clock import ZONE, Calendar, CutoffRule, Limit, add_minutes
from motcua.rooms.dossiers.operations import PaperIn
from motcua.rooms.worktime import queries as worktime
from motcua.scenarios.arrivals import Submission
from motcua.scenarios.cast import Member
from motcua.scenarios.dice import Dice
from motcua.scenarios.planned import PlannedAct


@dataclass(slots=True)
class Running:
    """One dossier on its way. ``turns_left``: what the officer has still to do for it."""

    number: int
    submission: Submission
    dice: Dice
    receiver: Member
    state: DossierState | None = None
    officer: Member | None = None
    turns_left: float = 0.0
    ready_at: datetime | None = None
    looks: int = 0
    sent_back: bool = False

    @property
    def now(self) -> DossierState:
        """The state after filing."""
        if self.state is None:
            raise LookupError(f"dossier {self.number} was not filed yet")
        return self.state


Happening = Callable[[datetime], None]


@dataclass
class Clockwork:
    """The queue of what will happen until ``until_at``, and all acts so far."""

    calendar: Calendar
    until_at: datetime
    acts: list[PlannedAct] = field(default_factory=list)
    _queue: list[tuple[datetime, int, Happening]] = field(default_factory=list)
    _order: int = 0

    def at(self, when: datetime, happening: Happening) -> None:
        """Lets something happen at an instant; what lies beyond the end never happens."""
        if when < self.until_at:
            heapq.heappush(self._queue, (when, self._order, happening))
            self._order += 1

    def after(self, start: datetime, working_minutes: int, happening: Happening) -> None:
        """Lets something happen after so many minutes of office time, at least one."""
        self.at(self.office_time(start, working_minutes), happening)

    def office_time(self, start: datetime, working_minutes: int) -> datetime:
        """The instant in office hours that many working minutes later."""
        return add_minutes(self.calendar, start, max(1, working_minutes))

    def run(self) -> None:
        """Everything, in order."""
        while self._queue:
            when, _, happening = heapq.heappop(self._queue)
            happening(when)

    def act(
        self,
        running: Running,
        command: Command,
        signer: Member | None = None,
        papers: tuple[PaperIn, ...] = (),
    ) -> DossierState:
        """Carries out one command. Raises a casework Refusal when the rules forbid it."""
        matter = running.submission.matter
        on = command.at.astimezone(ZONE).date()
        rules = rules_on(matter.limit, matter.cutoff, self.calendar, on)
        for event in decide(running.state, command, rules):
            running.state = evolve(running.state, event)
        self.acts.append(PlannedAct(running.number, command, signer, papers))
        return running.now


@cache
def rules_on(limit: Limit, cutoff: CutoffRule | None, calendar: Calendar, on: date) -> CaseRules:
    """The rules of a day as the dossiers room looks them up; a test holds both together."""
    rules = worktime.limit_rules(on)
    return CaseRules(
        calendar=calendar,
        limit=limit,
        cutoff=cutoff,
        answer_limit=rules.limit("online_answer_within"),
        transfer_limit=rules.limit("transfer_within"),
        transfer_cutoff=rules.cutoff("transfer_cutoff"),
        supplement_ask_limit=rules.limit("supplement_asked_within"),
        supplement_close_limit=rules.limit("supplement_closes_after"),
        apology_lead_days=rules.limit("apology_before_due").amount,
        extensions_allowed=rules.count("extensions_at_most"),
    )
