"""Builds the citizens' pages as frozen objects, in words for people who do this once in years."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.faces.portal.words import limit_text, status
from motcua.foundation.text.numbers import format_money, format_number
from motcua.foundation.ui.components import (
    Column,
    Content,
    Crumbs,
    EmptyState,
    Fact,
    Facts,
    Filter,
    FilterGroup,
    FilterList,
    Link,
    Notice,
    Row,
    SearchBox,
    Table,
)
from motcua.foundation.ui.pages import (
    DossierPage,
    InboxPage,
    Page,
    Section,
)
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.statistics import queries as statistics

SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """Template portal/home.html."""

    search: SearchBox
    often: tuple[Link, ...]
    fields: tuple[tuple[Link, str], ...]
    ways: tuple[Link, ...]


def home_page(today: date) -> HomePage:
    """Search, ways and fields."""
    return HomePage(
        title=_("Ông/Bà cần làm thủ tục gì?"),
        sentence=_(
            "Trang này mô phỏng Cổng Dịch vụ công quốc gia để trình diễn và tập huấn, không phải "
            "nơi nộp hồ sơ thật."
        ),
        search=SearchBox(
            reverse("portal:procedures"),
            _("Tên thủ tục hoặc việc cần làm"),
            hint=_("Ví dụ: khai sinh, chứng thực, đất đai; có thể gõ không dấu"),
        ),
        often=_often(today),
        fields=_fields(today),
        ways=(
            Link(_("Tra cứu hồ sơ đã nộp"), reverse("portal:follow"), "button"),
            Link(_("Xem tất cả thủ tục"), reverse("portal:procedures"), "button"),
        ),
    )


def _often(today: date) -> tuple[Link, ...]:
    """What people file most, by the dossiers of the last months."""
    month = today.replace(day=1)
    months = [month, (month - timedelta(days=1)).replace(day=1)]
    codes = statistics.most_received(months)
    versions = catalogue.versions_on(today, codes)
    return tuple(
        Link(versions[code].name_vi, reverse("portal:procedure", args=[code]))
        for code in codes
        if code in versions
    )


def _fields(today: date) -> tuple[tuple[Link, str], ...]:
    here = reverse("portal:procedures")
    return tuple(
        (
            Link(each.name_vi, f"{here}?{urlencode({'linh-vuc': each.code})}"),
            ngettext("%(count)d thủ tục", "%(count)d thủ tục", each.procedures)
            % {"count": each.procedures},
        )
        for each in catalogue.fields(today)
    )


def procedures_page(today: date, text: str, field: str) -> InboxPage:
    """The procedures found."""
    found = catalogue.procedures(on=today, text=text, field_code=field, limit=SHOWN)
    here = reverse("portal:procedures")
    rows = [Filter(_("Mọi lĩnh vực"), here, None, current=not field)]
    rows += [
        Filter(
            each.name_vi,
            f"{here}?{urlencode({'linh-vuc': each.code})}",
            each.procedures,
            current=each.code == field,
        )
        for each in catalogue.fields(today)
    ]
    return InboxPage(
        title=_("Thủ tục hành chính"),
        sentence=_("Chọn thủ tục để xem giấy tờ, thời hạn, phí, lệ phí và nộp hồ sơ."),
        filters=FilterList((FilterGroup(_("Lĩnh vực"), tuple(rows)),)),
        search=SearchBox(
            here,
            _("Tìm thủ tục"),
            value=text,
            kept=(("linh-vuc", field),) if field else (),
            target="#list",
        ),
        table=Table(
            caption=_("%(count)s thủ tục") % {"count": format_number(len(found.lines))},
            columns=(
                Column(_("Thủ tục"), "long"),
                Column(_("Lĩnh vực"), "text"),
                Column(_("Thời hạn"), "short"),
                Column(_("Nộp trực tuyến"), "short"),
            ),
            rows=tuple(
                Row(
                    (
                        line.name_vi,
                        line.field_vi,
                        limit_text(line.limit),
                        _("Có") if catalogue.Channel.ONLINE in line.channels else _("Không"),
                    ),
                    href=reverse("portal:procedure", args=[line.code]),
                )
                for line in found.lines
            ),
            empty=EmptyState(
                _("Không tìm thấy thủ tục"),
                _("Bỏ bớt từ tìm, hoặc chọn lĩnh vực rồi xem cả danh sách."),
            ),
        ),
    )


def procedure_page(version: catalogue.VersionRow) -> DossierPage:
    """One procedure, all that must be public about it."""
    online = catalogue.publishable(version) and catalogue.Channel.ONLINE in version.channels
    start = Link(_("Nộp hồ sơ"), reverse("portal:start", args=[version.code]), "primary")
    return DossierPage(
        title=version.name_vi,
        sentence=version.field_vi,
        crumbs=Crumbs((Link(_("Thủ tục hành chính"), reverse("portal:procedures")),)),
        code=version.code,
        status=status(0) if online else status(-1),
        action=start if online else None,
        notices=_cautions(version),
        facts=_procedure_facts(version),
        sections=(
            Section(title=_("Giấy tờ cần nộp"), body=(_papers(version),)),
            Section(title=_("Phí, lệ phí"), body=(_fees(version),)),
            Section(title=_("Căn cứ pháp lý"), body=(", ".join(version.legal_bases) or "–",)),
        ),
    )


def _cautions(version: catalogue.VersionRow) -> tuple[Notice, ...]:
    found = [
        Notice(str(catalogue.OBSTACLE_LABELS[obstacle]), "warn", _("Chưa nhận hồ sơ"))
        for obstacle in catalogue.obstacles(version)
    ]
    if version.doubt:
        found.append(Notice(version.doubt, "warn", _("Chưa đối chiếu văn bản gốc")))
    elif version.limit is not None and not version.limit_confirmed:
        found.append(Notice(_("Thời hạn chưa đối chiếu văn bản gốc.")))
    return tuple(found)


def _procedure_facts(version: catalogue.VersionRow) -> Facts:
    channels = [str(catalogue.CHANNEL_LABELS[channel]) for channel in version.channels]
    source = version.source.get("address", "")
    rows: list[tuple[str, Content]] = [
        (_("Thời hạn giải quyết"), limit_text(version.limit)),
        (_("Cách nộp"), ", ".join(channels) or "–"),
        (_("Cơ quan giải quyết"), "; ".join(version.authorities) or "–"),
        (_("Kết quả"), "; ".join(version.results) or "–"),
        (_("Mã thủ tục"), version.code),
    ]
    if source:
        rows.append((_("Nguồn"), source))
    return Facts(tuple(Fact(term, value) for term, value in rows))


def _papers(version: catalogue.VersionRow) -> Table:
    return Table(
        caption=_("Giấy tờ cần nộp"),
        columns=(
            Column(_("Tên giấy tờ"), "long"),
            Column(_("Bản chính"), "number"),
            Column(_("Bản sao"), "number"),
            Column(_("Khi nào cần"), "short"),
        ),
        rows=tuple(
            Row(
                (
                    paper.name_vi,
                    str(paper.originals),
                    str(paper.copies),
                    _("Mọi trường hợp") if paper.always else _("Theo trường hợp"),
                )
            )
            for paper in version.papers
        ),
        empty=EmptyState(_("Chưa công khai giấy tờ cần nộp"), _("Xin hỏi tại Bộ phận Một cửa.")),
        caption_shown=False,
    )


def _fees(version: catalogue.VersionRow) -> Table:
    return Table(
        caption=_("Phí, lệ phí"),
        columns=(
            Column(_("Mức thu"), "short"),
            Column(_("Căn cứ mức thu"), "text"),
            Column(_("Ghi chú"), "long"),
        ),
        rows=tuple(
            Row(
                (
                    _("Chưa rõ") if fee.amount_vnd is None else format_money(fee.amount_vnd),
                    str(catalogue.FEE_LABELS[fee.set_by]),
                    fee.note or "–",
                )
            )
            for fee in version.fees
        ),
        empty=EmptyState(_("Không có khoản thu nào được công khai"), ""),
        caption_shown=False,
    )
