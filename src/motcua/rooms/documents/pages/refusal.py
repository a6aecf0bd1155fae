"""Form 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ: concrete reasons, and where to turn."""

from motcua.rooms.documents.pages.blocks import (
    Block,
    bold,
    field,
    signature,
    signatures,
    text,
)
from motcua.rooms.documents.pages.parts import (
    SIGN_AND_SEAL,
    applicant,
    contacts,
    heads,
    request,
)
from motcua.rooms.documents.papers.content import Reason, Refusal
from motcua.rooms.documents.papers.sheet import Sheet


def refusal_blocks(sheet: Sheet, paper: Refusal) -> list[Block]:
    """The body of the refusal; never a technical code, always a reason a person can answer."""
    frame = sheet.frame
    done = "tiếp nhận" if paper.stage == "intake" else "giải quyết"
    return [
        field("Hồ sơ của", bold(paper.applicant.name)),
        *applicant(paper.applicant)[1:],
        request(frame),
        text(
            f"Qua xem xét, {frame.unit_name} thông báo không {done} hồ sơ này với lý do cụ thể "
            "như sau:"
        ),
        *[text(f"{place}. ", *_reason(reason)) for place, reason in enumerate(paper.reasons, 1)],
        *([field("Hướng dẫn", paper.guidance)] if paper.guidance else []),
        text(
            f"{frame.unit_name} thông báo để Ông/Bà (tổ chức) được biết và thực hiện theo quy định."
        ),
        _signed(paper),
        *contacts(frame, paper.contact),
    ]


def _reason(reason: Reason) -> list[str]:
    return [reason.text, f" (căn cứ {reason.ground})." if reason.ground else ""]


def _signed(paper: Refusal) -> Block:
    if paper.stage == "intake":
        receiver = signature(*heads(paper.signer, "Người tiếp nhận hồ sơ"), name=paper.signer.name)
        return signatures(receiver, left=signature("NGƯỜI NỘP HỒ SƠ", name=""))
    lines = heads(paper.signer, "Thủ trưởng cơ quan")
    return signatures(signature(*lines, name=paper.signer.name, hint=SIGN_AND_SEAL))
