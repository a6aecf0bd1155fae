"""What a dossier is at one moment: everything the rules need, nothing personal.

Instants are aware datetimes, money is in đồng. Names, identity numbers and free text are never
here; events carry them sealed (see ``sealed``), so a state can be rebuilt after they were erased.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from motcua.cores.clock import Limit


class Status(IntEnum):
    """The ten statuses of the National Public Service Portal, its own numbers."""

    REGISTERED = 1
    ACCEPTED = 2
    NOT_ACCEPTED = 3
    IN_PROCESS = 4
    SUPPLEMENT_ASKED = 5
    PAYMENT_ASKED = 6
    WITHDRAWAL_ASKED = 7
    STOPPED = 8
    SETTLED = 9
    RETURNED = 10


CLOSED = frozenset({Status.NOT_ACCEPTED, Status.STOPPED, Status.RETURNED})
ENDED = CLOSED | {Status.SETTLED}


class Channel(StrEnum):
    """How the dossier came in."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class Role(StrEnum):
    """What an actor does in a unit; ``system`` is the worker acting by a rule."""

    RECEIVER = "receiver"
    CASE_OFFICER = "case_officer"
    HEAD_OF_UNIT = "head_of_unit"
    CLERK = "clerk"
    FINANCE = "finance"
    LEADER = "leader"
    BUSINESS_ADMIN = "business_admin"
    CITIZEN = "citizen"
    SYSTEM = "system"


class Outcome(StrEnum):
    """What the competent authority decided."""

    GRANTED = "granted"
    DECLINED = "declined"


class Stage(StrEnum):
    """When papers were asked for: before acceptance or during settlement."""

    INTAKE = "intake"
    SETTLEMENT = "settlement"


class Step(StrEnum):
    """Where in settlement a dossier stands; one step has one kind of owner."""

    ASSIGN = "assign"
    SETTLE = "settle"
    SIGN = "sign"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: ``ref`` is an account's or party's opaque reference, never a name."""

    ref: str
    role: Role
    unit_code: str = ""
    acting_for: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier: which requirement it meets and how it came to us."""

    position: int
    sha256: str
    digitised: bool = False
    reused: bool = False


@dataclass(frozen=True, slots=True)
class Supplement:
    """A request for papers that is still open."""

    stage: Stage
    asked_at: datetime
    positions: tuple[int, ...]
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision on its way: drafted, then signed; the signed one cannot be edited."""

    outcome: Outcome
    drafted_by: str
    signed_by: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Apology:
    """The letter for lateness. ``in_time`` False means a breach: the due date did not move."""

    signed_at: datetime
    promised_at: datetime
    in_time: bool
    cause: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What indicators ask about a dossier and no other field says."""

    population_data: bool = False
    fee_vnd: int | None = None
    paid_online: bool | None = None
    written_result: bool = True
    electronic_result: bool = False
    result_digitised: bool = False
    shared_to_warehouse: bool = False
    synced: bool = False
    disliked: bool | None = None


@dataclass(frozen=True, slots=True)
class DossierState:
    """One dossier after ``sequence`` events.

    ``late_before``: papers were asked for when the due date had passed; a new date from a restarted
    clock does not undo that.
    """

    code: str
    sequence: int
    status: Status
    procedure_code: str
    version: str
    channel: Channel
    unit_code: str
    receiving_unit: str
    away: bool
    filed_at: datetime
    last_at: datetime
    holder_unit: str
    holder_ref: str = ""
    step: Step | None = None
    limit: Limit | None = None
    accepted_at: datetime | None = None
    competent_at: datetime | None = None
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    due_confirmed: bool = True
    papers: tuple[Paper, ...] = ()
    supplement: Supplement | None = None
    intake_requests: int = 0
    settlement_requests: int = 0
    late_before: bool = False
    draft: Draft | None = None
    number: str = ""
    apology: Apology | None = None
    extensions: int = 0
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    next_due_at: datetime | None = None
    counted: Counted = Counted()

    @property
    def closed(self) -> bool:
        """Nothing more is owed to the applicant."""
        return self.status in CLOSED
