"""Officers and citizens who act at random on many dossiers, for checks that counting keeps up.

One step is one operation that the casework rules accepted: filing, every act of settlement,
payments, corrections, ratings, moves to a successor after mergers. Chance is seeded, time runs on.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from motcua.cores.casework import Actor, Channel, DossierState, Outcome, Private, Role, Status, Step
from motcua.cores.casework import Paper as CasePaper
from motcua.cores.casework import commands as c
from motcua.cores.casework.commands import Command
from motcua.cores.casework.refusals import Refusal
from motcua.cores.clock import ZONE
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.dossiers import access
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.dossiers.operations import Act, Book, Filing, PaperIn, file_dossier, perform
from motcua.rooms.indices.tests.premises import (
    FIRST_MERGER,
    SECOND_MERGER,
    merge_first,
    merge_second,
)
from motcua.rooms.people import queries as people
from tests.cast import CENTRE, Cast

FIRST_AT = datetime(2026, 7, 1, 8, 0, tzinfo=ZONE)
SYSTEM = Actor("system", Role.SYSTEM)
REASON = Private("Theo quy định")
SWITCHES = (
    "population_data",
    "paid_online",
    "electronic_result",
    "result_digitised",
    "shared_to_warehouse",
    "synced",
)


class Desk(Protocol):
    """Where the acts are carried out."""

    def file(self, *, actor: Actor, at: datetime, filing: Filing) -> str:
        """A new dossier's code."""

    def perform(
        self, *, code: str, command: Command, papers: tuple[PaperIn, ...] = ()
    ) -> DossierState:
        """One act."""


class LiveDesk:
    """Every act a transaction of its own, as from the pages."""

    def file(self, *, actor: Actor, at: datetime, filing: Filing) -> str:
        """One dossier."""
        return file_dossier(actor=actor, at=at, filing=filing).code

    def perform(
        self, *, code: str, command: Command, papers: tuple[PaperIn, ...] = ()
    ) -> DossierState:
        """One act."""
        return perform(Act(code=code, command=command, papers=papers))


@dataclass
class Work:
    """The province at work. ``minutes``: about how long from one act to the next."""

    cast: Cast
    desk: Desk | Book
    seed: int
    minutes: int
    states: dict[str, DossierState] = field(default_factory=dict)
    refused: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.at = FIRST_AT
        self._heirs: dict[str, str] = {}
        self._mergers = [(FIRST_MERGER, merge_first), (SECOND_MERGER, merge_second)]

    def steps(self, count: int) -> Iterator[DossierState]:
        """The dossier as it stands after each of ``count`` operations."""
        done = 0
        while done < count:
            self.at += timedelta(minutes=self.chance.randrange(2 * self.minutes))
            self._merge_when_due()
            try:
                state = self._file() if self.chance.random() < 0.13 else self._act()
            except Refusal:
                self.refused += 1
                continue
            self.states[state.code] = state
            done += 1
            yield state

    def _merge_when_due(self) -> None:
        while self._mergers and self.at.astimezone(ZONE).date() >= self._mergers[0][0]:
            on, merge = self._mergers.pop(0)
            merge(self.cast)
            self._heirs = people.successor_map(on)

    def _file(self) -> DossierState:
        on = self.at.astimezone(ZONE).date()
        unit, codes = self.chance.choice(sorted(catalogue.settled_by_unit(on).items()))
        centre = people.centre_of(unit, on)
        channel = self.chance.choice(["counter", "online", "online", "post"])
        filing = Filing(
            procedure_code=self.chance.choice(sorted(codes)),
            unit_code=unit,
            receiving_unit=centre.code if centre else people.successor_of(CENTRE, on),
            channel=channel,
            applicant_id=self.cast.citizen_id,
            papers=() if self.chance.random() < 0.1 else (self._paper(1),),
            population_data=self._likely(),
        )
        actor = Actor("user:1", Role.RECEIVER, filing.receiving_unit)
        code = self.desk.file(actor=actor, at=self.at, filing=filing)
        return self._state(code)

    def _state(self, code: str) -> DossierState:
        if isinstance(self.desk, Book):
            return self.desk.state(code)
        held = access.remembered(code)
        assert held
        state: DossierState = dossiers.story_of(held).state
        return state

    def _act(self) -> DossierState:
        if not self.states:
            raise Refusal
        # The newest dossiers move most, old ones are still corrected, paid, rated and moved.
        codes = list(self.states)
        recent = codes[-40:] if self.chance.random() < 0.75 else codes
        state = self.states[self.chance.choice(recent)]
        command, papers = self._command(state)
        return self.desk.perform(code=state.code, command=command, papers=papers)

    def _command(self, state: DossierState) -> tuple[Command, tuple[PaperIn, ...]]:
        if state.unit_code in self._heirs and self.chance.random() < 0.3:
            return self._move(state), ()
        if self.chance.random() < 0.2:
            return self.chance.choice(self._beside)(state), ()
        if state.supplement is not None:
            papers = tuple(self._paper(position) for position in state.supplement.positions)
            return self._by(c.Supply, Role.CITIZEN, papers=_cased(papers)), papers
        return self._next(state), ()

    def _next(self, state: DossierState) -> Command:
        """What the dossier waits for, or another act that its rules may allow."""
        away = self.chance.random() < 0.15
        match state.status, state.step:
            case Status.REGISTERED, _:
                fee = self.chance.choice([None, 0, 8000, 50000])
                accept = self._by(c.Accept, Role.RECEIVER, fee_vnd=fee)
                return self.chance.choice(self._at_intake)(state) if away else accept
            case Status.ACCEPTED, _:
                return self._by(c.HandOver, Role.RECEIVER, to_unit=state.unit_code)
            case Status.IN_PROCESS, Step.ASSIGN:
                return self._by(
                    c.HandOver, Role.HEAD_OF_UNIT, to_unit=state.unit_code, to_ref="user:2"
                )
            case Status.IN_PROCESS, Step.SETTLE:
                draft = self._by(c.Draft, Role.CASE_OFFICER, outcome=Outcome.GRANTED)
                return self._ask(state, Role.CASE_OFFICER) if away else draft
            case Status.IN_PROCESS, Step.SIGN:
                back = self._by(c.SendBack, Role.HEAD_OF_UNIT, reason=REASON)
                return back if away else self._by(c.Sign, Role.HEAD_OF_UNIT)
            case Status.IN_PROCESS, Step.ISSUE:
                return self._issue()
            case Status.SETTLED, _:
                return self._by(c.Return, Role.RECEIVER, via=Channel.COUNTER, proof=REASON)
        return self._rate(state)

    @property
    def _at_intake(self) -> list[Callable[[DossierState], Command]]:
        return [
            lambda state: self._ask(state, Role.RECEIVER),
            lambda _: self._by(c.Refuse, Role.RECEIVER, reason_code="other", reason=REASON),
        ]

    @property
    def _beside(self) -> list[Callable[[DossierState], Command]]:
        """Acts that may come at any time; the rules refuse those that do not fit."""
        return [
            self._pay,
            self._rate,
            self._correct,
            self._correct,
            self._apologise,
            self._move,
            lambda _: self._by(c.RecordSync, Role.SYSTEM, receipt="NPSP"),
            lambda _: self._by(c.CloseUnsupplied, Role.SYSTEM),
        ]

    def _ask(self, state: DossierState, role: Role) -> Command:
        del state
        return self._by(
            c.AskSupplement, role, positions=(1,), reason=REASON, repeat_ground="Thiếu giấy tờ"
        )

    def _issue(self) -> Command:
        return self._by(
            c.Issue,
            Role.CLERK,
            number=f"{self.chance.randrange(10**6)}/KQ",
            written_result=self.chance.random() < 0.9,
            electronic_result=self._likely(),
            result_digitised=self._likely(),
            shared_to_warehouse=self._likely(),
        )

    def _pay(self, state: DossierState) -> Command:
        amount = state.counted.fee_vnd or 1
        return self._by(
            c.RecordPayment,
            Role.RECEIVER,
            amount_vnd=amount,
            online=self._likely(),
            reference="BL-1",
        )

    def _rate(self, state: DossierState) -> Command:
        del state
        marks = {name: self.chance.randrange(1, 6) for name in ("quality", "time", "cost")}
        return self._by(c.Rate, Role.CITIZEN, own_device=True, **marks)

    def _correct(self, state: DossierState) -> Command:
        del state
        fact = self.chance.choice(["channel", *SWITCHES])
        value: bool | str = self.chance.random() < 0.5
        if fact == "channel":
            value = self.chance.choice(["counter", "online", "post"])
        return self._by(c.Correct, Role.BUSINESS_ADMIN, fact=fact, value=value, reason=REASON)

    def _apologise(self, state: DossierState) -> Command:
        promised_at = max(state.due_at or self.at, self.at) + timedelta(days=3)
        return self._by(
            c.Apologise,
            Role.HEAD_OF_UNIT,
            promised_at=promised_at,
            cause="agency",
            reason=REASON,
        )

    def _move(self, state: DossierState) -> Command:
        return self._by(
            c.MoveToSuccessor,
            Role.SYSTEM,
            to_unit=self._heirs.get(state.unit_code, state.unit_code),
            receiving_unit=self._heirs.get(state.receiving_unit, state.receiving_unit),
        )

    def _by(self, command: type[Command], role: Role, **values: object) -> Command:
        ref = {Role.SYSTEM: "system", Role.CITIZEN: f"party:{self.cast.citizen_id}"}
        actor = Actor(ref.get(role, f"user:{3 if role is Role.HEAD_OF_UNIT else 2}"), role)
        return command(by=actor, at=self.at, **values)

    def _paper(self, position: int) -> PaperIn:
        return PaperIn(
            position=position,
            name="Tờ khai",
            sha256=f"{self.chance.randrange(16**12):064x}",
            size_bytes=10,
            media_type="application/pdf",
            digitised=self._likely(),
            reused=self.chance.random() < 0.3,
        )

    def _likely(self) -> bool:
        return self.chance.random() < 0.7


def _cased(papers: tuple[PaperIn, ...]) -> tuple[CasePaper, ...]:
    return tuple(
        CasePaper(paper.position, paper.sha256, paper.digitised, paper.reused) for paper in papers
    )
