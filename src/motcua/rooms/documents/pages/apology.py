"""Form 04: the apology for a late result and the one new date, signed by the head of the unit."""

from motcua.foundation.text.moments import VIETNAM
from motcua.rooms.documents.pages.blocks import (
    Block,
    bold,
    field,
    lead,
    signature,
    signatures,
    text,
)
from motcua.rooms.documents.pages.parts import SIGN_AND_SEAL, heads
from motcua.rooms.documents.papers.content import Apology
from motcua.rooms.documents.papers.frame import Frame
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.wording import instant, long_date


def apology_blocks(sheet: Sheet, paper: Apology) -> list[Block]:
    """The body of the letter."""
    frame, party = sheet.frame, paper.applicant
    return [
        lead("Kính gửi: ", bold(party.name)),
        *[field(label, value) for label, value in _reach(paper) if value],
        text(_received(frame, paper)),
        text("Thời gian hẹn trả kết quả: ", bold(instant(paper.due_at)), "."),
        text(_late(sheet, paper), " Lý do: ", paper.reason),
        text(
            f"{frame.unit_name} trân trọng xin lỗi Ông/Bà (tổ chức) vì sự chậm trễ này và đề nghị "
            f"gia hạn thời gian giải quyết {paper.extension}."
        ),
        text("Thời gian trả kết quả mới: ", bold(instant(paper.new_due_at)), "."),
        *([text("Mọi thông tin xin liên hệ: ", paper.contact, ".")] if paper.contact else []),
        text("Rất mong nhận được sự thông cảm của Ông/Bà (tổ chức)./."),
        signatures(
            signature(
                *heads(paper.signer, "Thủ trưởng cơ quan"),
                name=paper.signer.name,
                hint=SIGN_AND_SEAL,
            ),
            recipients=(
                "Như trên;",
                *(f"{name.rstrip(';')};" for name in paper.recipients),
                "Lưu: VT, hồ sơ.",
            ),
        ),
    ]


def _received(frame: Frame, paper: Apology) -> str:
    """When and for what the dossier was taken in; sector and receipt only where they are known."""
    on = long_date(paper.received_at.astimezone(VIETNAM).date()).capitalize()
    sector = f", thuộc lĩnh vực {paper.sector}" if paper.sector else ""
    number = paper.receipt_symbol
    receipt = f", giấy tiếp nhận hồ sơ và hẹn trả kết quả số {number}" if number else ""
    return (
        f"{on}, {frame.unit_name} tiếp nhận hồ sơ của Ông/Bà (tổ chức) đề nghị giải quyết thủ tục "
        f"hành chính: {frame.procedure_name}{sector}; mã hồ sơ {frame.dossier_code}{receipt}."
    )


def _late(sheet: Sheet, paper: Apology) -> str:
    """An apology is owed before the date has passed, so it speaks of what is expected.

    [law:nd-118-2025 art.19 cl.6] One that comes late is still issued, and says what has happened.
    """
    unit = sheet.frame.unit_name
    if sheet.issued_at < paper.due_at:
        return f"{unit} dự kiến không trả được kết quả giải quyết hồ sơ đúng thời gian đã hẹn."
    return f"Đến nay, {unit} chưa trả được kết quả giải quyết hồ sơ đúng thời gian đã hẹn."


def _reach(paper: Apology) -> tuple[tuple[str, str], ...]:
    party = paper.applicant
    return (
        ("Địa chỉ", party.address),
        ("Số điện thoại", party.phone),
        ("Thư điện tử", party.email),
    )
