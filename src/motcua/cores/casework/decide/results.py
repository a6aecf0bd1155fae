"""Decisions from the signed decision to the citizen's own judgement: issue, return, rate."""

from motcua.cores.casework import commands as c
from motcua.cores.casework import events as e
from motcua.cores.casework.decide.guards import (
    require_reason,
    require_said,
    require_status,
    require_step,
)
from motcua.cores.casework.refusals import AlreadyDone, FactUnknown
from motcua.cores.casework.rules import CaseRules
from motcua.cores.casework.state import DossierState, Status, Step
from motcua.cores.clock import due_at


def issue(state: DossierState, command: c.Issue, rules: CaseRules) -> tuple[e.Event, ...]:
    """The clerk numbers the signed decision and sends it out [law:nd-118-2025 art.22 cl.1]."""
    require_step(state, Step.ISSUE)
    require_said(command.number, "number")
    return (
        e.Issued(
            by=command.by,
            at=command.at,
            next_due_at=due_at(rules.calendar, command.at, rules.return_limit).due_at,
            number=command.number,
            written_result=command.written_result,
            electronic_result=command.electronic_result,
            result_digitised=command.result_digitised,
            shared_to_warehouse=command.shared_to_warehouse,
            result_sha256=command.result_sha256,
        ),
    )


def return_result(state: DossierState, command: c.Return, rules: CaseRules) -> tuple[e.Event, ...]:
    """The result is in the applicant's hands; lateness never blocks handing it over."""
    del rules
    require_status(state, Status.SETTLED)
    require_reason(command.proof)
    return (e.Returned(by=command.by, at=command.at, via=command.via, proof=command.proof),)


def rate(state: DossierState, command: c.Rate, rules: CaseRules) -> tuple[e.Event, ...]:
    """The applicant judges quality, time and cost once, 1 to 5 each."""
    del rules
    require_status(state, Status.SETTLED, Status.RETURNED)
    if state.counted.disliked is not None:
        raise AlreadyDone
    if not all(1 <= mark <= 5 for mark in (command.quality, command.time, command.cost)):
        raise FactUnknown("1..5")
    return (
        e.Rated(
            by=command.by,
            at=command.at,
            next_due_at=state.next_due_at,
            quality=command.quality,
            time=command.time,
            cost=command.cost,
            own_device=command.own_device,
        ),
    )
