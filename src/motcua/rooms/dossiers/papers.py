"""The papers that acts on a dossier issue, as drafts for ``documents``: content only, no look.

Form 01 at acceptance, 02 when papers are asked for, 03 on refusal, 04 for lateness; the
acknowledgement of an online filing. [law:nd-118-2025 art.17 cl.1]
"""

from dataclasses import dataclass

from motcua.cores.casework import DossierState
from motcua.cores.casework import events as e
from motcua.cores.casework.events import Event
from motcua.cores.casework.sealed import Private, Sealed
from motcua.cores.clock import ZONE, Limit
from motcua.foundation.accounts.models import User
from motcua.rooms.documents import operations as documents
from motcua.rooms.dossiers.context import Context
from motcua.rooms.dossiers.filing import PaperIn

SYSTEM_NAME = "Một Cửa"
_UNITS = {
    "working_day": "ngày làm việc",
    "day": "ngày",
    "working_hour": "giờ làm việc",
    "working_minute": "phút làm việc",
}


@dataclass(frozen=True, slots=True)
class Hand:
    """Who signs a paper: the account, and the name and post printed under it."""

    user: User | None
    name: str
    post: str = ""

    @property
    def signer(self) -> documents.Signer:
        """As papers print it."""
        return documents.Signer(name=self.name, post=self.post)


def drafts_for(
    context: Context,
    state: DossierState,
    events: tuple[Event, ...],
    hand: Hand,
    papers: tuple[PaperIn, ...] = (),
) -> list[documents.Draft]:
    """The papers that ``events`` owe the applicant, in order; ``papers`` are its files."""
    drafts = []
    for event in events:
        paper = _paper_for(context, state, event, hand, papers)
        if paper is not None:
            frame = frame_of(context, by_receiver=not isinstance(event, e.Apologised))
            drafts.append(documents.Draft(frame, paper, event.at, hand.user))
    return drafts


def _paper_for(
    context: Context,
    state: DossierState,
    event: Event,
    hand: Hand,
    papers: tuple[PaperIn, ...],
) -> documents.Paper | None:
    if isinstance(event, e.Filed) and event.channel == "online":
        return _acknowledgement(context, event, papers)
    if isinstance(event, e.Accepted):
        return _receipt(context, state, event, hand, papers)
    if isinstance(event, e.SupplementAsked):
        return _supplement_request(context, event, hand)
    if isinstance(event, e.Refused):
        return _refusal(context, event, hand)
    if isinstance(event, e.Apologised):
        return _apology(context, state, event, hand)
    return None


def frame_of(context: Context, *, by_receiver: bool) -> documents.Frame:
    """Head, code and place of a paper issued by the receiving or by the competent unit."""
    unit = context.receiving_unit if by_receiver else context.unit
    return documents.Frame(
        dossier_code=context.code,
        procedure_code=context.version.code,
        procedure_name=context.version.name_vi,
        applicant_id=context.applicant.number,
        unit_code=unit.code,
        parent_name=context.unit.name_vi if unit is not context.unit else context.province_name,
        unit_name=unit.name_vi,
        place=_place(context.province_name),
        system_name=SYSTEM_NAME,
        simulated=context.simulated,
    )


def _place(province: str) -> str:
    for lead in ("Ủy ban nhân dân tỉnh ", "Ủy ban nhân dân thành phố "):
        province = province.removeprefix(lead)
    return province


def party_of(context: Context) -> documents.Party:
    """The applicant as papers print one."""
    who = context.applicant
    return documents.Party(
        name=who.name,
        id_number=who.number,
        address=who.address,
        phone=who.phone,
        email=who.email,
        represented_by=who.representative,
    )


def _open(text: Sealed) -> str:
    return text.value if isinstance(text, Private) else ""


def _acknowledgement(
    context: Context, event: e.Filed, papers: tuple[PaperIn, ...]
) -> documents.FilingAcknowledgement:
    return documents.FilingAcknowledgement(
        applicant=party_of(context),
        filed_at=event.at,
        files=tuple(
            documents.FiledFile(
                component=_name_of(context, paper.position),
                name=paper.name,
                size_bytes=paper.size_bytes,
                sha256=paper.sha256,
            )
            for paper in papers
        ),
        reply_by=event.next_due_at,
    )


def _name_of(context: Context, position: int) -> str:
    names = {paper.position: paper.name_vi for paper in context.version.papers}
    return names.get(position, "Giấy tờ khác")


def _receipt(
    context: Context,
    state: DossierState,
    event: e.Accepted,
    hand: Hand,
    papers: tuple[PaperIn, ...],
) -> documents.Receipt:
    online = state.channel == "online"
    fee = event.fee_vnd
    return documents.Receipt(
        applicant=party_of(context),
        components=tuple(
            documents.Component(
                name=_name_of(context, paper.position),
                electronic=int(online or paper.digitised),
                photocopies=int(not online and not paper.digitised),
            )
            for paper in papers
        ),
        sets=1,
        allowed=limit_words(context.version.limit),
        received_at=event.at,
        due_at=event.due_at,
        competent_unit=context.unit.name_vi,
        result_place=context.receiving_unit.name_vi,
        receiver=hand.signer,
        fees=(documents.Fee(name="Phí, lệ phí", amount_vnd=fee, paid=False),) if fee else (),
    )


def limit_words(limit: Limit | None) -> str:
    """A limit as papers print it: "5 ngày làm việc", "trong ngày"."""
    if limit is None:
        return ""
    if limit.amount == 0:
        return "trong ngày làm việc"
    return f"{limit.amount} {_UNITS[limit.unit]}"


def _supplement_request(
    context: Context, event: e.SupplementAsked, hand: Hand
) -> documents.SupplementRequest:
    reason = _open(event.reason)
    return documents.SupplementRequest(
        applicant=party_of(context),
        stage="intake" if event.stage == "intake" else "settlement",
        missing=tuple(
            documents.MissingPaper(name=_name_of(context, position), fault=reason, originals=1)
            for position in event.positions
        ),
        reason=reason,
        signer=hand.signer,
        complete_by=event.closes_at.astimezone(ZONE).date(),
    )


def _refusal(context: Context, event: e.Refused, hand: Hand) -> documents.Refusal:
    return documents.Refusal(
        applicant=party_of(context),
        stage="intake",
        reasons=(documents.Reason(text=_open(event.reason)),),
        signer=hand.signer,
    )


def _apology(
    context: Context, state: DossierState, event: e.Apologised, hand: Hand
) -> documents.Apology:
    received, due = state.accepted_at or event.at, state.first_due_at or event.at
    return documents.Apology(
        applicant=party_of(context),
        sector=context.version.field_vi,
        receipt_symbol=context.code,
        received_at=received,
        due_at=due,
        reason=_open(event.reason),
        new_due_at=event.promised_at,
        extension=f"đến ngày {event.promised_at.astimezone(ZONE):%d/%m/%Y}",
        signer=hand.signer,
        recipients=(context.receiving_unit.name_vi,),
    )
