"""What the indicators count about one dossier, drawn from its state alone.

``Fact`` is one row per accepted dossier. Whether it is on time depends on the day one asks, so the
row keeps the instants and ``on_time`` answers for a day.
[law:qd-766-2022] as the portal computed it in 2026: an open request for papers ends the dossier at
the request, a second request counts it late, an unfinished dossier is judged at the end of the
period.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.cores.casework.state import DossierState, Paper, Stage, Status


@dataclass(frozen=True, slots=True)
class Fact:
    """One dossier as statistics see it; ``ended_at`` None while it is being settled.

    ``asked_again``: late whatever the end, because papers were asked for twice or after the due
    date.
    """

    code: str
    sequence: int
    unit_code: str
    receiving_unit: str
    procedure_code: str
    channel: str
    received_at: datetime
    due_at: datetime
    ended_at: datetime | None
    asked_again: bool
    fee_due: bool
    paid_online: bool
    written_result: bool
    electronic_result: bool
    digitised: bool
    reused: bool
    shared: bool
    population_data: bool
    synced: bool
    disliked: bool
    rated: bool
    late_apology: bool
    status: int


def fact_of(state: DossierState) -> Fact | None:
    """The fact row of ``state``; None before acceptance, when nothing is counted yet."""
    if state.accepted_at is None or state.due_at is None:
        return None
    counted = state.counted
    return Fact(
        code=state.code,
        sequence=state.sequence,
        unit_code=state.unit_code,
        receiving_unit=state.receiving_unit,
        procedure_code=state.procedure_code,
        channel=state.channel.value,
        received_at=state.accepted_at,
        due_at=state.due_at,
        ended_at=_ended_at(state),
        asked_again=state.settlement_requests > 1 or state.late_before,
        fee_due=bool(counted.fee_vnd),
        paid_online=counted.paid_online is True,
        written_result=counted.written_result,
        electronic_result=counted.electronic_result,
        digitised=_papers_digitised(state.papers) and counted.result_digitised,
        reused=any(paper.reused for paper in state.papers),
        shared=counted.shared_to_warehouse,
        population_data=counted.population_data,
        synced=counted.synced,
        disliked=counted.disliked is True,
        rated=counted.disliked is not None,
        late_apology=state.apology is not None and not state.apology.in_time,
        status=int(state.status),
    )


def _ended_at(state: DossierState) -> datetime | None:
    if state.finished_at is not None:
        return state.finished_at
    request = state.supplement
    if state.status is Status.SUPPLEMENT_ASKED and request and request.stage is Stage.SETTLEMENT:
        return request.asked_at
    return None


def _papers_digitised(papers: tuple[Paper, ...]) -> bool:
    return bool(papers) and all(paper.digitised or paper.reused for paper in papers)


def on_time(fact: Fact, judged_at: datetime) -> bool:
    """Settled by the due date, or unfinished and not yet due at ``judged_at``."""
    return not fact.asked_again and (fact.ended_at or judged_at) <= fact.due_at


def satisfied(fact: Fact, judged_at: datetime) -> bool:
    """Neither disliked by the applicant nor late."""
    return not fact.disliked and on_time(fact, judged_at)
