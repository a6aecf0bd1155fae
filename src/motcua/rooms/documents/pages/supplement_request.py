"""Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: all that is missing, asked for in one go."""

from motcua.rooms.documents.pages.blocks import (
    Block,
    bold,
    field,
    signature,
    signatures,
    table,
    text,
)
from motcua.rooms.documents.pages.parts import (
    SIGN_AND_SEAL,
    applicant,
    contacts,
    heads,
    request,
)
from motcua.rooms.documents.papers.content import MissingPaper, SupplementRequest
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.wording import count, long_date

COLUMNS = (
    ("STT", 11.0, "c"),
    ("Giấy tờ và nội dung cần bổ sung, hoàn thiện", 0.0, "l"),
    ("Bản chính", 15.0, "c"),
    ("Bản sao", 15.0, "c"),
    ("Bản chụp", 15.0, "c"),
)


def supplement_blocks(sheet: Sheet, paper: SupplementRequest) -> list[Block]:
    """The body of the request."""
    frame = sheet.frame
    return [
        field("Hồ sơ của", bold(paper.applicant.name)),
        *applicant(paper.applicant)[1:],
        request(frame),
        text(
            f"{frame.unit_name} đề nghị Ông/Bà (tổ chức) bổ sung, hoàn thiện hồ sơ gồm những nội "
            "dung sau:"
        ),
        table(COLUMNS, [_row(place, part) for place, part in enumerate(paper.missing, 1)]),
        field("Lý do", paper.reason),
        *_when(paper),
        *([field("Quy định có thể xem tại", paper.rules_at)] if paper.rules_at else []),
        _signed(paper),
        *contacts(frame, paper.contact),
    ]


def _row(place: int, part: MissingPaper) -> list[object]:
    return [
        str(place),
        f"{part.name}: {part.fault}",
        count(part.originals),
        count(part.certified_copies),
        count(part.photocopies),
    ]


def _when(paper: SupplementRequest) -> list[Block]:
    lines = []
    if paper.complete_by is not None:
        lines.append(field("Đề nghị hoàn thiện chậm nhất", bold(long_date(paper.complete_by))))
    if paper.stage == "settlement":
        # [law:nd-118-2025 art.19 cl.5]
        lines.append(
            text(
                "Thời hạn giải quyết được tính lại từ đầu sau khi hồ sơ đã đầy đủ. Quá thời gian "
                "trên mà hồ sơ chưa được hoàn thiện, Bộ phận Một cửa kết thúc hồ sơ trên hệ thống."
            )
        )
    return lines


def _signed(paper: SupplementRequest) -> Block:
    if paper.stage == "intake":
        guide = signature(*heads(paper.signer, "Người hướng dẫn"), name=paper.signer.name)
        return signatures(guide, left=signature("NGƯỜI NỘP HỒ SƠ", name=""))
    lines = heads(paper.signer, "Thủ trưởng cơ quan")
    return signatures(signature(*lines, name=paper.signer.name, hint=SIGN_AND_SEAL))
