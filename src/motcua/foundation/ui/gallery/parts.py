"""The components, each in all its states."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.foundation.ui.components import (
    Component,
    EmptyState,
    KeyHints,
    Link,
    Moment,
    Notice,
    Pager,
    Provenance,
    Status,
    Steps,
    TimeLeft,
    TimeStrip,
)
from motcua.foundation.ui.gallery import strips
from motcua.foundation.ui.gallery.cast import MINUTES_PER_DAY, at
from motcua.foundation.ui.gallery.inbox import keys


@dataclass(frozen=True)
class Shown:
    """A group of components under a heading."""

    title: str
    note: str
    components: tuple[Component, ...]
    inline: bool = False


@dataclass(frozen=True)
class GalleryPage:
    """The gallery's first page."""

    title: str
    kinds: tuple[Link, ...]
    groups: tuple[Shown, ...]
    strips: tuple[tuple[str, TimeStrip], ...]
    keys: KeyHints


def _kinds() -> tuple[Link, ...]:
    return (
        Link(_("Hộp việc"), "/mau-giao-dien/hop-viec"),
        Link(_("Hộp việc khi chưa có hồ sơ"), "/mau-giao-dien/hop-viec?loc=trong"),
        Link(_("Hồ sơ"), "/mau-giao-dien/ho-so"),
        Link(_("Hồ sơ quá hạn"), "/mau-giao-dien/ho-so?muc=qua-han"),
        Link(_("Biểu mẫu của cán bộ"), "/mau-giao-dien/bieu-mau"),
        Link(_("Biểu mẫu của công dân"), "/mau-giao-dien/bieu-mau-cong-dan"),
        Link(_("Bảng điều hành"), "/mau-giao-dien/bang-dieu-hanh"),
        Link(_("Văn bản"), "/mau-giao-dien/van-ban"),
    )


def _states() -> Shown:
    return Shown(
        _("Trạng thái"),
        _("Chữ, hình và màu luôn đi cùng nhau."),
        (
            Status(_("Mới đăng ký"), "neutral"),
            Status(_("Đang xử lý"), "doing"),
            Status(_("Đã xử lý xong"), "good"),
            Status(_("Sắp đến hạn"), "warn"),
            Status(_("Quá hạn"), "bad"),
            Status(_("Yêu cầu bổ sung giấy tờ"), "paused"),
        ),
        inline=True,
    )


def _times() -> Shown:
    due = at(26, 16, 30)
    minutes = (3 * MINUTES_PER_DAY, 660, 200, 0, -660)
    return Shown(
        _("Thời gian còn lại"),
        _("Thời điểm hiện ra khi trỏ vào và khi in."),
        (
            *(TimeLeft(left, MINUTES_PER_DAY, due) for left in minutes),
            TimeLeft(900, MINUTES_PER_DAY, due, _("chờ bổ sung giấy tờ")),
            Moment(due),
        ),
        inline=True,
    )


def _marks() -> Shown:
    return Shown(
        _("Nguồn của số liệu"),
        _("Đứng ngay cạnh con số mà người đọc cần biết nguồn."),
        (Provenance("simulated"), Provenance("unconfirmed"), Provenance("entered")),
        inline=True,
    )


def _buttons() -> Shown:
    here = "/mau-giao-dien"
    return Shown(
        _("Nút và liên kết"),
        _("Một việc chính trên mỗi trang; tên nút là động từ của công việc."),
        (
            Link(_("Tiếp nhận"), here, "primary"),
            Link(_("Yêu cầu bổ sung"), here, "button"),
            Link(_("Từ chối tiếp nhận"), here, "grave"),
            Link(_("Quay lại"), here, "quiet"),
            Link(_("Xem hồ sơ"), here),
        ),
        inline=True,
    )


def _notices() -> Shown:
    return Shown(
        _("Lời báo"),
        _("Nói điều gì đang như thế nào và cần làm gì; không khen, không trách."),
        (
            Notice(_("Hồ sơ H99.101.25-261012-0112 đã chuyển đến Phòng Kinh tế."), "good"),
            Notice(_("Lịch làm việc năm 2027 chưa được công bố; hạn trả là tạm tính.")),
            Notice(
                _("Còn 1 ngày làm việc. Nếu không kịp, hãy lập văn bản xin lỗi trước hạn."),
                "warn",
                _("Hồ sơ sắp đến hạn"),
                Link(_("Lập văn bản xin lỗi"), "/mau-giao-dien/van-ban"),
            ),
            Notice(_("Tệp “ban-ve.dwg” không mở được. Hãy nộp lại bản PDF."), "bad"),
        ),
    )


def _ways() -> Shown:
    return Shown(
        _("Bước, trang và chỗ trống"),
        _("Chỗ trống nói rõ sẽ có gì ở đây và làm sao để có."),
        (
            Steps((_("Chọn thủ tục"), _("Giấy tờ kèm theo"), _("Kiểm tra và nộp")), 2),
            Pager(_("Dòng 101–200 trong 1.818 hồ sơ"), "/mau-giao-dien", "/mau-giao-dien?sau=200"),
            EmptyState(
                _("Chưa có phản ánh nào trong tháng này"),
                _("Phản ánh hiện ở đây khi công dân gửi qua cổng, đường dây nóng hoặc tại quầy."),
                Link(_("Ghi nhận phản ánh tại quầy"), "/mau-giao-dien/bieu-mau", "button"),
            ),
        ),
    )


def page() -> GalleryPage:
    """The gallery's first page."""
    return GalleryPage(
        title=_("Mẫu giao diện"),
        kinds=_kinds(),
        groups=(_states(), _times(), _marks(), _buttons(), _notices(), _ways()),
        strips=(
            (_("Đúng tiến độ, có một lần tạm dừng"), strips.ON_TIME),
            (_("Quá hạn"), strips.LATE),
            (_("Đang tạm dừng"), strips.PAUSED),
            (_("Đã trả trước hạn"), strips.ENDED),
        ),
        keys=keys(),
    )
