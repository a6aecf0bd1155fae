"""The board kind: the sentence, groups as bars, lost points, small lines, communes as tiles."""

from decimal import Decimal

from django.utils.translation import gettext as _

from motcua.foundation.ui.components import (
    Column,
    EmptyState,
    Link,
    PointsBar,
    PointsBars,
    Provenance,
    Row,
    Table,
    Tabs,
    Tile,
    TileGrid,
    Trend,
    TrendPoint,
    Trends,
)
from motcua.foundation.ui.pages import BoardPage

_HERE = "/mau-giao-dien/bang-dieu-hanh"
_GROUPS = (
    ("Công khai, minh bạch", "14.62", 18, ("12.1", "12.6", "13.4", None, "14.2", "14.62")),
    ("Tiến độ giải quyết", "18.37", 20, ("17.9", "18.2", "18.1", "18.4", "18.3", "18.37")),
    ("Cung cấp dịch vụ công trực tuyến", "7.15", 12, ("5.2", "5.9", "6.3", "6.8", "7.4", "7.15")),
    ("Thanh toán trực tuyến", "6.04", 10, ("3.1", "3.9", "4.4", "5.2", "5.8", "6.04")),
    ("Mức độ hài lòng", "16.90", 18, ("16.1", "16.4", "16.2", "16.6", "16.8", "16.9")),
    ("Số hóa hồ sơ", "2.83", 22, ("1.2", "1.4", "1.9", "2.2", "2.5", "2.83")),
)
_COMMUNES = (
    "Xã Quảng Đức|91,20|5",
    "Phường Nguyễn Thị Minh Khai|84,05|4",
    "Xã Đường Hoa|78,66|4",
    "Phường Ỷ La|71,30|3",
    "Xã Hải Hòa|70,02|3",
    "Đặc khu Côn Đảo|66,41|3",
    "Xã Lương Mông|61,77|2",
    "Xã Điền Xá|58,10|2",
    "Xã Kỳ Thượng|49,95|1",
    "Xã Vĩnh Thực|–|0",
)


def _bars() -> PointsBars:
    marks = {5: Provenance("entered"), 4: Provenance("unconfirmed")}
    return PointsBars(
        _("Điểm theo nhóm"),
        tuple(
            PointsBar(
                name,
                Decimal(points),
                Decimal(most),
                href=f"{_HERE}?nhom={index}",
                note=marks.get(index),
                interval=(Decimal("16.2"), Decimal("17.5")) if index == 4 else None,
            )
            for index, (name, points, most, _points) in enumerate(_GROUPS)
        ),
    )


def _losses() -> Table:
    lines = (
        ("Tỷ lệ cấp kết quả giải quyết điện tử", "7,42", "1.204", _("hồ sơ")),
        ("Tỷ lệ số hóa hồ sơ khi tiếp nhận", "6,10", "988", _("hồ sơ")),
        ("Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa", "5,65", "915", _("hồ sơ")),
        ("Tỷ lệ thủ tục có giao dịch thanh toán trực tuyến", "2,31", "37", _("thủ tục")),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn", "1,63", "153", _("hồ sơ")),
    )
    return Table(
        caption=_("Điểm bị mất, nhiều nhất đứng trước"),
        columns=(
            Column(_("Chỉ tiêu")),
            Column(_("Điểm mất"), "number"),
            Column(_("Chưa đạt"), "number"),
            Column(_("Tính theo"), "short"),
        ),
        rows=tuple(Row(line, href="/mau-giao-dien/hop-viec") for line in lines),
        empty=EmptyState(
            _("Không mất điểm nào"), _("Chỉ tiêu mất điểm hiện ở đây khi có hồ sơ chưa đạt.")
        ),
    )


def _trends() -> Trends:
    months = ("5/2026", "6/2026", "7/2026", "8/2026", "9/2026", "10/2026")
    return Trends(
        _("Sáu tháng gần đây, phần trăm điểm tối đa"),
        tuple(
            Trend(
                name,
                tuple(
                    TrendPoint(month, None if value is None else Decimal(value) / most * 100)
                    for month, value in zip(months, values, strict=True)
                ),
                href=f"{_HERE}?nhom={index}",
            )
            for index, (name, _points, most, values) in enumerate(_GROUPS)
        ),
        minimum=Decimal(0),
        maximum=Decimal(100),
    )


def _tiles() -> TileGrid:
    parts = (line.split("|") for line in _COMMUNES)
    return TileGrid(
        _("Theo xã, phường"),
        _("Điểm tháng 10/2026; ô càng rõ màu, điểm càng cao; ô viền đứt là chưa có số liệu."),
        tuple(
            Tile(name, value, int(step), f"{_HERE}?xa={name}")  # type: ignore[arg-type]  # 0–5 above
            for name, value, step in parts
        ),
    )


def _table() -> Table:
    return Table(
        caption=_("Số liệu của bảng"),
        columns=(
            Column(_("Nhóm")),
            Column(_("Điểm"), "number"),
            Column(_("Điểm tối đa"), "number"),
        ),
        rows=(
            *(
                Row((name, points.replace(".", ","), most))
                for name, points, most, _points in _GROUPS
            ),
            Row((_("Tổng"), "65,91", 100), tone="total"),
        ),
        empty=EmptyState(_("Chưa có số liệu"), _("Số liệu hiện ở đây sau ngày đầu của kỳ.")),
    )


def page() -> BoardPage:
    """The gallery's board."""
    return BoardPage(
        title=_("Bộ chỉ số 766"),
        figure="65,91",
        figure_note=_("trên 100 điểm"),
        sentence=_(
            "Tháng 10: 65,91 điểm, xếp loại Trung bình; tăng 2,1; mất nhiều nhất ở số hóa hồ sơ."
        ),
        provenance=(Provenance("simulated"), Provenance("unconfirmed")),
        periods=Tabs(
            _("Kỳ"),
            (
                Link(_("Tháng"), _HERE, current=True),
                Link(_("Quý"), f"{_HERE}?ky=quy"),
                Link(_("Năm"), f"{_HERE}?ky=nam"),
            ),
        ),
        groups=_bars(),
        losses=_losses(),
        trends=_trends(),
        tiles=_tiles(),
        table=_table(),
        files=(
            Link(_("Tải bảng tính (XLSX)"), f"{_HERE}?tep=xlsx", "button"),
            Link(_("Tải dữ liệu mở (CSV)"), f"{_HERE}?tep=csv", "button"),
        ),
    )
