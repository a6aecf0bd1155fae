"""What happened to a dossier, in the past tense; ``KINDS`` names each for the ledger.

An event carries every value that later states need (due dates included), so that replaying the
ledger needs neither today's rules nor today's calendar.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.cores.casework.sealed import Sealed
from motcua.cores.casework.state import Actor, Channel, Outcome, Paper, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """``by`` did it at ``at``; the next action is due by ``next_due_at`` where one is owed."""

    by: Actor
    at: datetime
    next_due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(Event):
    code: str
    procedure_code: str
    version: str
    channel: Channel
    unit_code: str
    receiving_unit: str
    away: bool
    papers: tuple[Paper, ...]
    population_data: bool
    applicant: Sealed
    subject: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Event):
    limit: str
    due_at: datetime
    due_confirmed: bool
    fee_vnd: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAsked(Event):
    stage: Stage
    positions: tuple[int, ...]
    reason: Sealed
    repeat_ground: str
    beyond_limit: bool
    closes_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied(Event):
    stage: Stage
    papers: tuple[Paper, ...]
    due_at: datetime | None
    due_confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Event):
    reason_code: str
    reason: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Event):
    from_unit: str
    from_ref: str
    to_unit: str
    to_ref: str
    note: Sealed
    competent_at: datetime | None
    due_at: datetime | None
    due_confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted(Event):
    outcome: Outcome
    ground: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack(Event):
    reason: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Event):
    number: str
    written_result: bool
    electronic_result: bool
    result_digitised: bool
    shared_to_warehouse: bool
    result_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(Event):
    via: Channel
    proof: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Apologised(Event):
    promised_at: datetime
    in_time: bool
    cause: str
    reason: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedUnsupplied(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid(Event):
    amount_vnd: int
    online: bool
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced(Event):
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated(Event):
    quality: int
    time: int
    cost: int
    own_device: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    fact: str
    value: bool | int | str
    reason: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedToSuccessor(Event):
    from_unit: str
    to_unit: str
    receiving_unit: str
    grounds: tuple[str, ...]


KINDS: dict[str, type[Event]] = {
    "filed": Filed,
    "accepted": Accepted,
    "supplement_asked": SupplementAsked,
    "supplied": Supplied,
    "refused": Refused,
    "handed_over": HandedOver,
    "drafted": Drafted,
    "sent_back": SentBack,
    "signed": Signed,
    "issued": Issued,
    "returned": Returned,
    "apologised": Apologised,
    "closed_unsupplied": ClosedUnsupplied,
    "paid": Paid,
    "synced": Synced,
    "rated": Rated,
    "corrected": Corrected,
    "moved_to_successor": MovedToSuccessor,
}
KIND_OF: dict[type[Event], str] = {event: kind for kind, event in KINDS.items()}
