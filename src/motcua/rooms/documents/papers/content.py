"""The content of each paper, field by field, as the forms ask for it.

Fields follow the prints in use and the decree; the official layouts of 2025 have not been seen
[law:tt-03-2025 annex I] [law:nd-118-2025 art.17]. Instants are aware; amounts are in đồng.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from motcua.rooms.documents.papers.frame import Party, Signer

Stage = Literal["intake", "settlement"]
Outcome = Literal["", "early", "on_time", "late"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One paper of a dossier and how it was handed in: how many of each kind."""

    name: str
    originals: int = 0
    certified_copies: int = 0
    photocopies: int = 0
    electronic: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """One fee or charge and whether it has been paid."""

    name: str
    amount_vnd: int
    paid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Form 01: the dossier is in, its clock runs, the result is due at an instant and a place.

    ``reached_at``: where another authority is competent, when the dossier reached it; its clock
    starts then. ``allowed`` is the limit in words, as the procedure states it.
    """

    form_code: ClassVar[str] = "receipt"

    applicant: Party
    components: tuple[Component, ...]
    sets: int
    allowed: str
    received_at: datetime
    due_at: datetime
    competent_unit: str
    result_place: str
    receiver: Signer
    reached_at: datetime | None = None
    fees: tuple[Fee, ...] = ()
    contact: str = ""
    book: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledFile:
    """One file of an online filing, as it was received."""

    component: str
    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingAcknowledgement:
    """The automatic answer to an online filing: what arrived, and by when an officer answers."""

    form_code: ClassVar[str] = "filing_acknowledgement"

    applicant: Party
    filed_at: datetime
    files: tuple[FiledFile, ...]
    reply_by: datetime | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPaper:
    """One component to bring or mend: in which form, and what is wrong or missing."""

    name: str
    fault: str
    originals: int = 0
    certified_copies: int = 0
    photocopies: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequest:
    """Form 02: all that is missing, in one go, with reasons [law:nd-118-2025 art.17 cl.2]."""

    form_code: ClassVar[str] = "supplement_request"

    applicant: Party
    stage: Stage
    missing: tuple[MissingPaper, ...]
    reason: str
    signer: Signer
    complete_by: date | None = None
    rules_at: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One concrete reason and the provision it rests on."""

    text: str
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Form 03: refused with reasons, at intake or in settlement [law:nd-118-2025 art.19 cl.3]."""

    form_code: ClassVar[str] = "refusal"

    applicant: Party
    stage: Stage
    reasons: tuple[Reason, ...]
    signer: Signer
    guidance: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology:
    """Form 04: why the result is late, an apology, and the one new date.

    [law:nd-118-2025 art.19 cl.6] ``sector`` is the field of the procedure, ``receipt_symbol`` the
    number of Form 01, ``extension`` what is asked for: "thêm 03 ngày làm việc" or "đến ngày …".
    """

    form_code: ClassVar[str] = "apology"

    applicant: Party
    sector: str
    receipt_symbol: str
    received_at: datetime
    due_at: datetime
    reason: str
    new_due_at: datetime
    extension: str
    signer: Signer
    recipients: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One row of the control slip: who gave the dossier to whom, when, and how the giver kept time.

    ``outcome`` compares the giver's work with its own limit; empty while there is none to compare.
    """

    giver: str
    receiver: str
    at: datetime
    outcome: Outcome = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSlip:
    """Form 06: the way of the dossier through units and people; rows are added, never changed."""

    form_code: ClassVar[str] = "control_slip"

    applicant: Party
    received_at: datetime
    due_at: datetime
    competent_unit: str
    hand_overs: tuple[HandOver, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultItem:
    """One result handed over; ``validity`` is its period and scope in words."""

    name: str
    number: str = ""
    issued_on: date | None = None
    copies: int = 1
    validity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDelivery:
    """The slip with which a result leaves the house: what, to whom, how, when."""

    form_code: ClassVar[str] = "result_delivery"

    applicant: Party
    results: tuple[ResultItem, ...]
    given_back: tuple[Component, ...]
    recipient: Party
    way: str
    delivered_at: datetime
    due_at: datetime
    deliverer: Signer


Paper = (
    Receipt
    | FilingAcknowledgement
    | SupplementRequest
    | Refusal
    | Apology
    | ControlSlip
    | ResultDelivery
)
