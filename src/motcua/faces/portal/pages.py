"""Builds the citizens' pages as frozen objects, in words for people who do this once in years."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.cores.clock import remaining
from motcua.faces.portal.filing import STEPS, Draft, ReviewForm
from motcua.faces.portal.words import happened, limit_text, next_step, status
from motcua.foundation.text.moments import format_day
from motcua.foundation.text.numbers import format_money, format_number
from motcua.foundation.ui.components import (
    Column,
    Component,
    Content,
    Crumbs,
    EmptyState,
    Fact,
    Facts,
    Filter,
    FilterGroup,
    FilterList,
    Link,
    Moment,
    Notice,
    PostButton,
    Row,
    SearchBox,
    Steps,
    Story,
    StoryEvent,
    Table,
    TimeLeft,
)
from motcua.foundation.ui.pages import (
    BoardPage,
    DossierPage,
    FormPage,
    InboxPage,
    Page,
    Section,
)
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.dossiers.queries import DossierStory
from motcua.rooms.statistics import queries as statistics
from motcua.rooms.worktime import queries as worktime

MINUTES_PER_DAY = 480
SHOWN = 100
# What the applicant is told of; the rest is the office's own business.
TOLD = (
    "filed",
    "accepted",
    "supplement_asked",
    "supplied",
    "refused",
    "handed_over",
    "issued",
    "returned",
    "apologised",
    "closed_unsupplied",
    "paid",
    "rated",
)


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


def step_page(version: catalogue.VersionRow, draft: Draft, step: str, form: Any) -> FormPage:
    """One step of filing."""
    titles = {
        STEPS[0]: _("Nơi nộp"),
        STEPS[1]: _("Người nộp"),
        STEPS[2]: _("Giấy tờ"),
        STEPS[3]: _("Xem lại và nộp"),
    }
    order = STEPS.index(step)
    before = reverse("portal:file", args=[version.code, STEPS[order - 1]]) if order else ""
    last = step == STEPS[-1]
    return FormPage(
        title=titles[step],
        sentence=_review(version, draft) if last else version.name_vi,
        crumbs=Crumbs((Link(version.name_vi, reverse("portal:procedure", args=[version.code])),)),
        steps=Steps(tuple(titles.values()), order + 1),
        notices=_kept(version, draft) if isinstance(form, ReviewForm) else (),
        form=form,
        submit=_("Nộp hồ sơ") if last else _("Tiếp tục"),
        next_sentence=_(
            "Sau khi nộp, Ông/Bà nhận ngay mã hồ sơ và danh sách tệp đã nộp; cán bộ trả lời trong "
            "8 giờ làm việc."
        )
        if last
        else "",
        back=Link(_("Quay lại"), before) if before else None,
    )


def _review(version: catalogue.VersionRow, draft: Draft) -> str:
    values = draft.values
    return _("%(procedure)s. Người nộp: %(name)s, số định danh %(number)s.") % {
        "procedure": version.name_vi,
        "name": values.get("name", ""),
        "number": values.get("number", ""),
    }


def _kept(version: catalogue.VersionRow, draft: Draft) -> tuple[Notice, ...]:
    names = {str(paper.position): paper.name_vi for paper in version.papers}
    return tuple(
        Notice(
            _("%(file)s, %(size)s KB, mã đối chiếu %(hash)s…")
            % {
                "file": kept["name"],
                "size": format_number(max(kept["size_bytes"] // 1024, 1)),
                "hash": kept["sha256"][:12],
            },
            "good",
            names.get(position, _("Giấy tờ khác")),
        )
        for position, kept in draft.papers.items()
    )


def dossier_page(dossier: Any, story: DossierStory, at: datetime) -> DossierPage:
    """Where one's dossier is and what comes next."""
    return DossierPage(
        title=dossier.version.name_vi,
        sentence=next_step(dossier),
        crumbs=Crumbs((Link(_("Tra cứu hồ sơ"), reverse("portal:follow")),)),
        code=dossier.code,
        status=status(dossier.status),
        action=_main_action(dossier, story),
        other_actions=_pay(dossier, story),
        notices=_warnings(dossier, at),
        facts=_dossier_facts(dossier, at),
        sections=(
            Section(title=_("Giấy tờ đã cấp cho Ông/Bà"), body=(_issued(dossier, story),)),
            Section(title=_("Tệp Ông/Bà đã nộp"), body=(_files(story),)),
        ),
        story=Story(
            tuple(
                StoryEvent(line.at, happened(line.kind)[0], "", _said(line), happened(line.kind)[1])
                for line in reversed(story.story)
                if line.kind in TOLD
            )
        ),
    )


def _said(line: Any) -> str:
    """Reasons are written for the applicant; notes between officers are not."""
    reason = line.data.get("reason")
    return reason if isinstance(reason, str) else ""


def _main_action(dossier: Any, story: DossierStory) -> Component | None:
    if dossier.next_kind == "await_supplement":
        return Link(_("Bổ sung giấy tờ"), reverse("portal:supply", args=[dossier.code]), "primary")
    unrated = story.state.counted.disliked is None
    if dossier.status in (9, 10) and unrated:
        return Link(_("Đánh giá"), reverse("portal:rate", args=[dossier.code]), "primary")
    return None


def _pay(dossier: Any, story: DossierStory) -> tuple[Component, ...]:
    due = dossier.fee_vnd and story.state.counted.paid_online is None
    if not due:
        return ()
    label = _("Nộp %(amount)s trực tuyến (mô phỏng)") % {"amount": format_money(dossier.fee_vnd)}
    return (PostButton(label, reverse("portal:pay", args=[dossier.code]), "button"),)


def _warnings(dossier: Any, at: datetime) -> tuple[Notice, ...]:
    late = dossier.due_at and not dossier.finished_at and dossier.due_at < at
    if not late or dossier.status == 5:
        return ()
    return (
        Notice(
            _("Cơ quan giải quyết phải gửi Ông/Bà văn bản xin lỗi và hẹn lại ngày trả."),
            "bad",
            _("Hồ sơ đã quá hạn trả kết quả"),
        ),
    )


def _dossier_facts(dossier: Any, at: datetime) -> Facts:
    rows: list[tuple[str, Content]] = [
        (_("Người nộp"), dossier.applicant_name),
        (_("Nơi tiếp nhận"), dossier.receiving_unit.name_vi),
        (_("Cơ quan giải quyết"), dossier.unit.name_vi),
        (_("Nộp lúc"), Moment(dossier.filed_at)),
    ]
    if dossier.accepted_at:
        rows.append((_("Tiếp nhận lúc"), Moment(dossier.accepted_at)))
    if dossier.due_at:
        rows.append((_("Hẹn trả"), Moment(dossier.due_at)))
        rows.append((_("Thời gian còn lại"), _left(dossier, at)))
    if dossier.fee_vnd:
        rows.append((_("Phí, lệ phí"), format_money(dossier.fee_vnd)))
    return Facts(tuple(Fact(term, value) for term, value in rows))


def _left(dossier: Any, at: datetime) -> Content:
    until = dossier.finished_at or at
    minutes = remaining(worktime.calendar_for(dossier.unit_id), until, dossier.due_at)
    paused = _("chờ bổ sung giấy tờ") if dossier.status == 5 else ""
    return TimeLeft(
        minutes, MINUTES_PER_DAY, dossier.due_at, paused, dossier.finished_at is not None
    )


def _issued(dossier: Any, story: DossierStory) -> Table:
    return Table(
        caption=_("Giấy tờ đã cấp cho Ông/Bà"),
        columns=(Column(_("Tên"), "long"), Column(_("Lập lúc"), "short")),
        rows=tuple(
            Row(
                (paper.title, Moment(paper.issued_at)),
                href=reverse("portal:paper", args=[dossier.code, paper.id]),
            )
            for paper in story.issued
        ),
        empty=EmptyState(
            _("Chưa có giấy tờ nào"),
            _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả có ở đây khi hồ sơ được tiếp nhận."),
        ),
        caption_shown=False,
    )


def _files(story: DossierStory) -> Table:
    return Table(
        caption=_("Tệp Ông/Bà đã nộp"),
        columns=(
            Column(_("Tệp"), "long"),
            Column(_("Dung lượng"), "number"),
            Column(_("Mã đối chiếu SHA-256"), "text"),
        ),
        rows=tuple(
            Row(
                (
                    paper.name or _("Bản giấy nộp tại quầy"),
                    _("%(size)s KB") % {"size": format_number(max(paper.size_bytes // 1024, 1))},
                    f"{paper.sha256[:16]}…" if paper.sha256 else "–",
                )
            )
            for paper in story.papers
        ),
        empty=EmptyState(_("Không có tệp"), _("Giấy tờ được nộp trực tiếp tại quầy.")),
        caption_shown=False,
    )


def mine_page(found: Any) -> BoardPage:
    """A citizen's own dossiers."""
    rows = list(found.select_related("version").order_by("-filed_at")[:SHOWN])
    count = len(rows)
    return BoardPage(
        title=_("Hồ sơ của tôi"),
        sentence=ngettext("%(count)d hồ sơ.", "%(count)d hồ sơ.", count) % {"count": count},
        table=Table(
            caption=_("Mới nhất đứng trước"),
            columns=(
                Column(_("Mã hồ sơ"), "short"),
                Column(_("Thủ tục"), "long"),
                Column(_("Trạng thái"), "short"),
                Column(_("Ngày nộp"), "short"),
                Column(_("Hẹn trả"), "short"),
            ),
            rows=tuple(
                Row(
                    (
                        each.code,
                        each.version.name_vi,
                        status(each.status),
                        format_day(each.filed_at),
                        format_day(each.due_at) if each.due_at else "–",
                    ),
                    href=reverse("portal:dossier", args=[each.code]),
                )
                for each in rows
            ),
            empty=EmptyState(
                _("Ông/Bà chưa nộp hồ sơ nào"),
                _("Hồ sơ nộp bằng tài khoản này hiện ở đây."),
                Link(_("Tìm thủ tục"), reverse("portal:procedures"), "button"),
            ),
        ),
    )
