"""What one act changes in the room's tables, computed before anything is written.

Both ways of writing (one dossier by ORM, thousands by COPY) take the same ``Writes``, so that their
rows are equal. Nothing here touches the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.cores.casework import DossierState, next_action
from motcua.cores.casework.events import Event
from motcua.cores.casework.evolve import evolve


@dataclass(frozen=True, slots=True)
class Segment:
    """Somebody owed ``kind`` from ``from_at`` until ``until_at`` (None: still)."""

    position: int
    kind: str
    unit_code: str
    owner_ref: str
    from_at: datetime
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Writes:
    """One act's changes: the events, the state after them, and how the time strip grows."""

    events: tuple[Event, ...]
    after: DossierState
    closed: tuple[tuple[int, datetime], ...]
    opened: tuple[Segment, ...]


def writes_of(
    before: DossierState | None, events: Sequence[Event], holding: Segment | None
) -> Writes:
    """Folds ``events`` over ``before``; ``holding`` is the strip's open segment, if any.

    Events after the dossier closed (a rating, say) leave the strip as it is.
    """
    state = before
    segments: list[Segment] = []
    closed: tuple[tuple[int, datetime], ...] = ()
    current = holding
    for event in events:
        state = evolve(state, event)
        position = current.position + 1 if current else 0
        following = _segment(state, event.at, position)
        if current is None and before is not None and holding is None:
            continue
        if current and following and _same_owner(current, following):
            continue
        if current and segments:
            segments[-1] = replace(segments[-1], until_at=event.at)
        elif current:
            closed = ((current.position, event.at),)
        current = following
        if following:
            segments.append(following)
    if state is None:
        raise ValueError("an act has at least one event")
    return Writes(tuple(events), state, closed, tuple(segments))


def _segment(state: DossierState, at: datetime, position: int) -> Segment | None:
    owed = next_action(state)
    if owed is None:
        return None
    return Segment(position, owed.kind, owed.unit_code, owed.owner_ref, at)


def _same_owner(one: Segment, other: Segment) -> bool:
    return (one.kind, one.unit_code, one.owner_ref) == (
        other.kind,
        other.unit_code,
        other.owner_ref,
    )


def columns_of(state: DossierState) -> dict[str, Any]:
    """The summary row's columns that follow from the state alone."""
    owed = next_action(state)
    return {
        "sequence": state.sequence,
        "status": int(state.status),
        "step": state.step.value if state.step else "",
        "channel": state.channel.value,
        "procedure_code": state.procedure_code,
        "unit_id": state.unit_code,
        "receiving_unit_id": state.receiving_unit,
        "away": state.away,
        "filed_at": state.filed_at,
        "accepted_at": state.accepted_at,
        "competent_at": state.competent_at,
        "due_at": state.due_at,
        "first_due_at": state.first_due_at,
        "due_confirmed": state.due_confirmed,
        "finished_at": state.finished_at,
        "returned_at": state.returned_at,
        "last_at": state.last_at,
        "next_kind": owed.kind if owed else "",
        "next_role": owed.role.value if owed else "",
        "next_unit": owed.unit_code if owed else "",
        "next_owner": owed.owner_ref if owed else "",
        "next_due_at": owed.due_at if owed else None,
        "fee_vnd": state.counted.fee_vnd,
        "number": state.number,
    }
