"""Form 06, Phiếu kiểm soát quá trình giải quyết hồ sơ: every hand-over, in time or not."""

from motcua.foundation.text.moments import format_moment
from motcua.rooms.documents.pages.blocks import Block, bold, field, note, table
from motcua.rooms.documents.papers.content import ControlSlip, HandOver
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.wording import instant

OUTCOMES = {"": "–", "early": "Trước hạn", "on_time": "Đúng hạn", "late": "Quá hạn"}
COLUMNS = (
    ("STT", 11.0, "c"),
    ("Giao", 0.0, "l"),
    ("Nhận", 0.0, "l"),
    ("Thời gian giao, nhận", 24.0, "c"),
    ("Kết quả", 22.0, "c"),
    ("Ghi chú", 24.0, "l"),
)


def control_slip_blocks(sheet: Sheet, paper: ControlSlip) -> list[Block]:
    """The body of the slip."""
    frame = sheet.frame
    return [
        field("Hồ sơ của", bold(paper.applicant.name)),
        field("Thủ tục hành chính", f"{frame.procedure_name} ({frame.procedure_code})"),
        field("Cơ quan giải quyết", paper.competent_unit),
        field("Thời gian nhận hồ sơ", instant(paper.received_at)),
        field("Thời gian hẹn trả kết quả", instant(paper.due_at)),
        table(COLUMNS, [_row(place, step) for place, step in enumerate(paper.hand_overs, 1)]),
        note("Kết quả: so với thời hạn của bên giao. Phiếu được lập đến thời điểm phát hành."),
    ]


def _row(place: int, step: HandOver) -> list[object]:
    return [
        str(place),
        (step.giver, "Ký: ……………………"),
        (step.receiver, "Ký: ……………………"),
        format_moment(step.at),
        OUTCOMES[step.outcome],
        step.note,
    ]
