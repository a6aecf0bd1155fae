"""The slip with which results leave the house: what was given and given back, to whom and how."""

from motcua.foundation.text.moments import format_day
from motcua.rooms.documents.pages.blocks import Block, bold, field, signature, signatures, table
from motcua.rooms.documents.pages.parts import applicant, heads, request
from motcua.rooms.documents.papers.content import ResultDelivery, ResultItem
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.wording import count, instant

RESULTS = (
    ("STT", 11.0, "c"),
    ("Kết quả giải quyết", 0.0, "l"),
    ("Số, ngày", 38.0, "l"),
    ("Số bản", 14.0, "c"),
    ("Hiệu lực", 34.0, "l"),
)
GIVEN_BACK = (("STT", 11.0, "c"), ("Giấy tờ trả lại", 0.0, "l"), ("Bản chính", 16.0, "c"))


def delivery_blocks(sheet: Sheet, paper: ResultDelivery) -> list[Block]:
    """The body of the slip."""
    return [
        *applicant(paper.applicant, "Hồ sơ của"),
        request(sheet.frame, "Thủ tục hành chính"),
        field("Thời gian hẹn trả kết quả", instant(paper.due_at)),
        field("Thời gian trả kết quả", bold(instant(paper.delivered_at))),
        field("Hình thức trả kết quả", paper.way),
        field("Người nhận kết quả", bold(paper.recipient.name), _identity(paper)),
        field("1. Kết quả đã trả", " "),
        table(RESULTS, [_row(place, item) for place, item in enumerate(paper.results, 1)]),
        *_given_back(paper),
        signatures(
            signature(*heads(paper.deliverer, "Người trả kết quả"), name=paper.deliverer.name),
            left=signature("NGƯỜI NHẬN KẾT QUẢ", name=paper.recipient.name),
        ),
    ]


def _identity(paper: ResultDelivery) -> str:
    person = paper.recipient
    number = f", số định danh {person.id_number}" if person.id_number else ""
    right = f", {person.represented_by}" if person.represented_by else ""
    return number + right


def _row(place: int, item: ResultItem) -> list[object]:
    dated = f"ngày {format_day(item.issued_on)}" if item.issued_on else ""
    number = f"Số {item.number}" if item.number else ""
    named = ", ".join(filter(None, (number, dated))) or "–"
    return [str(place), item.name, named, count(item.copies), item.validity or "–"]


def _given_back(paper: ResultDelivery) -> list[Block]:
    if not paper.given_back:
        return []
    rows = [
        [str(place), part.name, count(part.originals)]
        for place, part in enumerate(paper.given_back, 1)
    ]
    return [field("2. Giấy tờ trả lại cho người nộp", " "), table(GIVEN_BACK, rows)]
