"""What an event makes of a dossier. Total and free of rules: the ledger alone rebuilds a state."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from motcua.cores.casework import events as e
from motcua.cores.casework.state import (
    Apology,
    Channel,
    Counted,
    DossierState,
    Draft,
    Role,
    Stage,
    Status,
    Step,
    Supplement,
)
from motcua.cores.clock import Limit

Change = dict[str, Any]


def _filed(event: e.Filed) -> DossierState:
    return DossierState(
        code=event.code,
        sequence=1,
        status=Status.REGISTERED,
        procedure_code=event.procedure_code,
        version=event.version,
        channel=event.channel,
        unit_code=event.unit_code,
        receiving_unit=event.receiving_unit,
        away=event.away,
        filed_at=event.at,
        last_at=event.at,
        holder_unit=event.receiving_unit,
        holder_ref=event.by.ref if event.by.role is Role.RECEIVER else "",
        papers=event.papers,
        next_due_at=event.next_due_at,
        counted=Counted(population_data=event.population_data),
    )


def _accepted(state: DossierState, event: e.Accepted) -> Change:
    return {
        "status": Status.ACCEPTED,
        "accepted_at": event.at,
        "limit": Limit.parse(event.limit),
        "due_at": event.due_at,
        "first_due_at": event.due_at,
        "due_confirmed": event.due_confirmed,
        "holder_unit": state.receiving_unit,
        "holder_ref": event.by.ref,
        "counted": replace(state.counted, fee_vnd=event.fee_vnd),
    }


def _supplement_asked(state: DossierState, event: e.SupplementAsked) -> Change:
    request = Supplement(event.stage, event.at, event.positions, event.closes_at)
    if event.stage is Stage.INTAKE:
        return {"supplement": request, "intake_requests": state.intake_requests + 1}
    return {
        "supplement": request,
        "settlement_requests": state.settlement_requests + 1,
        "late_before": state.late_before or (state.due_at is not None and event.at > state.due_at),
        "status": Status.SUPPLEMENT_ASKED,
    }


def _supplied(state: DossierState, event: e.Supplied) -> Change:
    brought = {paper.position for paper in event.papers}
    kept = tuple(paper for paper in state.papers if paper.position not in brought)
    change: Change = {"papers": kept + event.papers, "supplement": None}
    if event.stage is Stage.SETTLEMENT:
        change |= {"status": Status.IN_PROCESS}
    if event.due_at is not None:
        change |= {"due_at": event.due_at, "due_confirmed": event.due_confirmed}
    return change


def _refused(state: DossierState, event: e.Refused) -> Change:
    del state
    return {"status": Status.NOT_ACCEPTED, "finished_at": event.at, "supplement": None}


def _handed_over(state: DossierState, event: e.HandedOver) -> Change:
    settling = event.to_unit == state.unit_code or state.status is Status.IN_PROCESS
    change: Change = {"holder_unit": event.to_unit, "holder_ref": event.to_ref}
    if settling:
        change |= {
            "status": Status.IN_PROCESS,
            "step": Step.SETTLE if event.to_ref else Step.ASSIGN,
        }
    if event.competent_at is not None:
        change["competent_at"] = event.competent_at
    if event.due_at is not None:
        change |= {
            "due_at": event.due_at,
            "first_due_at": event.due_at,
            "due_confirmed": event.due_confirmed,
        }
    return change


def _drafted(state: DossierState, event: e.Drafted) -> Change:
    del state
    return {"draft": Draft(event.outcome, event.by.ref), "step": Step.SIGN}


def _sent_back(state: DossierState, event: e.SentBack) -> Change:
    del state, event
    return {"draft": None, "step": Step.SETTLE}


def _signed(state: DossierState, event: e.Signed) -> Change:
    assert state.draft is not None
    signed = replace(state.draft, signed_by=event.by.ref, signed_at=event.at)
    return {"draft": signed, "step": Step.ISSUE}


def _issued(state: DossierState, event: e.Issued) -> Change:
    return {
        "status": Status.SETTLED,
        "step": None,
        "number": event.number,
        "finished_at": event.at,
        "holder_unit": state.receiving_unit,
        "holder_ref": "",
        "counted": replace(
            state.counted,
            written_result=event.written_result,
            electronic_result=event.electronic_result,
            result_digitised=event.result_digitised,
            shared_to_warehouse=event.shared_to_warehouse,
        ),
    }


def _returned(state: DossierState, event: e.Returned) -> Change:
    del state
    return {"status": Status.RETURNED, "returned_at": event.at}


def _apologised(state: DossierState, event: e.Apologised) -> Change:
    apology = Apology(event.at, event.promised_at, event.in_time, event.cause)
    change: Change = {"apology": apology, "extensions": state.extensions + 1}
    if event.in_time:
        change["due_at"] = event.promised_at
    return change


def _closed_unsupplied(state: DossierState, event: e.ClosedUnsupplied) -> Change:
    return {
        "status": Status.STOPPED,
        "step": None,
        "supplement": None,
        "finished_at": state.supplement.asked_at if state.supplement else event.at,
        "holder_unit": state.receiving_unit,
        "holder_ref": "",
    }


def _paid(state: DossierState, event: e.Paid) -> Change:
    return {"counted": replace(state.counted, paid_online=event.online)}


def _synced(state: DossierState, event: e.Synced) -> Change:
    del event
    return {"counted": replace(state.counted, synced=True)}


def _rated(state: DossierState, event: e.Rated) -> Change:
    """One of the three marks at 1 or 2 counts as dissatisfied."""
    disliked = min(event.quality, event.time, event.cost) <= 2
    return {"counted": replace(state.counted, disliked=disliked)}


def _corrected(state: DossierState, event: e.Corrected) -> Change:
    if event.fact == "channel":
        return {"channel": Channel(str(event.value))}
    change: Change = {event.fact: event.value}
    return {"counted": replace(state.counted, **change)}


def _moved_to_successor(state: DossierState, event: e.MovedToSuccessor) -> Change:
    """Whoever held it keeps it under the new name; in settlement the competent unit goes first."""
    one_unit = state.receiving_unit == event.from_unit
    receiving = event.receiving_unit or (event.to_unit if one_unit else state.receiving_unit)
    renamed = {event.from_unit: event.to_unit, state.receiving_unit: receiving}
    if state.step is not None:
        renamed[event.from_unit] = event.to_unit
    return {
        "unit_code": event.to_unit,
        "receiving_unit": receiving,
        "holder_unit": renamed.get(state.holder_unit, state.holder_unit),
    }


_CHANGES: dict[type[e.Event], Callable[[DossierState, Any], Change]] = {
    e.Accepted: _accepted,
    e.SupplementAsked: _supplement_asked,
    e.Supplied: _supplied,
    e.Refused: _refused,
    e.HandedOver: _handed_over,
    e.Drafted: _drafted,
    e.SentBack: _sent_back,
    e.Signed: _signed,
    e.Issued: _issued,
    e.Returned: _returned,
    e.Apologised: _apologised,
    e.ClosedUnsupplied: _closed_unsupplied,
    e.Paid: _paid,
    e.Synced: _synced,
    e.Rated: _rated,
    e.Corrected: _corrected,
    e.MovedToSuccessor: _moved_to_successor,
}


def evolve(state: DossierState | None, event: e.Event) -> DossierState:
    """The dossier after ``event``. ``state`` is None only for ``Filed``."""
    if isinstance(event, e.Filed):
        return _filed(event)
    if state is None:
        raise ValueError(f"{type(event).__name__} before Filed")
    common: Change = {
        "sequence": state.sequence + 1,
        "last_at": event.at,
        "next_due_at": event.next_due_at,
    }
    return replace(state, **(common | _CHANGES[type(event)](state, event)))


def replay(events: Iterable[e.Event]) -> DossierState:
    """The dossier after all its ``events``, in order; refuses an empty story."""
    state: DossierState | None = None
    for event in events:
        state = evolve(state, event)
    if state is None:
        raise ValueError("a dossier has at least one event")
    return state
