"""Decisions while the competent authority has it: hand-over, draft, signature, lateness."""

from datetime import datetime, timedelta

from motcua.cores.casework import commands as c
from motcua.cores.casework import events as e
from motcua.cores.casework.decide.guards import (
    require_reason,
    require_said,
    require_status,
    require_step,
)
from motcua.cores.casework.decide.intake import legal_due
from motcua.cores.casework.refusals import (
    AlreadyDone,
    DateNotLater,
    DrafterMayNotSign,
    DraftOpen,
    ExtensionUsed,
    TooEarly,
    WrongStatus,
)
from motcua.cores.casework.rules import CaseRules
from motcua.cores.casework.state import CLOSED, DossierState, Status, Step
from motcua.cores.clock import ZONE


def hand_over(state: DossierState, command: c.HandOver, rules: CaseRules) -> tuple[e.Event, ...]:
    """The dossier changes hands; one row of the control slip.

    The first hand-over into the competent authority starts the legal time of a dossier received
    regardless of boundary [law:nd-118-2025 art.17 cl.3] as amended by [law:nd-309-2026 art.8 cl.3].
    """
    require_status(state, Status.ACCEPTED, Status.IN_PROCESS)
    if state.step in {Step.SIGN, Step.ISSUE}:
        raise DraftOpen
    require_said(command.to_unit, "to_unit")
    if (command.to_unit, command.to_ref) == (state.holder_unit, state.holder_ref):
        raise AlreadyDone(command.to_unit)
    arrives = state.competent_at is None and command.to_unit == state.unit_code
    due = legal_due(rules, command.at) if arrives and state.away else None
    return (
        e.HandedOver(
            by=command.by,
            at=command.at,
            next_due_at=due.due_at if due else state.due_at,
            from_unit=state.holder_unit,
            from_ref=state.holder_ref,
            to_unit=command.to_unit,
            to_ref=command.to_ref,
            note=command.note,
            competent_at=_competent_at(state, command.at) if arrives else None,
            due_at=due.due_at if due else None,
            due_confirmed=due.confirmed if due else state.due_confirmed,
        ),
    )


def _competent_at(state: DossierState, at: datetime) -> datetime:
    """Inside one authority the clock ran since acceptance; from outside it starts on arrival."""
    return at if state.away or state.accepted_at is None else state.accepted_at


def draft(state: DossierState, command: c.Draft, rules: CaseRules) -> tuple[e.Event, ...]:
    """The officer submits a decision; a refusal in substance needs its ground."""
    del rules
    require_step(state, Step.SETTLE)
    if command.outcome.value == "declined":
        require_reason(command.ground)
    return (
        e.Drafted(
            by=command.by,
            at=command.at,
            next_due_at=state.due_at,
            outcome=command.outcome,
            ground=command.ground,
        ),
    )


def send_back(state: DossierState, command: c.SendBack, rules: CaseRules) -> tuple[e.Event, ...]:
    """The head returns the draft; the reason is mandatory."""
    del rules
    require_step(state, Step.SIGN)
    require_reason(command.reason)
    return (
        e.SentBack(by=command.by, at=command.at, next_due_at=state.due_at, reason=command.reason),
    )


def sign(state: DossierState, command: c.Sign, rules: CaseRules) -> tuple[e.Event, ...]:
    """The head signs; whoever drafted does not."""
    del rules
    require_step(state, Step.SIGN)
    if state.draft is None or state.draft.drafted_by == command.by.ref:
        raise DrafterMayNotSign
    return (e.Signed(by=command.by, at=command.at, next_due_at=state.due_at),)


def apologise(state: DossierState, command: c.Apologise, rules: CaseRules) -> tuple[e.Event, ...]:
    """The letter for lateness with one new date [law:nd-118-2025 art.19 cl.6].

    Signed at the latest ``apology_lead_days`` before the due date it moves that date; signed later
    it is still sent, the due date stands, and the breach is counted.
    """
    require_status(state, Status.ACCEPTED, Status.IN_PROCESS)
    require_reason(command.reason)
    if state.due_at is None:
        raise WrongStatus("no due date")
    require_said(command.cause, "cause")
    if state.extensions >= rules.extensions_allowed:
        raise ExtensionUsed
    if command.promised_at <= max(state.due_at, command.at):
        raise DateNotLater(state.due_at.isoformat())
    in_time = _signed_in_time(command.at, state.due_at, rules.apology_lead_days)
    return (
        e.Apologised(
            by=command.by,
            at=command.at,
            next_due_at=command.promised_at,
            promised_at=command.promised_at,
            in_time=in_time,
            cause=command.cause,
            reason=command.reason,
        ),
    )


def _signed_in_time(signed_at: datetime, due: datetime, lead_days: int) -> bool:
    signed_on = signed_at.astimezone(ZONE).date()
    return signed_on <= due.astimezone(ZONE).date() - timedelta(days=lead_days)


def close_unsupplied(
    state: DossierState, command: c.CloseUnsupplied, rules: CaseRules
) -> tuple[e.Event, ...]:
    """Nothing came within the time for supplements [law:nd-118-2025 art.19 cl.5]."""
    del rules
    require_status(state, Status.SUPPLEMENT_ASKED)
    if state.supplement is None or command.at <= state.supplement.closes_at:
        raise TooEarly(state.supplement.closes_at.isoformat() if state.supplement else "")
    return (e.ClosedUnsupplied(by=command.by, at=command.at),)


def move_to_successor(
    state: DossierState, command: c.MoveToSuccessor, rules: CaseRules
) -> tuple[e.Event, ...]:
    """After a merger the successor owns the open dossier; its dates do not move.

    ``to_unit`` stays the same when only the receiving unit was merged.
    """
    del rules
    if state.status in CLOSED:
        raise WrongStatus(state.status.name)
    require_said(command.to_unit, "to_unit")
    same_desk = command.receiving_unit in {"", state.receiving_unit}
    if command.to_unit == state.unit_code and same_desk:
        raise AlreadyDone(command.to_unit)
    return (
        e.MovedToSuccessor(
            by=command.by,
            at=command.at,
            next_due_at=state.next_due_at,
            from_unit=state.unit_code,
            to_unit=command.to_unit,
            receiving_unit=command.receiving_unit,
            grounds=command.grounds,
        ),
    )
