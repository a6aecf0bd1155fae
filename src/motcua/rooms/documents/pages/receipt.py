"""Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả: the citizen's proof and the promised date."""

from motcua.rooms.documents.pages.blocks import (
    Block,
    bold,
    field,
    signature,
    signatures,
    table,
    text,
)
from motcua.rooms.documents.pages.parts import applicant, contacts, heads, request
from motcua.rooms.documents.papers.content import Component, Fee, Receipt
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.wording import count, instant, money

COMPONENT_COLUMNS = (
    ("STT", 11.0, "c"),
    ("Tên giấy tờ", 0.0, "l"),
    ("Bản chính", 15.0, "c"),
    ("Bản sao", 15.0, "c"),
    ("Bản chụp", 15.0, "c"),
    ("Bản điện tử", 17.0, "c"),
)


def receipt_blocks(sheet: Sheet, paper: Receipt) -> list[Block]:
    """The body of the receipt."""
    frame = sheet.frame
    return [
        text(bold(frame.unit_name), " đã tiếp nhận hồ sơ của:"),
        *applicant(paper.applicant),
        request(frame),
        field("Cơ quan có thẩm quyền giải quyết", paper.competent_unit),
        field("1. Thành phần hồ sơ nộp gồm", " "),
        table(COMPONENT_COLUMNS, component_rows(paper.components)),
        field("2. Số lượng hồ sơ", f"{count(paper.sets)} (bộ)"),
        field("3. Thời hạn giải quyết hồ sơ theo quy định", paper.allowed),
        *_instants(paper),
        field("6. Nhận kết quả tại", paper.result_place),
        field("7. Phí, lệ phí", _fees(paper.fees)),
        *_book(sheet, paper),
        signatures(
            signature(*heads(paper.receiver, "Người tiếp nhận hồ sơ"), name=paper.receiver.name),
            left=signature("NGƯỜI NỘP HỒ SƠ", name=""),
        ),
        *contacts(frame, paper.contact),
    ]


def component_rows(components: tuple[Component, ...]) -> list[list[str]]:
    """Rows of the table of papers."""
    return [
        [
            str(place),
            part.name,
            count(part.originals),
            count(part.certified_copies),
            count(part.photocopies),
            count(part.electronic),
        ]
        for place, part in enumerate(components, 1)
    ]


def _instants(paper: Receipt) -> list[Block]:
    lines = [field("4. Thời gian nhận hồ sơ", instant(paper.received_at))]
    if paper.reached_at is not None:
        # Received regardless of boundary: the time runs from here [law:nd-309-2026 art.8].
        reached = instant(paper.reached_at)
        lines.append(field("Thời gian cơ quan có thẩm quyền nhận được hồ sơ", reached))
    due = instant(paper.due_at)
    lines.append(field("5. Thời gian trả kết quả giải quyết hồ sơ", bold(due)))
    return lines


def _fees(fees: tuple[Fee, ...]) -> str:
    if not fees:
        return "không"
    return "; ".join(
        f"{fee.name} {money(fee.amount_vnd)} ({'đã nộp' if fee.paid else 'chưa nộp'})"
        for fee in fees
    )


def _book(sheet: Sheet, paper: Receipt) -> list[Block]:
    if sheet.number is None:
        return []
    book = f"quyển số {count(paper.book)}, số thứ tự {sheet.number:04d}"
    return [field("8. Vào Sổ theo dõi hồ sơ", book)]
