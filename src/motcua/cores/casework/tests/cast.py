"""The fixed cast of these checks: one calendar, one procedure, its people, and their commands.

The office works Monday to Friday 07:30–11:30 and 13:00–17:00; 30 April and 1 May 2026 are days
off. 2 March 2026 is a Monday. The procedure has a limit of five working days and needs papers 1
and 2. Commands are written the way people speak: ``accept("03-02 08:30")``.
"""

from datetime import date, datetime
from typing import Any

from motcua.cores.casework import (
    NOTHING,
    Actor,
    CaseRules,
    Channel,
    DossierState,
    Outcome,
    Paper,
    Private,
    Role,
    Sealed,
    commands,
    decide,
    evolve,
)
from motcua.cores.casework.events import Event
from motcua.cores.clock import ZONE, Limit, Shift, build_calendar

WEEK = {weekday: (Shift(450, 690), Shift(780, 1020)) for weekday in range(5)}
DAYS_OFF = {date(2026, 4, 30): "Ngày Chiến thắng", date(2026, 5, 1): "Ngày Quốc tế lao động"}
CALENDAR = build_calendar(DAYS_OFF, {}, (), date(2027, 12, 31), WEEK)

COMPETENT, SUCCESSOR, DESK, OTHER_DESK, CONSULTED = "H49.1", "H49.2", "H49.D", "H49.E", "H49.C"

RULES = CaseRules(calendar=CALENDAR, limit=Limit.parse("5wd"), required=frozenset({1, 2}))

CITIZEN = Actor("citizen", Role.CITIZEN)
RECEIVER = Actor("receiver", Role.RECEIVER, DESK)
OFFICER = Actor("officer", Role.CASE_OFFICER, COMPETENT)
HEAD = Actor("head", Role.HEAD_OF_UNIT, COMPETENT)
CLERK = Actor("clerk", Role.CLERK, COMPETENT)
FINANCE = Actor("finance", Role.FINANCE, COMPETENT)
ADMIN = Actor("admin", Role.BUSINESS_ADMIN)
SYSTEM = Actor("worker", Role.SYSTEM)

WHY = Private("vì thiếu bản vẽ")

Story = tuple[commands.Command, ...]


def at(text: str) -> datetime:
    """``"03-02 08:30"``, or ``"03-02"`` for 08:00, in 2026 in Vietnam."""
    day, _, clock = text.partition(" ")
    return datetime.fromisoformat(f"2026-{day}T{clock or '08:00'}").replace(tzinfo=ZONE)


def paper(position: int, **how: bool) -> Paper:
    return Paper(position, f"{position:064x}", **how)


PAPERS = (paper(1), paper(2))


def file(when: str, **other: Any) -> commands.File:
    given: dict[str, Any] = {
        "by": CITIZEN,
        "code": "H49.D-260302-0001",
        "procedure_code": "1.001234",
        "version": "1",
        "channel": Channel.ONLINE,
        "unit_code": COMPETENT,
        "receiving_unit": DESK,
        "papers": PAPERS,
        "applicant": Private("Nguyễn Thị An"),
    }
    return commands.File(at=at(when), **(given | other))


def accept(when: str, by: Actor = RECEIVER, fee_vnd: int | None = None) -> commands.Accept:
    return commands.Accept(by=by, at=at(when), fee_vnd=fee_vnd)


def ask(
    when: str, *positions: int, by: Actor = RECEIVER, reason: Sealed = WHY, ground: str = ""
) -> commands.AskSupplement:
    return commands.AskSupplement(
        by=by, at=at(when), positions=positions, reason=reason, repeat_ground=ground
    )


def supply(when: str, *positions: int, by: Actor = CITIZEN) -> commands.Supply:
    return commands.Supply(by=by, at=at(when), papers=tuple(map(paper, positions)))


def refuse(when: str, code: str = "out_of_competence", reason: Sealed = WHY) -> commands.Refuse:
    return commands.Refuse(by=RECEIVER, at=at(when), reason_code=code, reason=reason)


def hand_over(
    when: str, to_unit: str = COMPETENT, to_ref: str = "", by: Actor = RECEIVER
) -> commands.HandOver:
    return commands.HandOver(by=by, at=at(when), to_unit=to_unit, to_ref=to_ref)


def draft(
    when: str, outcome: Outcome = Outcome.GRANTED, ground: Sealed = NOTHING, by: Actor = OFFICER
) -> commands.Draft:
    return commands.Draft(by=by, at=at(when), outcome=outcome, ground=ground)


def send_back(when: str, reason: Sealed = WHY) -> commands.SendBack:
    return commands.SendBack(by=HEAD, at=at(when), reason=reason)


def sign(when: str, by: Actor = HEAD) -> commands.Sign:
    return commands.Sign(by=by, at=at(when))


def issue(when: str, number: str = "12/QĐ-UBND", **made: Any) -> commands.Issue:
    return commands.Issue(by=CLERK, at=at(when), number=number, **made)


def give(when: str, proof: Sealed = WHY) -> commands.Return:
    return commands.Return(by=RECEIVER, at=at(when), via=Channel.COUNTER, proof=proof)


def apologise(when: str, promised: str, by: Actor = HEAD) -> commands.Apologise:
    return commands.Apologise(
        by=by, at=at(when), promised_at=at(promised), cause="waiting_for_opinion", reason=WHY
    )


def close_unsupplied(when: str) -> commands.CloseUnsupplied:
    return commands.CloseUnsupplied(by=RECEIVER, at=at(when))


def rate(when: str, quality: int, time: int, cost: int, by: Actor = CITIZEN) -> commands.Rate:
    return commands.Rate(by=by, at=at(when), quality=quality, time=time, cost=cost, own_device=True)


def pay(when: str, amount_vnd: int, online: bool = True) -> commands.RecordPayment:
    return commands.RecordPayment(
        by=SYSTEM, at=at(when), amount_vnd=amount_vnd, online=online, reference="GD1"
    )


def sync(when: str) -> commands.RecordSync:
    return commands.RecordSync(by=SYSTEM, at=at(when), receipt="ok")


def correct(
    when: str, fact: str, value: bool | int | str, reason: Sealed = WHY
) -> commands.Correct:
    return commands.Correct(by=ADMIN, at=at(when), fact=fact, value=value, reason=reason)


def merge(when: str, to_unit: str = SUCCESSOR, to_desk: str = "") -> commands.MoveToSuccessor:
    return commands.MoveToSuccessor(
        by=ADMIN, at=at(when), to_unit=to_unit, receiving_unit=to_desk, grounds=("1656/NQ",)
    )


FILED = (file("03-02"),)
ACCEPTED = (*FILED, accept("03-02 08:30"))
WITH_OFFICER = (*ACCEPTED, hand_over("03-02 09:00", to_ref="officer"))
DRAFTED = (*WITH_OFFICER, draft("03-03"))
SIGNED = (*DRAFTED, sign("03-04"))
SETTLED = (*SIGNED, issue("03-05"))
RETURNED = (*SETTLED, give("03-06"))
ASKED_IN_SETTLEMENT = (*WITH_OFFICER, ask("03-04 10:00", 2, by=OFFICER))


def story(*commands_in_order: commands.Command, rules: CaseRules = RULES) -> tuple[Event, ...]:
    """Every event that the commands cause, in order."""
    state: DossierState | None = None
    happened: list[Event] = []
    for command in commands_in_order:
        for event in decide(state, command, rules):
            state = evolve(state, event)
            happened.append(event)
    return tuple(happened)


def after(*commands_in_order: commands.Command, rules: CaseRules = RULES) -> DossierState:
    """The dossier after the commands."""
    state: DossierState | None = None
    for event in story(*commands_in_order, rules=rules):
        state = evolve(state, event)
    assert state is not None
    return state
