"""The dossier kind: code, state, time left, one main action; then papers, money and story."""

from django.utils.translation import gettext as _

from motcua.foundation.text.numbers import format_money
from motcua.foundation.ui.components import (
    Column,
    Crumbs,
    EmptyState,
    Fact,
    Facts,
    Link,
    Moment,
    Notice,
    PostButton,
    Row,
    Status,
    Story,
    StoryEvent,
    Table,
    Tabs,
    TimeStrip,
)
from motcua.foundation.ui.gallery import strips
from motcua.foundation.ui.gallery.cast import (
    CENTRE,
    CODE,
    ECONOMY,
    LAND_PROCEDURE,
    OFFICER,
    at,
)
from motcua.foundation.ui.pages import DossierPage, Section

_HERE = "/mau-giao-dien/ho-so"


def _papers() -> Table:
    checked = Status(_("Đã kiểm tra"), "good")
    return Table(
        caption=_("Thành phần hồ sơ"),
        columns=(
            Column(_("Tên giấy tờ")),
            Column(_("Hình thức"), "short"),
            Column(_("Số lượng"), "number"),
            Column(_("Tình trạng"), "short"),
        ),
        rows=(
            Row(("Đơn đăng ký biến động đất đai theo Mẫu số 11/ĐK", _("Bản chính"), "1", checked)),
            Row(("Giấy tờ chứng minh quyền sử dụng đất", _("Bản sao"), "2", checked)),
            Row(
                (
                    "Trích lục bản đồ địa chính thửa đất số 128, tờ bản đồ số 35",
                    _("Bản điện tử"),
                    "1",
                    Status(_("Chờ bổ sung"), "paused"),
                )
            ),
        ),
        empty=EmptyState(_("Chưa có giấy tờ"), _("Giấy tờ hiện ở đây khi được nộp.")),
        caption_shown=False,
    )


def _story() -> Story:
    return Story(
        (
            StoryEvent(at(20, 10, 15), _("Đã chuyển xử lý"), f"{OFFICER}, {ECONOMY}", "", "doing"),
            StoryEvent(
                at(19, 8, 5), _("Đã nhận giấy tờ bổ sung"), CENTRE, _("Nhận đủ 1 giấy tờ."), "good"
            ),
            StoryEvent(
                at(15, 16, 40),
                _("Đã yêu cầu bổ sung"),
                OFFICER,
                _("Thiếu trích lục bản đồ địa chính; hướng dẫn đầy đủ một lần."),
                "paused",
            ),
            StoryEvent(at(12, 9, 30), _("Đã tiếp nhận"), CENTRE, "", "good"),
        )
    )


def page(strip: TimeStrip = strips.ON_TIME) -> DossierPage:
    """The gallery's dossier."""
    late = strip.late
    return DossierPage(
        title=LAND_PROCEDURE,
        sentence=_("Người nộp: %(name)s") % {"name": "Đặng Thị Ngọc Hưởng"},
        crumbs=Crumbs((Link(_("Hộp việc"), "/mau-giao-dien/hop-viec"),)),
        code=CODE,
        status=Status(_("Đang xử lý"), "doing"),
        strip=strip,
        action=PostButton(_("Chuyển xử lý"), _HERE),
        other_actions=(
            Link(_("Yêu cầu bổ sung"), "/mau-giao-dien/bieu-mau", "button"),
            Link(_("In phiếu kiểm soát"), "/mau-giao-dien/van-ban", "button"),
        ),
        notices=(
            (
                Notice(
                    _("Văn bản xin lỗi phải được ký trước khi trả kết quả; hồ sơ được tính trễ."),
                    "bad",
                    _("Hồ sơ đã quá hạn"),
                    Link(_("Lập văn bản xin lỗi"), "/mau-giao-dien/van-ban"),
                ),
            )
            if late
            else ()
        ),
        tabs=Tabs(
            _("Các phần của hồ sơ"),
            (
                Link(_("Hồ sơ"), _HERE, current=True),
                Link(_("Quyết định"), f"{_HERE}?phan=quyet-dinh"),
                Link(_("Phí, lệ phí"), f"{_HERE}?phan=phi"),
                Link(_("Trao đổi"), f"{_HERE}?phan=trao-doi"),
            ),
        ),
        facts=Facts(
            (
                Fact(_("Người nộp"), "Đặng Thị Ngọc Hưởng"),
                Fact(_("Nơi tiếp nhận"), CENTRE),
                Fact(_("Cơ quan giải quyết"), ECONOMY),
                Fact(_("Tiếp nhận lúc"), Moment(strip.accepted_at)),
                Fact(_("Nhận kết quả tại"), _("Qua bưu chính công ích")),
                Fact(_("Phí, lệ phí"), format_money(1_024_000)),
            )
        ),
        sections=(Section(title=_("Thành phần hồ sơ"), body=(_papers(),)),),
        story=_story(),
    )
