"""The inbox kind: saved filters, one table, what is due first on top."""

from dataclasses import replace

from django.utils.translation import gettext as _

from motcua.foundation.ui.components import (
    BulkBar,
    Column,
    EmptyState,
    Filter,
    FilterGroup,
    FilterList,
    KeyHint,
    KeyHints,
    Link,
    Pager,
    Row,
    SearchBox,
    Status,
    Table,
    TimeLeft,
)
from motcua.foundation.ui.gallery.cast import (
    CENTRE,
    ECONOMY,
    LAND,
    LAND_PROCEDURE,
    MINUTES_PER_DAY,
    OFFICER,
    at,
)
from motcua.foundation.ui.pages import InboxPage

_APPLICANTS = (
    "Đặng Thị Ngọc Hưởng",
    "Công ty TNHH Một thành viên Thương mại và Dịch vụ Vận tải biển Đông Bắc",
    "Nguyễn Văn Khuyến",
    "Hộ kinh doanh Ếch Ộp",
    "Trần Thị Ỷ Lan",
    "Vũ Quang Nghĩa",
)
_PROCEDURES = (
    LAND_PROCEDURE,
    "Chứng thực bản sao từ bản chính",
    "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
    "Đăng ký khai sinh kết hợp đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi",
)
_LEFT = (-660, -45, 0, 200, 470, 700, 960, 1900, 2400, 4800)


def _statuses() -> tuple[Status, ...]:
    return (
        Status(_("Mới đăng ký"), "neutral"),
        Status(_("Đang xử lý"), "doing"),
        Status(_("Yêu cầu bổ sung giấy tờ"), "paused"),
        Status(_("Đã xử lý xong"), "good"),
    )


def _row(number: int) -> Row:
    code = f"H99.101.25-2610{12 + number % 9:02}-{number + 1:04}"
    left = _LEFT[min(number, len(_LEFT) - 1)] + max(0, number - len(_LEFT)) * 60
    paused = _("chờ bổ sung giấy tờ") if number == 6 else ""
    return Row(
        cells=(
            code,
            _PROCEDURES[number % len(_PROCEDURES)],
            _APPLICANTS[number % len(_APPLICANTS)],
            _statuses()[1 if left < 900 else number % 4],
            TimeLeft(left, MINUTES_PER_DAY, at(15 + number % 12, 16, 30), paused),
            (OFFICER, CENTRE, ECONOMY, LAND)[number % 4],
        ),
        href=f"/mau-giao-dien/ho-so?ma={code}",
        key=code,
    )


def _filters() -> FilterList:
    here = "/mau-giao-dien/hop-viec"
    return FilterList(
        (
            FilterGroup(
                _("Việc của tôi"),
                (
                    Filter(_("Cần làm hôm nay"), here, 23, current=True),
                    Filter(_("Quá hạn"), f"{here}?loc=qua-han", 2, tone="bad"),
                    Filter(_("Sắp đến hạn"), f"{here}?loc=sap-den-han", 5, tone="warn"),
                    Filter(_("Chờ bổ sung"), f"{here}?loc=bo-sung", 4),
                ),
            ),
            FilterGroup(
                _("Của đơn vị"),
                (
                    Filter(_("Chưa phân công"), f"{here}?loc=chua-phan-cong", 12),
                    Filter(_("Chờ ký"), f"{here}?loc=cho-ky", 7),
                    Filter(_("Tất cả hồ sơ đang giải quyết"), f"{here}?loc=tat-ca", 1818),
                    Filter(_("Trống (mẫu)"), f"{here}?loc=trong", 0),
                ),
            ),
        )
    )


def keys() -> KeyHints:
    """The keys of every inbox."""
    return KeyHints(
        (
            KeyHint("/", _("Tìm hồ sơ")),
            KeyHint("j", _("Xuống một dòng")),
            KeyHint("k", _("Lên một dòng")),
            KeyHint("Enter", _("Mở hồ sơ")),
            KeyHint("x", _("Chọn dòng")),
            KeyHint("?", _("Xem phím tắt")),
        )
    )


def page(query: str, chosen: str, count: int) -> InboxPage:
    """The gallery's inbox with ``count`` rows; ``chosen`` "trong" shows the empty state."""
    here = "/mau-giao-dien/hop-viec"
    rows = () if chosen == "trong" else tuple(_row(number) for number in range(count))
    words = query.casefold()
    rows = tuple(row for row in rows if words in " ".join(map(str, row.cells[:3])).casefold())
    filled = InboxPage(
        title=_("Hộp việc"),
        sentence=_("23 hồ sơ cần làm hôm nay, 2 hồ sơ đã quá hạn."),
        filters=_filters(),
        search=SearchBox(
            here,
            _("Tìm theo mã hồ sơ, tên người nộp hoặc thủ tục"),
            value=query,
            target="#list",
        ),
        table=Table(
            caption=_("Hồ sơ cần làm hôm nay, sắp đến hạn đứng trước"),
            columns=(
                Column(_("Mã hồ sơ"), "short", f"{here}?sap=ma"),
                Column(_("Thủ tục"), "long"),
                Column(_("Người nộp"), "name", sort_href=f"{here}?sap=nguoi-nop"),
                Column(_("Trạng thái"), "short"),
                Column(_("Thời gian còn lại"), "short", f"{here}?sap=-han", "ascending"),
                Column(_("Đang giữ")),
            ),
            rows=rows,
            empty=EmptyState(
                _("Không có hồ sơ nào ở đây"),
                _(
                    "Hồ sơ hiện ở đây khi Bộ phận Một cửa chuyển đến và chưa có người xử lý. "
                    "Bỏ bớt từ tìm hoặc chọn bộ lọc khác để xem các hồ sơ còn lại."
                ),
                Link(_("Xem tất cả hồ sơ"), f"{here}?loc=tat-ca", "button"),
            ),
            select_name="chosen",
            keyed=True,
        ),
        pager=Pager(_("Dòng 1–23 trong 1.818 hồ sơ"), "", f"{here}?sau=0023"),
        bulk=BulkBar(
            (("forward", _("Chuyển xử lý")), ("assign", _("Phân công")), ("print", _("In phiếu")))
        ),
        bulk_action=here,
        keys=keys(),
        action=Link(_("Tiếp nhận hồ sơ"), "/mau-giao-dien/bieu-mau", "primary"),
    )
    return filled if rows else replace(filled, pager=None)
