"""Decisions before and at acceptance, and on supplements: file, accept, ask, supply, refuse."""

from dataclasses import replace
from datetime import datetime

from motcua.cores.casework import commands as c
from motcua.cores.casework import events as e
from motcua.cores.casework.decide.guards import require_reason, require_said, require_status
from motcua.cores.casework.refusals import (
    AmountDiffers,
    DossierNotComplete,
    DraftOpen,
    LimitUnknown,
    PaperNotAsked,
    ReasonMissing,
    RepeatNeedsGround,
    RoleMayNot,
    WrongStatus,
)
from motcua.cores.casework.rules import CaseRules
from motcua.cores.casework.state import DossierState, Role, Stage, Status, Step, Supplement
from motcua.cores.clock import ZONE, Due, Limit, Pause, due_at, shift_by_pauses


def file(command: c.File, rules: CaseRules) -> tuple[e.Event, ...]:
    """The system has the dossier; the receiver owes an answer [law:nd-118-2025 art.17 cl.2]."""
    require_said(command.unit_code, "unit_code")
    require_said(command.receiving_unit, "receiving_unit")
    answer = due_at(rules.calendar, command.at, rules.answer_limit)
    return (
        e.Filed(
            by=command.by,
            at=command.at,
            next_due_at=answer.due_at,
            code=command.code,
            procedure_code=command.procedure_code,
            version=command.version,
            channel=command.channel,
            unit_code=command.unit_code,
            receiving_unit=command.receiving_unit,
            away=command.away,
            papers=command.papers,
            population_data=command.population_data,
            applicant=command.applicant,
            subject=command.subject,
        ),
    )


def accept(state: DossierState, command: c.Accept, rules: CaseRules) -> tuple[e.Event, ...]:
    """The clock starts at acceptance of the complete dossier [law:nd-118-2025 art.17 cl.3].

    For a dossier filed away from the competent authority the date is the one known now; it is
    counted again when that authority has it (``settlement.hand_over``).
    """
    require_status(state, Status.REGISTERED)
    if state.supplement is not None:
        raise WrongStatus("supplement open")
    missing = rules.required - {paper.position for paper in state.papers}
    if missing:
        raise DossierNotComplete(",".join(map(str, sorted(missing))))
    if command.fee_vnd is not None and command.fee_vnd < 0:
        raise AmountDiffers(str(command.fee_vnd))
    due = legal_due(rules, command.at)
    transfer = due_at(
        rules.calendar, command.at, rules.transfer_limit, cutoff=rules.transfer_cutoff
    )
    return (
        e.Accepted(
            by=command.by,
            at=command.at,
            next_due_at=min(transfer.due_at, due.due_at),
            limit=str(rules.limit),
            due_at=due.due_at,
            due_confirmed=due.confirmed,
            fee_vnd=command.fee_vnd,
        ),
    )


def legal_due(rules: CaseRules, start: datetime) -> Due:
    """The promised date when the clock starts at ``start``; refuses an unknown limit."""
    if rules.limit is None:
        raise LimitUnknown
    return due_at(rules.calendar, start, rules.limit, cutoff=rules.cutoff)


def ask_supplement(
    state: DossierState, command: c.AskSupplement, rules: CaseRules
) -> tuple[e.Event, ...]:
    """All that is missing is asked for in one go [law:nd-118-2025 art.17 cl.2, art.19 cl.5].

    A second request needs a ground, because 766 counts the dossier late for it.
    """
    require_status(state, Status.REGISTERED, Status.IN_PROCESS)
    stage = Stage.INTAKE if state.status is Status.REGISTERED else Stage.SETTLEMENT
    _check_asker(state, command, stage)
    asked_before = state.intake_requests if stage is Stage.INTAKE else state.settlement_requests
    if asked_before and not command.repeat_ground.strip():
        raise RepeatNeedsGround(stage.value)
    closes = due_at(rules.calendar, command.at, rules.supplement_close_limit).due_at
    return (
        e.SupplementAsked(
            by=command.by,
            at=command.at,
            next_due_at=closes,
            stage=stage,
            positions=tuple(sorted(set(command.positions))),
            reason=command.reason,
            repeat_ground=command.repeat_ground,
            beyond_limit=stage is Stage.SETTLEMENT and _asked_late(state, command.at, rules),
            closes_at=closes,
        ),
    )


def _check_asker(state: DossierState, command: c.AskSupplement, stage: Stage) -> None:
    require_reason(command.reason)
    if not command.positions:
        raise ReasonMissing("positions")
    if state.supplement is not None:
        raise WrongStatus("supplement open")
    if stage is Stage.INTAKE and command.by.role is not Role.RECEIVER:
        raise RoleMayNot(command.by.role)
    if stage is Stage.SETTLEMENT and command.by.role is Role.RECEIVER:
        raise RoleMayNot(command.by.role)
    if state.step in {Step.SIGN, Step.ISSUE}:
        raise DraftOpen


def _asked_late(state: DossierState, at: datetime, rules: CaseRules) -> bool:
    start = state.competent_at or state.accepted_at or state.filed_at
    return at > due_at(rules.calendar, start, rules.supplement_ask_limit).due_at


def supply(state: DossierState, command: c.Supply, rules: CaseRules) -> tuple[e.Event, ...]:
    """What was asked for arrives; in settlement the clock restarts or resumes, as ruled."""
    require_status(state, Status.REGISTERED, Status.SUPPLEMENT_ASKED)
    open_request = state.supplement
    if open_request is None:
        raise WrongStatus("no supplement open")
    brought = {paper.position for paper in command.papers}
    if brought - set(open_request.positions):
        raise PaperNotAsked(",".join(map(str, sorted(brought - set(open_request.positions)))))
    if set(open_request.positions) - brought:
        raise DossierNotComplete(",".join(map(str, sorted(set(open_request.positions) - brought))))
    due = _due_after(state, open_request, command.at, rules)
    answer = due_at(rules.calendar, command.at, _next_limit(open_request.stage, rules)).due_at
    return (
        e.Supplied(
            by=command.by,
            at=command.at,
            next_due_at=min(answer, due.due_at) if due else answer,
            stage=open_request.stage,
            papers=command.papers,
            due_at=due.due_at if due else None,
            due_confirmed=due.confirmed if due else True,
        ),
    )


def _next_limit(stage: Stage, rules: CaseRules) -> Limit:
    return rules.answer_limit if stage is Stage.INTAKE else rules.transfer_limit


def _due_after(
    state: DossierState, request: Supplement, at: datetime, rules: CaseRules
) -> Due | None:
    """``restart``: the whole limit from ``at`` [law:nd-118-2025 art.19 cl.5].

    ``resume``: the old date moved on by the working time spent waiting (decrees before 2025); a
    request made after that date moves nothing.
    """
    if request.stage is Stage.INTAKE or state.due_at is None:
        return None
    if rules.supplement_clock == "restart":
        return legal_due(rules, at)
    promised = Due(state.due_at, state.due_at.astimezone(ZONE).date(), state.due_confirmed, ())
    waited = Pause(request.asked_at, at)
    moved = shift_by_pauses(rules.calendar, request.asked_at, promised, (waited,))
    return replace(moved, confirmed=moved.confirmed and state.due_confirmed)


def refuse(state: DossierState, command: c.Refuse, rules: CaseRules) -> tuple[e.Event, ...]:
    """Not taken, with a coded and written reason [law:nd-118-2025 art.17 cl.1]."""
    del rules
    require_status(state, Status.REGISTERED)
    require_reason(command.reason)
    require_said(command.reason_code, "reason_code")
    return (
        e.Refused(
            by=command.by,
            at=command.at,
            reason_code=command.reason_code,
            reason=command.reason,
        ),
    )
