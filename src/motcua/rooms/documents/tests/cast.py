"""The fixed cast of this room's tests: one commune, one citizen, one of each paper."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from motcua.foundation.text.moments import VIETNAM
from motcua.rooms.documents.forms import form_on
from motcua.rooms.documents.papers import (
    Apology,
    Component,
    ControlSlip,
    Fee,
    FiledFile,
    FilingAcknowledgement,
    Frame,
    HandOver,
    MissingPaper,
    Paper,
    Party,
    Reason,
    Receipt,
    Refusal,
    ResultDelivery,
    ResultItem,
    Signer,
    SupplementRequest,
)
from motcua.rooms.documents.papers.sheet import Sheet

UNIT = "H49.25.7"
CODE = f"{UNIT}-261005-0001"
ISSUED_AT = datetime(2026, 10, 5, 9, 30, tzinfo=VIETNAM)
DUE_AT = datetime(2026, 10, 8, 16, 30, tzinfo=VIETNAM)

FRAME = Frame(
    dossier_code=CODE,
    procedure_code="1.004873",
    procedure_name="Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    applicant_id="022188001234",
    unit_code=UNIT,
    parent_name="Ủy ban nhân dân xã Quảng Đức",
    unit_name="Trung tâm Phục vụ hành chính công xã Quảng Đức",
    place="Quảng Đức",
    system_name="Hệ thống thông tin giải quyết TTHC tỉnh Quảng Ninh",
    lookup_url="https://motcua.example.vn/tra-cuu",
    simulated=True,
)
CITIZEN = Party(
    name="Nguyễn Thị Ngọc Ánh",
    id_number="022188001234",
    address="Thôn Cái Bầu, xã Quảng Đức, tỉnh Quảng Ninh",
    phone="0912 345 678",
    email="ngocanh@example.vn",
)
RECEIVER = Signer(name="Đặng Văn Thắng")
HEAD = Signer(name="Hoàng Thị Phượng", post="Phó Giám đốc", on_behalf="KT. Giám đốc")
CONTACT = "Trung tâm Phục vụ hành chính công xã Quảng Đức, điện thoại 0203 3871 234"

RECEIPT = Receipt(
    applicant=CITIZEN,
    components=(
        Component(name="Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", originals=1),
        Component(name="Trích lục ghi chú ly hôn", certified_copies=1),
        Component(name="Văn bản ủy quyền (nếu có)", electronic=1),
    ),
    sets=1,
    allowed="03 ngày làm việc",
    received_at=ISSUED_AT,
    due_at=DUE_AT,
    competent_unit="Ủy ban nhân dân xã Quảng Đức",
    result_place="Trung tâm Phục vụ hành chính công xã Quảng Đức, trực tiếp tại quầy số 2",
    receiver=RECEIVER,
    fees=(Fee(name="Lệ phí hộ tịch", amount_vnd=15_000, paid=True),),
    contact=CONTACT,
)
ACKNOWLEDGEMENT = FilingAcknowledgement(
    applicant=CITIZEN,
    filed_at=ISSUED_AT,
    files=(
        FiledFile(
            component="Tờ khai", name="to_khai_hon_nhan.pdf", size_bytes=248_301, sha256="3f" * 32
        ),
        FiledFile(
            component="Trích lục ghi chú ly hôn",
            name="Ảnh chụp trích lục.jpg",
            size_bytes=1_843_207,
            sha256="a0" * 32,
        ),
    ),
    reply_by=datetime(2026, 10, 6, 9, 30, tzinfo=VIETNAM),
    contact=CONTACT,
)
SUPPLEMENT = SupplementRequest(
    applicant=CITIZEN,
    stage="settlement",
    missing=(
        MissingPaper(
            name="Trích lục ghi chú ly hôn",
            fault="bản chụp mờ, không đọc được số và ngày cấp",
            certified_copies=1,
        ),
        MissingPaper(name="Tờ khai", fault="chưa ghi nơi cư trú trước đây", originals=1),
    ),
    reason="Không đủ căn cứ xác nhận tình trạng hôn nhân trong thời gian cư trú trước đây.",
    signer=HEAD,
    complete_by=date(2026, 10, 20),
    rules_at="Điều 22 Nghị định số 123/2015/NĐ-CP",
    contact="Bà Lê Thị Mận, công chức tư pháp - hộ tịch, điện thoại 0203 3871 236",
)
REFUSAL = Refusal(
    applicant=CITIZEN,
    stage="intake",
    reasons=(
        Reason(
            text="Người yêu cầu không thường trú và chưa từng thường trú tại xã Quảng Đức",
            ground="khoản 1 Điều 21 Nghị định số 123/2015/NĐ-CP",
        ),
        Reason(
            text="Hồ sơ đang được Ủy ban nhân dân phường Bãi Cháy giải quyết theo cùng yêu cầu."
        ),
    ),
    signer=RECEIVER,
    guidance="nộp hồ sơ tại nơi thường trú, hoặc trực tuyến trên Cổng Dịch vụ công quốc gia",
    contact=CONTACT,
)
APOLOGY = Apology(
    applicant=CITIZEN,
    sector="Hộ tịch",
    receipt_symbol="12/TNHS",
    received_at=ISSUED_AT,
    due_at=DUE_AT,
    reason="Cơ quan đăng ký hộ tịch nơi cư trú trước đây chưa trả lời văn bản xác minh.",
    new_due_at=datetime(2026, 10, 13, 16, 30, tzinfo=VIETNAM),
    extension="thêm 03 ngày làm việc",
    signer=HEAD,
    recipients=("Trung tâm Phục vụ hành chính công tỉnh;",),
    contact=CONTACT,
)
CONTROL_SLIP = ControlSlip(
    applicant=CITIZEN,
    received_at=ISSUED_AT,
    due_at=DUE_AT,
    competent_unit="Ủy ban nhân dân xã Quảng Đức",
    hand_overs=(
        HandOver(
            giver="Bộ phận tiếp nhận, Đặng Văn Thắng",
            receiver="Phòng Văn hóa - Xã hội, Lê Thị Mận",
            at=datetime(2026, 10, 5, 10, 5, tzinfo=VIETNAM),
            outcome="early",
            note="Đã xử lý",
        ),
        HandOver(
            giver="Phòng Văn hóa - Xã hội, Lê Thị Mận",
            receiver="Lãnh đạo Ủy ban nhân dân xã, Trần Quốc Toản",
            at=datetime(2026, 10, 7, 15, 40, tzinfo=VIETNAM),
            outcome="late",
            note="Chậm 1 giờ; chờ xác minh",
        ),
        HandOver(
            giver="Lãnh đạo Ủy ban nhân dân xã, Trần Quốc Toản",
            receiver="Văn thư, Phạm Thị Ước",
            at=datetime(2026, 10, 8, 8, 15, tzinfo=VIETNAM),
            note="Đang xử lý",
        ),
    ),
)
DELIVERY = ResultDelivery(
    applicant=CITIZEN,
    results=(
        ResultItem(
            name="Giấy xác nhận tình trạng hôn nhân",
            number="245/UBND-XNTTHN",
            issued_on=date(2026, 10, 8),
            copies=2,
            validity="06 tháng kể từ ngày cấp",
        ),
    ),
    given_back=(Component(name="Trích lục ghi chú ly hôn", originals=1),),
    recipient=Party(
        name="Nguyễn Văn Hưởng",
        id_number="022185004321",
        represented_by="theo văn bản ủy quyền ngày 04/10/2026",
    ),
    way="Trực tiếp tại quầy số 2",
    delivered_at=datetime(2026, 10, 8, 14, 20, tzinfo=VIETNAM),
    due_at=DUE_AT,
    deliverer=RECEIVER,
)

PAPERS: tuple[Paper, ...] = (
    RECEIPT,
    ACKNOWLEDGEMENT,
    SUPPLEMENT,
    REFUSAL,
    APOLOGY,
    CONTROL_SLIP,
    DELIVERY,
)


def sheet_of(paper: Paper, number: int = 12, **frame_changes: Any) -> Sheet:
    """``paper`` as it would be issued under ``number``, with a frame changed where asked."""
    form = form_on(paper.form_code, ISSUED_AT.date())
    frame = replace(FRAME, **frame_changes)
    return Sheet(frame, paper, form, number if form.register else None, ISSUED_AT)
