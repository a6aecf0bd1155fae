"""The QR stands top left on every paper, and a camera reads from it all that the circular asks."""

from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from motcua.rooms.documents import qr
from motcua.rooms.documents.papers import Paper
from motcua.rooms.documents.rendering import render
from motcua.rooms.documents.tests.cast import CODE, FRAME, PAPERS, sheet_of

DPI = 150
NAMES = {
    "receipt": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "filing_acknowledgement": "Xác nhận đã nhận hồ sơ trực tuyến",
    "supplement_request": "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    "refusal": "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    "apology": "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
    "control_slip": "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    "result_delivery": "Phiếu trả kết quả giải quyết hồ sơ",
}


class Seen(NamedTuple):
    """A code on a page: its text, and its corner in millimetres from the top left."""

    text: str
    left_mm: float
    top_mm: float
    right_mm: float


def seen_on(content: bytes) -> list[Seen]:
    """The codes that a scanner finds on the first page."""
    page = pypdfium2.PdfDocument(content)[0]
    image = page.render(scale=DPI / 72, grayscale=True).to_pil()
    millimetres = 25.4 / DPI
    return [
        Seen(
            found.text,
            found.position.top_left.x * millimetres,
            found.position.top_left.y * millimetres,
            found.position.top_right.x * millimetres,
        )
        for found in zxingcpp.read_barcodes(image)
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.form_code)
def test_every_field_is_read_back_from_the_page(paper: Paper) -> None:
    (seen,) = seen_on(render(sheet_of(paper)))
    fields = qr.read_payload(seen.text)
    numbered = fields.pop("number", "")
    assert numbered.startswith("12/") or paper.form_code in (
        "filing_acknowledgement",
        "control_slip",
    )
    expected = {
        "dossier_code": CODE,
        "procedure_code": "1.004873",
        "applicant_id": "022188001234",
        "paper_name": NAMES[paper.form_code],
        "system_name": FRAME.system_name,
        "issued_at": "2026-10-05T09:30+07:00",
        "lookup_url": "https://motcua.example.vn/tra-cuu",
    }
    if paper.form_code == "receipt":
        expected["due_at"] = "2026-10-08T16:30+07:00"
    if paper.form_code == "result_delivery":
        expected["validity"] = "06 tháng kể từ ngày cấp"
    assert fields == expected


def test_the_code_stands_in_the_top_left_corner() -> None:
    (seen,) = seen_on(render(sheet_of(PAPERS[0])))
    assert 10 < seen.left_mm < 25
    assert 8 < seen.top_mm < 20
    assert 24 < seen.right_mm - seen.left_mm < 26


def test_a_masked_number_is_printed_as_the_caller_gave_it() -> None:
    (seen,) = seen_on(render(sheet_of(PAPERS[0], applicant_id="022xxxxx1234")))
    assert qr.read_payload(seen.text)["applicant_id"] == "022xxxxx1234"


def test_without_an_address_there_is_no_link() -> None:
    (seen,) = seen_on(render(sheet_of(PAPERS[0], lookup_url="")))
    assert "lookup_url" not in qr.read_payload(seen.text)


@given(st.dictionaries(st.sampled_from(sorted(qr.KEYS)), st.text(min_size=1, max_size=40)))
def test_whatever_a_field_holds_is_read_back(fields: dict[str, str]) -> None:
    assert qr.read_payload(qr.payload(fields)) == fields


@pytest.mark.parametrize("text", ["", "https://example.vn", "MC2|hs=1", "MC1|hs", "MC1|zz=1"])
def test_codes_of_others_are_refused(text: str) -> None:
    with pytest.raises(qr.QrPayloadInvalid):
        qr.read_payload(text)


def test_a_field_without_a_key_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        qr.payload({"colour": "red"})


def test_the_example_in_the_manual_is_what_the_receipt_carries() -> None:
    manual = Path(__file__).parents[5] / "docs" / "howto" / "qr.md"
    text = manual.read_text(encoding="utf-8")
    (example,) = (line for line in text.splitlines() if line.startswith("MC1|"))
    (seen,) = seen_on(render(sheet_of(PAPERS[0])))
    assert example == seen.text
    assert [key for key in qr.KEYS.values() if f"| `{key}` |" not in text] == []
