"""The automatic answer to an online filing, with the size and SHA-256 of every file received."""

from motcua.rooms.documents.pages.blocks import Block, bold, field, note, table, text
from motcua.rooms.documents.pages.parts import applicant, contacts, request
from motcua.rooms.documents.papers.content import FilingAcknowledgement
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.wording import instant, size

COLUMNS = (("STT", 11.0, "c"), ("Giấy tờ và tệp đã nhận", 0.0, "l"), ("Dung lượng", 24.0, "r"))


def acknowledgement_blocks(sheet: Sheet, paper: FilingAcknowledgement) -> list[Block]:
    """The body of the acknowledgement; it carries no signature, being given by the system."""
    frame = sheet.frame
    return [
        text(bold(frame.system_name), " đã nhận hồ sơ nộp trực tuyến của:"),
        *applicant(paper.applicant),
        request(frame),
        field("Nơi tiếp nhận hồ sơ", frame.unit_name),
        field("Thời điểm hệ thống nhận được hồ sơ", bold(instant(paper.filed_at))),
        field("Các tệp đã nhận", f"{len(paper.files)} tệp"),
        table(COLUMNS, _rows(paper)),
        text(
            "Đây là xác nhận tự động về việc đã nhận hồ sơ, chưa phải giấy tiếp nhận hồ sơ và hẹn "
            "trả kết quả. Thời hạn giải quyết được tính từ khi hồ sơ được tiếp nhận đầy đủ, đúng "
            "quy định."
        ),
        *_reply(paper),
        note("Dòng chữ nhỏ là mã SHA-256, dùng để đối chiếu tệp đang lưu với tệp Ông/Bà đã gửi."),
        *contacts(frame, paper.contact),
    ]


def _rows(paper: FilingAcknowledgement) -> list[list[object]]:
    return [
        [str(place), (f"{file.component}: {file.name}", file.sha256), size(file.size_bytes)]
        for place, file in enumerate(paper.files, 1)
    ]


def _reply(paper: FilingAcknowledgement) -> list[Block]:
    if paper.reply_by is None:
        return []
    return [
        text(
            "Cán bộ tiếp nhận trả lời về việc tiếp nhận hoặc đề nghị bổ sung hồ sơ chậm nhất ",
            bold(instant(paper.reply_by)),
            ".",
        )
    ]
