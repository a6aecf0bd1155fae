"""A core and the shadow, played side by side; where they part, ``Disagreement``.

Every event also goes through a stand-in for the ledger, because the ledger alone must be able to
rebuild the dossier.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from motcua.cores.casework import (
    CaseRules,
    DossierState,
    decide,
    evolve,
    fact_of,
    next_action,
    on_time,
    to_data,
)
from motcua.cores.casework.events import Event
from motcua.cores.casework.refusals import Refusal
from motcua.cores.casework.tests.books import Books
from motcua.cores.casework.tests.ledger_twin import as_committed, through_the_ledger
from motcua.cores.casework.tests.shadow import Shadow
from motcua.cores.casework.tests.transition_table import DATE_MOVERS, NEXT, Place


class Disagreement(AssertionError):
    """Core and table do not say the same."""


class Core(NamedTuple):
    """The two functions under test."""

    decide: Callable[[DossierState | None, Any, CaseRules], tuple[Event, ...]]
    evolve: Callable[[DossierState | None, Event], DossierState]


REAL = Core(decide, evolve)


def agree(what: str, seen: object, expected: object) -> None:
    """Raises ``Disagreement`` unless the core shows what the shadow expects."""
    if seen != expected:
        raise Disagreement(f"{what}: core says {seen!r}, table says {expected!r}")


@dataclass
class SideBySide:
    """One dossier as the core has it and as the shadow has it."""

    core: Core = REAL
    shadow: Shadow = field(default_factory=Shadow)
    state: DossierState | None = None
    events: list[Event] = field(default_factory=list)

    def play(self, command: Any, rules: CaseRules) -> None:
        """Lets core and shadow judge one command, and go on where both accept it."""
        events = self.judge(command, rules)
        if not events:
            return
        self.shadow.play(command, rules)
        for event in events:
            self.follow(event)
        self.compare()

    def judge(self, command: Any, rules: CaseRules) -> tuple[Event, ...]:
        """The core's events, none where it refuses; what it refuses must have earned that."""
        earned = self.shadow.refusals(command, rules)
        try:
            events = self.core.decide(self.state, command, rules)
        except Refusal as refusal:
            if refusal.code not in earned:
                raise Disagreement(f"{refusal!r} not in {earned} for {command}") from refusal
            return ()
        agree(f"refusals of {command}", set(), earned)
        agree(f"something happened at {command}", bool(events), True)
        return events

    def follow(self, event: Event) -> None:
        """Evolves by ``event``, and again by what the ledger gives back."""
        before = self.state
        agree("event read back", through_the_ledger(event), as_committed(event))
        self.state = self.core.evolve(before, event)
        agree("replay", self.core.evolve(before, through_the_ledger(event)), self.state)
        if before is not None and self.state.due_at != before.due_at:
            agree(f"{to_data(event)[0]} moves the date", to_data(event)[0] in DATE_MOVERS, True)
        self.events.append(event)

    def compare(self) -> None:
        """The core's state beside the books, and what must always hold."""
        state, book = self.state, self.shadow
        assert state is not None
        for what, seen, expected in told(state, book):
            agree(what, seen, expected)
        agree("events counted", state.sequence, len(self.events))
        agree("at most one extension", state.extensions <= 1, True)
        if state.finished_at and state.accepted_at:
            agree("ends after acceptance", state.finished_at >= state.accepted_at, True)
        self.compare_next_action(state, book)
        self.compare_fact(state, book)

    def compare_next_action(self, state: DossierState, book: Books) -> None:
        """Whoever owes the next act is named, with a date, until the dossier is closed."""
        owed = next_action(state)
        agree("owes", owed and (owed.kind, owed.role.value), NEXT.get(book.place))
        if owed is not None:
            agree("owner and date are named", bool(owed.unit_code and owed.due_at), True)

    def compare_fact(self, state: DossierState, book: Books) -> None:
        """What is counted follows the portal's rules."""
        fact = fact_of(state)
        agree("counted once accepted", fact is None, book.accepted_at is None)
        if fact is not None and book.due_at is not None and book.last_at is not None:
            agree("ended at", fact.ended_at, book.ended_at())
            agree("late letter", fact.late_apology, book.late_letter)
            once = book.requests_in_settlement <= 1 and not book.asked_when_late
            in_time = once and (book.ended_at() or book.last_at) <= book.due_at
            agree("on time", on_time(fact, book.last_at), in_time)

    def rebuild(self) -> None:
        """The ledger alone rebuilds the whole dossier."""
        state: DossierState | None = None
        for event in self.events:
            state = self.core.evolve(state, through_the_ledger(event))
        agree("replay of all events", state, self.state)


def told(state: DossierState, book: Books) -> list[tuple[str, object, object]]:
    """(what, the core's word, the books' word)."""
    waiting = state.supplement is not None
    place = Place(int(state.status), state.step and state.step.value, waiting)
    asked = frozenset(state.supplement.positions) if state.supplement else frozenset()
    return [
        ("place", place, book.place),
        ("sequence", state.sequence, book.sequence),
        ("last act", state.last_at, book.last_at),
        ("units", (state.unit_code, state.receiving_unit), (book.unit, book.desk)),
        ("holder", (state.holder_unit, state.holder_ref), (book.holder, book.holder_ref)),
        ("accepted", state.accepted_at, book.accepted_at),
        ("competent", state.competent_at, book.competent_at),
        ("due", state.due_at, book.due_at),
        ("first due", state.first_due_at, book.first_due_at),
        ("confirmed", state.due_confirmed, book.due_confirmed),
        ("finished", state.finished_at, book.finished_at),
        ("closes", state.supplement and state.supplement.closes_at, book.closes_at),
        ("asked", asked, book.asked),
        ("papers", {each.position for each in state.papers}, book.papers),
        ("requests at the desk", state.intake_requests, book.requests_at_desk),
        ("requests", state.settlement_requests, book.requests_in_settlement),
        ("drafter", state.draft.drafted_by if state.draft else "", book.drafter),
        ("extensions", state.extensions, book.extensions),
        ("facts", facts(state), book.facts),
    ]


def facts(state: DossierState) -> dict[str, Any]:
    """What is counted, by name, and the channel."""
    named = {field.name: getattr(state.counted, field.name) for field in fields(state.counted)}
    return named | {"channel": state.channel.value}
