"""Form 04: the apology for a late result and the one new date, signed by the head of the unit."""

from datetime import datetime

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
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.wording import instant, long_date


def apology_blocks(sheet: Sheet, paper: Apology) -> list[Block]:
    """The body of the letter."""
    frame, party = sheet.frame, paper.applicant
    return [
        lead("Kính gửi: ", bold(party.name)),
        *[field(label, value) for label, value in _reach(paper) if value],
        text(
            f"{_day(paper.received_at)}, {frame.unit_name} tiếp nhận hồ sơ của Ông/Bà (tổ chức) đề "
            f"nghị giải quyết thủ tục hành chính: {frame.procedure_name}, thuộc lĩnh vực "
            f"{paper.sector}; mã hồ sơ {frame.dossier_code}, giấy tiếp nhận hồ sơ và hẹn trả kết "
            f"quả số {paper.receipt_symbol}."
        ),
        text("Thời gian hẹn trả kết quả: ", bold(instant(paper.due_at)), "."),
        text(
            f"Đến nay, {frame.unit_name} chưa trả được kết quả giải quyết hồ sơ theo đúng thời "
            "gian đã hẹn. Lý do: ",
            paper.reason,
        ),
        text(
            f"{frame.unit_name} trân trọng xin lỗi Ông/Bà (tổ chức) vì sự chậm trễ này và đề nghị "
            f"gia hạn thời gian giải quyết thêm {paper.extension}."
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
            recipients=("Như trên;", *paper.recipients, "Lưu: VT, hồ sơ."),
        ),
    ]


def _day(at: datetime) -> str:
    return long_date(at.astimezone(VIETNAM).date()).capitalize()


def _reach(paper: Apology) -> tuple[tuple[str, str], ...]:
    party = paper.applicant
    return (
        ("Địa chỉ", party.address),
        ("Số điện thoại", party.phone),
        ("Thư điện tử", party.email),
    )
