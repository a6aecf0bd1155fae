"""Builds the dossier page: head with one main action, time strip, papers, money, story."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.cores.clock import Calendar, elapsed_minutes, remaining
from motcua.faces.desk.deeds import Deed, deeds_for
from motcua.faces.desk.inboxes import MINUTES_PER_DAY
from motcua.faces.desk.words import channel, happened, next_action, role, status
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
    Row,
    Story,
    StoryEvent,
    StripSegment,
    Table,
    TimeStrip,
)
from motcua.foundation.ui.pages import DossierPage, Section
from motcua.rooms.dossiers.access import Person, possible
from motcua.rooms.dossiers.queries import DossierStory, StoryLine
from motcua.rooms.people import access as people_access
from motcua.rooms.people import queries as people

_PAUSE = "await_supplement"


@dataclass(frozen=True)
class Surroundings:
    """What the page needs to name units and officers."""

    units: Mapping[str, people.UnitRow]
    officers: Mapping[str, str]
    calendar: Calendar


def dossier_page(
    dossier: Any, story: DossierStory, who: Person, around: Surroundings
) -> DossierPage:
    """The page as this officer sees it."""
    deeds = deeds_for(dossier, possible(who, dossier), who)
    return DossierPage(
        title=dossier.version.name_vi,
        sentence=_("Người nộp: %(name)s") % {"name": dossier.applicant_name},
        crumbs=Crumbs((Link(_("Hộp việc"), reverse("desk:inbox")),)),
        code=dossier.code,
        status=status(dossier.status),
        strip=_strip(dossier, story, who.at, around),
        action=_button(dossier, deeds[0], "primary") if deeds else None,
        other_actions=(
            *_print_receipt(dossier, story, who),
            *(_button(dossier, deed, "button") for deed in deeds[1:]),
        ),
        notices=_notices(dossier, who.at),
        facts=_facts(dossier, around),
        sections=(
            Section(title=_("Thành phần hồ sơ"), body=(_papers(dossier, story),)),
            Section(title=_("Giấy tờ đã lập"), body=(_issued(dossier, story),)),
        ),
        story=_story(story, around),
    )


def _button(dossier: Any, deed: Deed, kind: str) -> Component:
    return Link(deed.label(), reverse("desk:deed", args=[dossier.code, deed.slug]), kind)  # type: ignore[arg-type]  # one of LinkKind


def _print_receipt(dossier: Any, story: DossierStory, who: Person) -> tuple[Component, ...]:
    """A receiver who has just taken the dossier in hands over the receipt next."""
    if dossier.status != 2 or not who.scope.may_anywhere(people_access.Action.RECEIVE):
        return ()
    return tuple(
        Link(_("In giấy tiếp nhận"), reverse("desk:paper", args=[dossier.code, paper.id]), "button")
        for paper in story.issued
        if paper.form_code == "receipt"
    )


def _notices(dossier: Any, at: datetime) -> tuple[Notice, ...]:
    found: list[Notice] = []
    late = dossier.due_at and not dossier.finished_at and dossier.due_at < at
    if late and dossier.status != 5:
        found.append(
            Notice(
                _("Vẫn phải gửi văn bản xin lỗi; hồ sơ được tính là trễ hạn."),
                "bad",
                _("Hồ sơ đã quá hạn"),
            )
        )
    if dossier.due_at and not dossier.due_confirmed:
        found.append(
            Notice(_("Ngày hẹn tính theo ngày nghỉ chưa đối chiếu văn bản gốc; có thể phải sửa."))
        )
    return tuple(found)


def _strip(
    dossier: Any, story: DossierStory, at: datetime, around: Surroundings
) -> TimeStrip | None:
    if dossier.accepted_at is None or dossier.due_at is None:
        return None
    until = dossier.finished_at or at
    return TimeStrip(
        accepted_at=dossier.accepted_at,
        due_at=dossier.due_at,
        at=until,
        segments=tuple(_segments(dossier.accepted_at, until, story, around)),
        left_minutes=remaining(around.calendar, until, dossier.due_at),
        minutes_per_day=MINUTES_PER_DAY,
        ended=dossier.finished_at is not None,
        paused=_("chờ bổ sung giấy tờ") if dossier.status == 5 else "",
        unconfirmed=not dossier.due_confirmed,
    )


def _segments(
    start: datetime, end: datetime, story: DossierStory, around: Surroundings
) -> Sequence[StripSegment]:
    """Stretches between acceptance and ``end``, neighbours of one unit joined."""
    found: list[StripSegment] = []
    for holding in story.holdings:
        begin, stop = max(holding.from_at, start), min(holding.until_at or end, end)
        if stop <= begin:
            continue
        pause = holding.kind == _PAUSE
        name = next_action(_PAUSE) if pause else _unit(around, holding.unit_code)
        minutes = elapsed_minutes(around.calendar, begin, stop)
        current = holding.until_at is None
        if found and found[-1].label == name:
            minutes += found.pop().minutes
        found.append(StripSegment(name, minutes, "pause" if pause else "work", current=current))
    return found


def _unit(around: Surroundings, code: str) -> str:
    return around.units[code].name_vi if code in around.units else code


def _facts(dossier: Any, around: Surroundings) -> Facts:
    rows: list[tuple[str, Content]] = [
        (_("Người nộp"), dossier.applicant_name),
        (_("Nội dung yêu cầu"), dossier.subject or "–"),
        (_("Cách nộp"), channel(dossier.channel)),
        (_("Nơi tiếp nhận"), _unit(around, dossier.receiving_unit_id)),
        (_("Cơ quan giải quyết"), _unit(around, dossier.unit_id)),
        (_("Nộp lúc"), Moment(dossier.filed_at)),
    ]
    if dossier.accepted_at:
        rows.append((_("Tiếp nhận lúc"), Moment(dossier.accepted_at)))
    if dossier.away and dossier.competent_at:
        rows.append((_("Cơ quan giải quyết nhận lúc"), Moment(dossier.competent_at)))
    if dossier.due_at:
        rows.append((_("Hẹn trả"), Moment(dossier.due_at)))
    if dossier.first_due_at and dossier.first_due_at != dossier.due_at:
        rows.append((_("Hẹn trả lần đầu"), Moment(dossier.first_due_at)))
    if dossier.fee_vnd:
        rows.append((_("Phí, lệ phí"), format_money(dossier.fee_vnd)))
    rows.append((_("Việc tiếp theo"), next_action(dossier.next_kind)))
    return Facts(tuple(Fact(term, value) for term, value in rows))


def _papers(dossier: Any, story: DossierStory) -> Table:
    return Table(
        caption=_("Thành phần hồ sơ"),
        columns=(
            Column(_("Tệp"), "long"),
            Column(_("Số thứ tự"), "number"),
            Column(_("Dung lượng"), "number"),
            Column(_("Hình thức"), "short"),
        ),
        rows=tuple(
            Row(
                (
                    paper.name or _("Chưa quét"),
                    str(paper.position),
                    _("%(size)s KB") % {"size": format_number(max(paper.size_bytes // 1024, 1))},
                    _("Tái sử dụng")
                    if paper.reused
                    else _("Đã số hóa")
                    if paper.digitised
                    else _("Bản giấy"),
                ),
                href=_file(dossier.code, paper.sha256),
            )
            for paper in story.papers
        ),
        empty=EmptyState(_("Chưa có giấy tờ"), _("Giấy tờ hiện ở đây khi được nộp.")),
        caption_shown=False,
    )


def _file(code: str, sha256: str) -> str:
    """The file's address; a paper that was not scanned has none."""
    return reverse("desk:file", args=[code, sha256]) if sha256 else ""


def _issued(dossier: Any, story: DossierStory) -> Table:
    rows = [
        Row(
            (paper.title, paper.symbol or "–", Moment(paper.issued_at), paper.signer_name or "–"),
            href=reverse("desk:paper", args=[dossier.code, paper.id]),
        )
        for paper in story.issued
    ]
    if dossier.accepted_at:
        rows.append(
            Row(
                (_("Phiếu kiểm soát quá trình giải quyết hồ sơ"), "–", "–", "–"),
                href=reverse("desk:control-slip", args=[dossier.code]),
            )
        )
    return Table(
        caption=_("Giấy tờ đã lập"),
        columns=(
            Column(_("Tên"), "long"),
            Column(_("Số"), "short"),
            Column(_("Lập lúc"), "short"),
            Column(_("Người ký"), "name"),
        ),
        rows=tuple(rows),
        empty=EmptyState(
            _("Chưa lập giấy tờ nào"),
            _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả có ở đây khi hồ sơ được tiếp nhận."),
        ),
        caption_shown=False,
    )


def _story(story: DossierStory, around: Surroundings) -> Story:
    return Story(tuple(_told(line, around) for line in reversed(story.story)))


def _told(line: StoryLine, around: Surroundings) -> StoryEvent:
    what, tone = happened(line.kind)
    who = around.officers.get(line.actor) or role(line.role)
    unit = _unit(around, line.unit_code) if line.unit_code else ""
    return StoryEvent(line.at, what, ", ".join(filter(None, (who, unit))), _note(line), tone)


def _note(line: StoryLine) -> str:
    """What was said about the act, where it is kept and in the clear."""
    said = [line.data.get(name) for name in ("reason", "note", "ground", "number", "repeat_ground")]
    return " ".join(text for text in said if isinstance(text, str) and text)
