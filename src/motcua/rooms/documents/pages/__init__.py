"""From the content of a paper to a page that the layout can draw: words and order, no looks."""

import re
from collections.abc import Callable
from typing import Any

from motcua.foundation.text.moments import VIETNAM
from motcua.foundation.text.numbers import NO_BREAK_SPACE
from motcua.rooms.documents import qr
from motcua.rooms.documents.pages.apology import apology_blocks
from motcua.rooms.documents.pages.control_slip import control_slip_blocks
from motcua.rooms.documents.pages.filing_acknowledgement import acknowledgement_blocks
from motcua.rooms.documents.pages.receipt import receipt_blocks
from motcua.rooms.documents.pages.refusal import refusal_blocks
from motcua.rooms.documents.pages.result_delivery import delivery_blocks
from motcua.rooms.documents.pages.supplement_request import supplement_blocks
from motcua.rooms.documents.papers.content import Receipt, ResultDelivery
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.wording import long_date

UNCONFIRMED = "Mẫu trình bày chưa đối chiếu văn bản gốc"
OWN_FORM = "Mẫu của hệ thống; chưa có mẫu do cơ quan nhà nước ban hành"
SIMULATED = "Dữ liệu mô phỏng"
# What still fits the column of the issuing body in capitals.
LONGEST_PLACE = 20
_PLACE = re.compile(r"\b(xã|phường|đặc khu|tỉnh|thành phố) .+$", re.IGNORECASE)

_BODIES: dict[str, Callable[[Sheet, Any], list[dict[str, Any]]]] = {
    "receipt": receipt_blocks,
    "filing_acknowledgement": acknowledgement_blocks,
    "supplement_request": supplement_blocks,
    "refusal": refusal_blocks,
    "apology": apology_blocks,
    "control_slip": control_slip_blocks,
    "result_delivery": delivery_blocks,
}


def page_of(sheet: Sheet) -> dict[str, Any]:
    """Everything that ``layouts/paper.typ`` draws, as JSON."""
    frame = sheet.frame
    on = sheet.issued_at.astimezone(VIETNAM)
    return {
        "head": {
            "parent": _kept_together(frame.parent_name),
            "unit": _kept_together(frame.unit_name),
            "number": f"Số: {sheet.symbol}" if sheet.symbol else "",
            "place_date": f"{frame.place}, {long_date(on.date())}",
        },
        "qr": {"svg": qr.svg(qr.payload(qr_fields(sheet))), "alt": f"Mã QR {frame.dossier_code}"},
        "title": [sheet.form.name.upper()],
        "under_title": [f"Mã hồ sơ: {frame.dossier_code}"],
        "blocks": _BODIES[sheet.form.code](sheet, sheet.paper),
        "foot": {"code": frame.dossier_code, "notes": _notes(sheet)},
        "meta": _meta(sheet),
    }


def qr_fields(sheet: Sheet) -> dict[str, str]:
    """What the QR of the sheet says [law:tt-01-2023 art.26]."""
    frame, paper = sheet.frame, sheet.paper
    fields = {
        "dossier_code": frame.dossier_code,
        "procedure_code": frame.procedure_code,
        "applicant_id": frame.applicant_id,
        "paper_name": sheet.form.name,
        "number": sheet.symbol if sheet.number is not None else "",
        "system_name": frame.system_name,
        "issued_at": qr.stamp(sheet.issued_at),
        "lookup_url": frame.lookup_url,
    }
    if isinstance(paper, Receipt):
        fields["due_at"] = qr.stamp(paper.due_at)
    if isinstance(paper, ResultDelivery):
        fields["validity"] = "; ".join(item.validity for item in paper.results if item.validity)
    return fields


def _kept_together(name: str) -> str:
    """``name`` with its place on one line: "Ủy ban nhân dân / xã Quảng Đức"."""
    place = _PLACE.search(name)
    if place is None or len(place[0]) > LONGEST_PLACE:
        return name
    return name[: place.start()] + place[0].replace(" ", NO_BREAK_SPACE)


def _notes(sheet: Sheet) -> list[str]:
    form = sheet.form
    if not form.act:
        source = OWN_FORM
    else:
        source = f"Mẫu số {form.number}, {form.act}"
        source += "" if form.confirmed else f". {UNCONFIRMED}"
    return [source, SIMULATED] if sheet.frame.simulated else [source]


def _meta(sheet: Sheet) -> dict[str, Any]:
    """Read back by ``genuine``: the keywords name the paper of which a PDF claims to be a copy."""
    on = sheet.issued_at.astimezone(VIETNAM)
    frame = sheet.frame
    return {
        "title": f"{sheet.form.name} {frame.dossier_code}",
        "author": frame.unit_name,
        "keywords": [frame.dossier_code, sheet.form.code, sheet.symbol],
        "date": [on.year, on.month, on.day, on.hour, on.minute, on.second],
    }
