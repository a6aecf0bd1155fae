"""Builds the page of one's dossier, and the list of one's dossiers."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.cores.clock import remaining
from motcua.faces.portal.words import happened, next_step, status
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
    Link,
    Moment,
    Notice,
    PostButton,
    Row,
    Story,
    StoryEvent,
    Table,
    TimeLeft,
)
from motcua.foundation.ui.pages import (
    BoardPage,
    DossierPage,
    Section,
)
from motcua.rooms.dossiers.queries import DossierStory
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
