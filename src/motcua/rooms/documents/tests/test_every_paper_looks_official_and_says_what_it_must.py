"""Papers read as their forms ask: every field stands there, marks survive, long names wrap."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest
from django.utils import translation
from pypdf import PdfReader

from motcua.foundation.text import nfc
from motcua.rooms.documents.pages import SIMULATED, UNCONFIRMED
from motcua.rooms.documents.papers import Component, Fee, FiledFile, Paper, Party
from motcua.rooms.documents.rendering import PaperNotDrawn, render
from motcua.rooms.documents.tests.cast import (
    ACKNOWLEDGEMENT,
    APOLOGY,
    CITIZEN,
    CODE,
    CONTROL_SLIP,
    DELIVERY,
    FRAME,
    ISSUED_AT,
    PAPERS,
    RECEIPT,
    REFUSAL,
    SUPPLEMENT,
    sheet_of,
)

LONG_UNIT = (
    "Trung tâm Phục vụ hành chính công thuộc Ủy ban nhân dân xã Quảng Đức, Đường Hoa và Quảng Tân"
)
LONG_NAME = (
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại Dịch vụ Xuất nhập khẩu Hằng Nguyễn"
)
LEFT_MM, RIGHT_MM, QR_BELOW_MM, DPI = 30, 18, 42, 100


def words(content: bytes) -> str:
    """The text of a PDF with all blanks made single; words broken at a line's end stay broken."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return nfc(re.sub(r"\s+", " ", " ".join(pages)))


def ink_outside(content: bytes) -> list[str]:
    """Where ink stands beyond the side margins; the QR may stand in the left one, at the top."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(content), 1):
        ink = page.render(scale=DPI / 72, grayscale=True).to_numpy() < 200
        if number == 1:
            ink[: points(QR_BELOW_MM), : points(LEFT_MM)] = False
        if ink[:, : points(LEFT_MM) - 1].any():
            found.append(f"left of page {number}")
        if ink[:, ink.shape[1] - points(RIGHT_MM) + 2 :].any():
            found.append(f"right of page {number}")
    return found


def points(millimetres: float) -> int:
    """Millimetres as points of the picture."""
    return round(millimetres / 25.4 * DPI)


@pytest.fixture(scope="module")
def receipt_words() -> str:
    return words(render(sheet_of(RECEIPT)))


@pytest.mark.parametrize(
    "said",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN XÃ QUẢNG ĐỨC",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ QUẢNG ĐỨC",
        "Số: 12/TNHS",
        "Quảng Đức, ngày 05 tháng 10 năm 2026",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        f"Mã hồ sơ: {CODE}",
        "Ông/Bà (tổ chức): Nguyễn Thị Ngọc Ánh",
        "022188001234",
        "Địa chỉ: Thôn Cái Bầu, xã Quảng Đức, tỉnh Quảng Ninh",
        "Số điện thoại: 0912 345 678",
        "Thư điện tử: ngocanh@example.vn",
        "Nội dung yêu cầu giải quyết: Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
        "mã thủ tục 1.004873",
        "Cơ quan có thẩm quyền giải quyết: Ủy ban nhân dân xã Quảng Đức",
        "1. Thành phần hồ sơ nộp gồm",
        "Bản chính",
        "Trích lục ghi chú ly hôn",
        "2. Số lượng hồ sơ: 01 (bộ)",
        "3. Thời hạn giải quyết hồ sơ theo quy định: 03 ngày làm việc",
        "4. Thời gian nhận hồ sơ: 09 giờ 30 phút, ngày 05 tháng 10 năm 2026",
        "5. Thời gian trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 08 tháng 10 năm 2026",
        "6. Nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Quảng Đức, trực tiếp tại quầy",
        "7. Phí, lệ phí: Lệ phí hộ tịch 15.000 đồng (đã nộp)",
        "8. Vào Sổ theo dõi hồ sơ: quyển số 01, số thứ tự 0012",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Đặng Văn Thắng",
        "0203 3871 234",
        "https://motcua.example.vn/tra-cuu",
        "Mẫu số 01, Thông tư số 03/2025/TT-VPCP",
        UNCONFIRMED,
        SIMULATED,
        "Trang 1/1",
    ],
)
def test_the_receipt_holds_every_field_of_form_01(said: str, receipt_words: str) -> None:
    assert said in receipt_words


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (ACKNOWLEDGEMENT, ["Tờ khai: to_khai_hon_nhan.pdf", "3f" * 32, "242,5 KB", "1,8 MB"]),
        (ACKNOWLEDGEMENT, ["chậm nhất 09 giờ 30 phút, ngày 06 tháng 10 năm 2026", "2 tệp"]),
        (SUPPLEMENT, ["bản chụp mờ", "Lý do: Không đủ căn cứ", "ngày 20 tháng 10 năm 2026"]),
        (SUPPLEMENT, ["tính lại từ đầu", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "0203 3871 236"]),
        (REFUSAL, ["không tiếp nhận hồ sơ", "1. Người yêu cầu", "2. Hồ sơ đang", "Hướng dẫn:"]),
        (REFUSAL, ["khoản 1 Điều 21 Nghị định số 123/2015/NĐ-CP", "NGƯỜI TIẾP NHẬN HỒ SƠ"]),
        (APOLOGY, ["VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "12/TNHS"]),
        (APOLOGY, ["Kính gửi: Nguyễn Thị Ngọc Ánh", "trân trọng xin lỗi", "thêm 03 ngày làm việc"]),
        (APOLOGY, ["16 giờ 30 phút, ngày 13 tháng 10 năm 2026", "chưa trả lời", "Nơi nhận:"]),
        (CONTROL_SLIP, ["Phòng Văn hóa - Xã hội", "15:40", "07/10/2026", "Quá hạn", "Trước hạn"]),
        (DELIVERY, ["Số 245/UBND-", "06 tháng kể từ ngày cấp", "Nguyễn Văn Hưởng"]),
        (DELIVERY, ["14 giờ 20 phút, ngày 08 tháng 10 năm 2026", "theo văn bản ủy quyền"]),
    ],
)
def test_each_paper_says_what_its_form_asks(paper: Paper, said: list[str]) -> None:
    text = words(render(sheet_of(paper)))
    assert [part for part in said if part not in text] == []


def test_an_apology_in_time_speaks_of_what_is_expected_and_a_late_one_of_what_is() -> None:
    in_time = words(render(sheet_of(APOLOGY)))
    late = words(render(sheet_of(replace(APOLOGY, due_at=ISSUED_AT - timedelta(minutes=1)))))
    assert ("dự kiến không trả được" in in_time, "Đến nay" in in_time) == (True, False)
    assert ("dự kiến không trả được" in late, "Đến nay" in late) == (False, True)


def test_an_apology_without_sector_and_receipt_leaves_no_holes() -> None:
    bare = replace(APOLOGY, sector="", receipt_symbol="", contact="", recipients=("Sở Tư pháp",))
    text = words(render(sheet_of(bare)))
    assert f"tình trạng hôn nhân; mã hồ sơ {CODE}." in text
    assert "- Sở Tư pháp;" in text


def test_a_dossier_received_elsewhere_shows_both_instants() -> None:
    reached = replace(RECEIPT, reached_at=ISSUED_AT + timedelta(days=1))
    text = words(render(sheet_of(reached)))
    line = "Thời gian cơ quan có thẩm quyền nhận được hồ sơ: 09 giờ 30 phút, ngày 06 tháng 10"
    assert line in text
    assert line not in words(render(sheet_of(RECEIPT)))


def test_a_paper_of_real_data_does_not_call_itself_simulated() -> None:
    assert SIMULATED not in words(render(sheet_of(RECEIPT, simulated=False)))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.form_code)
def test_long_names_wrap_and_stay_between_the_margins(paper: Paper) -> None:
    party = Party(
        name=LONG_NAME,
        id_number="5700100256",
        address="Tổ 15, khu Vĩnh Thông, " * 6,
        phone="0912 345 678",
        email="phong-hanh-chinh-tong-hop." * 4 + "@cong-ty-xuat-nhap-khau.example.vn",
        represented_by=f"Ông {'Nguyễn Phúc ' * 5}, theo giấy ủy quyền số 1234/2026/GUQ",
    )
    wide = replace(paper, applicant=party)
    content = render(
        sheet_of(
            wide,
            parent_name="Ủy ban nhân dân xã Quảng Đức, Đường Hoa và Quảng Tân",
            unit_name=LONG_UNIT,
            procedure_name="Cấp đổi Giấy chứng nhận quyền sử dụng đất " * 8,
            lookup_url="https://motcua.example.vn/tra-cuu/" + "a" * 90,
        )
    )
    assert ink_outside(content) == []
    assert LONG_NAME.split()[-1] in words(content)


def test_words_too_long_for_any_column_are_broken() -> None:
    file = FiledFile(component="Bản vẽ", name="x" * 124, size_bytes=1, sha256="9" * 64)
    assert ink_outside(render(sheet_of(replace(ACKNOWLEDGEMENT, files=(file,) * 3)))) == []


def test_an_overflow_would_be_seen() -> None:
    paper = replace(RECEIPT, allowed="dài" * 15, result_place="\u00a0".join(["dài"] * 60))
    assert ink_outside(render(sheet_of(paper))) != []


def test_forty_papers_run_over_several_numbered_pages() -> None:
    parts = tuple(
        Component(name=f"Giấy tờ thứ {place}: Văn bản thỏa thuận về việc sử dụng đất", originals=1)
        for place in range(1, 41)
    )
    content = render(sheet_of(replace(RECEIPT, components=parts)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"Trang {number}/{len(pages)}" in page
        assert CODE in page
    assert "Tên giấy tờ" in pages[1]
    assert "Giấy tờ thứ 40" in words(content)
    assert ink_outside(content) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.form_code)
def test_the_same_sheet_gives_the_same_bytes(paper: Paper) -> None:
    assert render(sheet_of(paper)) == render(sheet_of(paper))
    assert render(sheet_of(paper)) != render(sheet_of(paper, place="Hạ Long"))


def test_a_paper_without_address_telephone_and_fee_is_still_whole() -> None:
    bare = replace(RECEIPT, applicant=Party(name="An"), fees=(), contact="")
    text = words(render(sheet_of(bare, lookup_url="", simulated=False)))
    assert "7. Phí, lệ phí: không" in text
    assert "Số điện thoại" not in text
    assert "Theo dõi hồ sơ tại" not in text


def test_unpaid_fees_are_listed_as_such() -> None:
    fees = (Fee(name="Phí thẩm định", amount_vnd=1_024_000, paid=False),)
    text = words(render(sheet_of(replace(RECEIPT, fees=fees))))
    assert "Phí thẩm định 1.024.000 đồng (chưa nộp)" in text


def test_nothing_in_a_text_is_taken_for_markup() -> None:
    odd = '#image("/etc/passwd") *đậm* $x$ \\ `a` @b <c> [d] // e'
    text = words(render(sheet_of(replace(RECEIPT, applicant=replace(CITIZEN, name=odd)))))
    assert odd in text


def test_a_sign_that_the_font_lacks_is_an_error_and_not_a_box() -> None:
    with pytest.raises(PaperNotDrawn, match="could not be displayed"):
        render(sheet_of(RECEIPT, unit_name="Trung tâm 漢"))


def test_the_file_is_made_for_the_archive_and_for_screen_readers() -> None:
    reader = PdfReader(io.BytesIO(render(sheet_of(RECEIPT))))
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("2", "A")
    assert str(reader.root_object["/Lang"]) == "vi-VN"
    assert "'/Marked': True" in str(reader.root_object["/MarkInfo"])
    assert reader.metadata is not None
    assert reader.metadata.title == f"Giấy tiếp nhận hồ sơ và hẹn trả kết quả {CODE}"
    fonts = re.findall(rb"/BaseFont/(\w+\+)?([\w-]+)", render(sheet_of(RECEIPT)))
    assert fonts
    assert all(name.startswith(b"Tinos") for _subset, name in fonts)
    assert FRAME.unit_name == reader.metadata.author


def test_another_process_clock_and_language_draw_the_same_bytes() -> None:
    code = "import sys; from motcua.rooms.documents.rendering import render"
    code += "; from motcua.rooms.documents.tests.cast import RECEIPT, sheet_of"
    code += "; sys.stdout.buffer.write(render(sheet_of(RECEIPT)))"
    elsewhere = os.environ | {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    drawn = subprocess.run(
        [sys.executable, "-c", code], env=elsewhere, capture_output=True, check=True
    ).stdout
    with translation.override("en"):
        assert render(sheet_of(RECEIPT)) == drawn
