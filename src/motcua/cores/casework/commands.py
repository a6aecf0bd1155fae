"""What people ask of a dossier. Each command names who asks and when; ``decide`` answers.

Free text and names are ``Sealed``. Positions are those of the procedure's required papers.
"""

from dataclasses import dataclass, field
from datetime import datetime

from motcua.cores.casework.sealed import NOTHING, Sealed
from motcua.cores.casework.state import Actor, Channel, Outcome, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """``by`` asks at ``at``."""

    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class File(Command):
    """A new dossier enters the system. ``away``: filed outside the competent authority."""

    code: str
    procedure_code: str
    version: str
    channel: Channel
    unit_code: str
    receiving_unit: str
    away: bool = False
    papers: tuple[Paper, ...] = ()
    population_data: bool = False
    applicant: Sealed = NOTHING
    subject: Sealed = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(Command):
    """The dossier is complete and in competence: the clock starts, a receipt is due."""

    fee_vnd: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSupplement(Command):
    """Ask once, in writing, for all that is missing; ``repeat_ground`` is owed from then on."""

    positions: tuple[int, ...]
    reason: Sealed
    repeat_ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply(Command):
    """The applicant brings what was asked for."""

    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(Command):
    """The dossier is not taken, with a coded reason (Form 03)."""

    reason_code: str
    reason: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Command):
    """The dossier moves to another unit or officer; a row of the control slip."""

    to_unit: str
    to_ref: str = ""
    note: Sealed = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Command):
    """The case officer submits a decision for signature."""

    outcome: Outcome
    ground: Sealed = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack(Command):
    """The head returns a draft to the officer, with a reason."""

    reason: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Command):
    """The head signs the draft as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Command):
    """The clerk numbers and issues the signed decision."""

    number: str
    written_result: bool = True
    electronic_result: bool = False
    result_digitised: bool = False
    shared_to_warehouse: bool = False
    result_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Command):
    """The result reaches the applicant; ``via`` says how, ``proof`` what shows it."""

    via: Channel
    proof: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Apologise(Command):
    """The head signs the letter for lateness with one new date."""

    promised_at: datetime
    cause: str
    reason: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseUnsupplied(Command):
    """Nothing came within the time for supplements: the dossier is closed in the system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPayment(Command):
    """The fee was paid, online or not."""

    amount_vnd: int
    online: bool
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSync(Command):
    """The National Public Service Portal confirmed that it has the dossier."""

    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Command):
    """The applicant's own judgement, 1 (very dissatisfied) to 5, per question."""

    quality: int
    time: int
    cost: int
    own_device: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(Command):
    """A wrongly recorded fact is put right; the wrong one stays in the story."""

    fact: str
    value: bool | int | str
    reason: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveToSuccessor(Command):
    """The competent unit was merged, split or renamed: its successor takes the dossier."""

    to_unit: str
    receiving_unit: str = ""
    grounds: tuple[str, ...] = field(default=())
