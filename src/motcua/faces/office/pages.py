"""Builds the office's pages as frozen objects."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.cores.rulebook import DatedValue, Pack
from motcua.faces.office.forms import MeasureForm
from motcua.faces.office.words import cited, shown_value
from motcua.foundation.audit.checkpoints import last_checkpoint
from motcua.foundation.outbox import queries as outbox
from motcua.foundation.text.moments import format_day
from motcua.foundation.text.numbers import format_number
from motcua.foundation.ui.components import (
    Column,
    Content,
    Crumbs,
    EmptyState,
    Link,
    Moment,
    Notice,
    Provenance,
    Row,
    Table,
)
from motcua.foundation.ui.pages import BoardPage, FormPage, FormSection
from motcua.rooms.indices import queries as indices
from motcua.rooms.people import queries as people
from motcua.rooms.statistics import queries as statistics


def _home() -> Link:
    return Link(_("Quản trị"), reverse("office:index"))


def index_page() -> BoardPage:
    """The office's rooms as a list of ways."""
    rows = (
        (
            _("Số liệu nhập tay"),
            _("Số liệu của chỉ tiêu chưa tính được từ hồ sơ, kèm nguồn và ngày."),
            "office:measures",
        ),
        (
            _("Quy tắc đang áp dụng"),
            _("Thời hạn, lịch làm việc, mẫu giấy tờ, bộ chỉ số; mỗi giá trị kèm căn cứ."),
            "office:rules",
        ),
        (
            _("Tình trạng hệ thống"),
            _("Tin chờ gửi, tin không gửi được, điểm chốt của sổ cái."),
            "office:system",
        ),
    )
    return BoardPage(
        title=_("Quản trị nghiệp vụ và hệ thống"),
        sentence=_("Nhập số liệu, xem quy tắc và theo dõi hệ thống."),
        table=Table(
            caption=_("Các phần việc"),
            columns=(Column(_("Trang"), "name"), Column(_("Nội dung"), "long")),
            rows=tuple(Row((title, what), href=reverse(name)) for title, what, name in rows),
            empty=EmptyState("", ""),
        ),
    )


def measures_page() -> BoardPage:
    """The history of typed figures."""
    entered = statistics.entered_history(indices.INDEX_SET)
    names = {each.code: each.name_vi for each in indices.index_set(indices.INDEX_SET).indicators}
    days = max((each.entered_at.date() for each in entered), default=None)
    units = people.units_named({each.unit_code for each in entered}, days) if days else {}
    add = Link(_("Nhập số liệu"), reverse("office:enter"), "primary")
    return BoardPage(
        title=_("Số liệu nhập tay"),
        crumbs=Crumbs((_home(),)),
        sentence=_("Số mới thay số cũ của cùng đơn vị, chỉ tiêu và tháng; số cũ vẫn được giữ."),
        files=(add,),
        table=Table(
            caption=_("Các lần nhập gần đây"),
            columns=(
                Column(_("Chỉ tiêu"), "long"),
                Column(_("Đơn vị"), "name"),
                Column(_("Tháng"), "short"),
                Column(_("Tử số"), "number"),
                Column(_("Mẫu số"), "number"),
                Column(_("Nguồn"), "long"),
                Column(_("Nhập lúc"), "short"),
            ),
            rows=tuple(
                Row(
                    (
                        names.get(each.metric_code, each.metric_code),
                        units[each.unit_code].name_vi
                        if each.unit_code in units
                        else each.unit_code,
                        f"{each.month:%m/%Y}",
                        format_number(each.numerator),
                        format_number(each.denominator),
                        f"{each.source}, {format_day(each.sourced_on)}",
                        Moment(each.entered_at),
                    )
                )
                for each in entered
            ),
            empty=EmptyState(
                _("Chưa có số liệu nào được nhập"),
                _("Các chỉ tiêu về công bố, công khai và phản ánh, kiến nghị được nhập ở đây."),
                add,
            ),
        ),
    )


def enter_page(form: MeasureForm) -> FormPage:
    """The form for one figure."""
    return FormPage(
        title=_("Nhập số liệu"),
        crumbs=Crumbs((_home(), Link(_("Số liệu nhập tay"), reverse("office:measures")))),
        form=form,
        sections=(
            FormSection(title=_("Đơn vị, chỉ tiêu và tháng"), names=("unit", "metric", "month")),
            FormSection(title=_("Số liệu"), names=("numerator", "denominator")),
            FormSection(title=_("Nguồn"), names=("source", "sourced_on")),
        ),
        next_sentence=_("Sau khi ghi, Bảng 766 tính lại ngay và ghi rõ “Nhập tay” kèm nguồn."),
        submit=_("Ghi số liệu"),
        back=Link(_("Quay lại"), reverse("office:measures")),
    )


def rules_page(packs: Iterable[Pack]) -> BoardPage:
    """All packs."""
    return BoardPage(
        title=_("Quy tắc đang áp dụng"),
        crumbs=Crumbs((_home(),)),
        sentence=_("Mỗi giá trị có ngày hiệu lực và căn cứ; giá trị mới thay giá trị cũ."),
        table=Table(
            caption=_("Các gói quy tắc"),
            columns=(
                Column(_("Gói"), "name"),
                Column(_("Số quy tắc"), "number"),
                Column(_("Chưa đối chiếu"), "number"),
                Column(_("Mã nhận dạng"), "short"),
            ),
            rows=tuple(_pack_row(pack) for pack in packs),
            empty=EmptyState(_("Không có gói quy tắc"), _("Gói quy tắc đi kèm phần mềm.")),
        ),
    )


def _pack_row(pack: Pack) -> Row:
    values = [value for dated in pack.rules.values() for value in dated]
    return Row(
        (
            pack.title,
            format_number(len(pack.rules)),
            format_number(sum(not value.confirmed for value in values)),
            pack.digest[:12],
        ),
        href=reverse("office:rule-pack", args=[pack.name]),
    )


def rule_pack_page(pack: Pack) -> BoardPage:
    """Every value of one pack."""
    rows = [(name, value) for name, dated in pack.rules.items() for value in dated]
    return BoardPage(
        title=pack.title,
        crumbs=Crumbs((_home(), Link(_("Quy tắc"), reverse("office:rules")))),
        sentence=_("Gói %(name)s, mã nhận dạng %(digest)s.")
        % {"name": pack.name, "digest": pack.digest[:16]},
        table=Table(
            caption=_("Giá trị và căn cứ"),
            columns=(
                Column(_("Quy tắc"), "long"),
                Column(_("Giá trị"), "text"),
                Column(_("Từ ngày"), "short"),
                Column(_("Đến trước ngày"), "short"),
                Column(_("Căn cứ pháp lý"), "long"),
                Column(_("Đối chiếu"), "short"),
            ),
            rows=tuple(_value_row(name, value) for name, value in rows),
            empty=EmptyState(
                _("Gói này không có giá trị"), _("Nội dung của gói nằm trong tệp quy tắc.")
            ),
        ),
    )


def _value_row(name: str, value: DatedValue) -> Row:
    checked: Content = _("Đã đối chiếu") if value.confirmed else Provenance("unconfirmed")
    return Row(
        (
            value.label or name,
            shown_value(value.value, value.unit),
            format_day(value.from_on),
            format_day(value.until_on) if value.until_on else "–",
            cited(value.source),
            checked,
        )
    )


def system_page() -> BoardPage:
    """Queues and checkpoint."""
    dead, last = outbox.dead_letters(), last_checkpoint()
    notices = []
    if dead:
        notices.append(
            Notice(
                _("%(count)s tin không gửi được sau nhiều lần thử; xem bảng dưới.")
                % {"count": format_number(len(dead))},
                "bad",
            )
        )
    checkpoint = (
        _("Sổ cái: điểm chốt gần nhất có %(size)s sự kiện.") % {"size": format_number(last.size)}
        if last
        else _("Sổ cái chưa có điểm chốt; tiến trình nền lập điểm chốt mỗi phút.")
    )
    return BoardPage(
        title=_("Tình trạng hệ thống"),
        crumbs=Crumbs((_home(),)),
        sentence=checkpoint,
        notices=tuple(notices),
        losses=Table(
            caption=_("Tin không gửi được"),
            columns=(
                Column(_("Nơi nhận"), "short"),
                Column(_("Đối tượng"), "short"),
                Column(_("Số lần thử"), "number"),
                Column(_("Lỗi"), "long"),
            ),
            rows=tuple(
                Row((each.subscriber, each.key, str(each.attempts), each.error)) for each in dead
            ),
            empty=EmptyState(
                _("Mọi tin đều gửi được"), _("Tin gửi nhiều lần không được hiện ở đây.")
            ),
        ),
        table=Table(
            caption=_("Hàng chờ"),
            columns=(
                Column(_("Nơi nhận"), "short"),
                Column(_("Đang chờ"), "number"),
                Column(_("Đang thử lại"), "number"),
                Column(_("Không gửi được"), "number"),
            ),
            rows=tuple(
                Row(
                    (
                        each.subscriber,
                        format_number(each.waiting),
                        format_number(each.retrying),
                        format_number(each.dead),
                    )
                )
                for each in outbox.backlog()
            ),
            empty=EmptyState(_("Không có gì đang chờ"), _("Mọi tin đã được gửi.")),
        ),
    )
