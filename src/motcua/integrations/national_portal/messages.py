"""A dossier as the portal's two services want it. Pure: values in, plain JSON values out.

``DongBoHoSoMC`` carries the whole dossier, ``CapNhatTienDoHoSoMC`` one step of its progress. Both
may be sent again: the portal knows a dossier by ``MaHoSo``. Instants are Vietnam's time, written
yyyyMMddHHmmss (recalled, unconfirmed).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.cores.clock import ZONE

WHOLE, PROGRESS = "DongBoHoSoMC", "CapNhatTienDoHoSoMC"
CHANNELS: Mapping[str, str] = {"counter": "1", "online": "2", "post": "3"}
# Second-hand: the portal's own list of kinds of applicants was not seen.
PARTIES: Mapping[str, str] = {"citizen": "1", "organisation": "2"}
STEPS: Mapping[str, str] = {
    "filed": "Hệ thống nhận hồ sơ",
    "accepted": "Tiếp nhận hồ sơ, hẹn trả kết quả",
    "supplement_asked": "Yêu cầu bổ sung hồ sơ",
    "supplied": "Nhận hồ sơ bổ sung",
    "refused": "Từ chối tiếp nhận hồ sơ",
    "handed_over": "Chuyển hồ sơ",
    "drafted": "Trình dự thảo kết quả",
    "sent_back": "Trả lại dự thảo để hoàn thiện",
    "signed": "Ký kết quả",
    "issued": "Phát hành kết quả",
    "returned": "Trả kết quả",
    "apologised": "Xin lỗi và hẹn lại ngày trả kết quả",
    "closed_unsupplied": "Dừng xử lý do không bổ sung hồ sơ",
    "paid": "Ghi nhận nộp phí, lệ phí",
    "rated": "Người dân đánh giá",
    "corrected": "Đính chính dữ liệu",
    "moved_to_successor": "Chuyển sang cơ quan kế thừa",
}
# Our own note that the portal has the dossier is no news to the portal.
UNTOLD = frozenset({"synced"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One file of the dossier; ``sha256`` names it, its content is not sent."""

    position: int
    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """One request for papers, and what became of it."""

    number: str
    asked_by: str
    asked_at: datetime
    content: str
    supplied_at: datetime | None
    due_before: datetime | None
    due_after: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything the portal is told about one dossier."""

    code: str
    procedure_code: str
    procedure_name: str
    field_code: str
    field_name: str
    party_kind: str
    party_number: str
    party_name: str
    email: str
    phone: str
    subject: str
    status: int
    channel: str
    unit_code: str
    unit_name: str
    filed_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    receipt_symbol: str = ""
    result_number: str = ""
    fee_vnd: int | None = None
    known: bool = False
    attachments: tuple[Attachment, ...] = ()
    supplements: tuple[Supplement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened; ``status`` is the dossier's after it."""

    code: str
    kind: str
    at: datetime
    status: int
    by: str
    unit_name: str
    due_at: datetime | None


def whole_message(dossier: Whole) -> dict[str, Any]:
    """One item of ``DongBoHoSoMC``; what is not known yet is an empty text."""
    return {
        "MaHoSo": dossier.code,
        "MaTTHC": dossier.procedure_code,
        "TenTTHC": dossier.procedure_name,
        "MaLinhVuc": dossier.field_code,
        "TenLinhVuc": dossier.field_name,
        "ChuHoSo": dossier.party_name,
        "LoaiDoiTuong": PARTIES[dossier.party_kind],
        "MaDoiTuong": dossier.party_number,
        "Email": dossier.email,
        "SoDienThoai": dossier.phone,
        "TrichYeuHoSo": dossier.subject or dossier.procedure_name,
        "NgayTiepNhan": stamp(dossier.accepted_at or dossier.filed_at),
        "NgayHenTra": stamp(dossier.due_at),
        "TrangThaiHoSo": str(dossier.status),
        "NgayTra": stamp(dossier.returned_at),
        "NgayKetThucXuLy": stamp(dossier.finished_at),
        "HinhThuc": CHANNELS[dossier.channel],
        "DonViXuLy": dossier.unit_name,
        "SoBienNhan": dossier.receipt_symbol,
        "GhiChu": "",
        "TaiLieuNop": [_attachment(each) for each in dossier.attachments],
        "DanhSachLePhi": _fees(dossier),
        "DanhSachTepDinhKemKhac": [],
        "DanhSachHoSoBoSung": [_supplement(each) for each in dossier.supplements],
        "DanhSachGiayToKetQua": _results(dossier),
    }


def step_message(step: Step) -> dict[str, Any]:
    """One item of ``CapNhatTienDoHoSoMC``. Raises KeyError for a kind that is not told."""
    return {
        "MaHoSo": step.code,
        "NguoiXuLy": step.by,
        "ThoiDiemXuLy": stamp(step.at),
        "PhongBanXuLy": step.unit_name,
        "NoiDungXuLy": STEPS[step.kind],
        "TrangThai": str(step.status),
        "NgayBatDau": stamp(step.at),
        "NgayKetThucTheoQuyDinh": stamp(step.due_at),
    }


def stamp(at: datetime | None) -> str:
    """An instant as the portal writes it; empty where there is none."""
    return "" if at is None else f"{at.astimezone(ZONE):%Y%m%d%H%M%S}"


def _attachment(each: Attachment) -> dict[str, str]:
    return {
        "TepDinhKemId": each.sha256,
        "TenTepDinhKem": each.name,
        "IsDeleted": "0",
        "MaThanhPhanHoSo": str(each.position),
        "DuongDanTaiTepTin": "",
    }


def _fees(dossier: Whole) -> list[dict[str, str]]:
    if not dossier.fee_vnd:
        return []
    return [
        {
            "TenPhiLePhi": "Phí, lệ phí",
            "MaPhiLePhi": "",
            "HinhThucThu": "",
            "Gia": str(dossier.fee_vnd),
            "LoaiPhiLePhi": "",
        }
    ]


def _supplement(each: Supplement) -> dict[str, Any]:
    return {
        "HoSoBoSungId": each.number,
        "NguoiYeuCauBoSung": each.asked_by,
        "NoiDungBoSung": each.content,
        "NgayBoSung": stamp(each.asked_at),
        "NguoiTiepNhanBoSung": each.asked_by if each.supplied_at else "",
        "ThongTinTiepNhan": "",
        "NgayTiepNhanBoSung": stamp(each.supplied_at),
        "TrangThaiBoSung": "1" if each.supplied_at else "0",
        "DanhSachGiayToBoSung": [],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": stamp(each.due_before),
        "NgayHenTraMoi": stamp(each.due_after),
    }


def _results(dossier: Whole) -> list[dict[str, str]]:
    if not dossier.result_number:
        return []
    return [
        {
            "TenGiayTo": f"Kết quả số {dossier.result_number}",
            "MaThanhPhanHoSo": "",
            "GiayToId": dossier.result_number,
            "DuongDanTepTinKetQua": "",
        }
    ]
