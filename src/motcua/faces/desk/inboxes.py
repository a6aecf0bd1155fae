"""Builds the inbox page from the dossiers room's answer."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.cores.clock import Calendar, remaining
from motcua.faces.desk.words import next_action, status
from motcua.foundation.text.numbers import format_number
from motcua.foundation.ui.components import (
    Column,
    Content,
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
    Table,
    TimeLeft,
)
from motcua.foundation.ui.pages import InboxPage
from motcua.rooms.dossiers.queries import DossierLine, InboxQuestion
from motcua.rooms.dossiers.queries import InboxPage as Found
from motcua.rooms.worktime import queries as worktime

MINUTES_PER_DAY = 480


def labels() -> Mapping[str, str]:
    """The saved filters by name."""
    return {
        "mine": _("Việc của tôi"),
        "overdue": _("Quá hạn"),
        "today": _("Hẹn trả hôm nay"),
        "near": _("Sắp đến hạn"),
        "new": _("Chờ tiếp nhận"),
        "supplement": _("Chờ bổ sung"),
        "result": _("Chờ trả kết quả"),
        "open": _("Đang giải quyết"),
        "all": _("Tất cả hồ sơ"),
    }


_TONES = {"overdue": "bad", "today": "warn", "near": "warn"}


def inbox_page(
    found: Found, question: InboxQuestion, at: datetime, *, may_receive: bool
) -> InboxPage:
    """The inbox; calendars are looked up once for all units shown."""
    calendars = worktime.calendars_for({line.unit_id for line in found.lines})
    named = labels()
    here = reverse("desk:inbox")
    return InboxPage(
        title=_("Hộp việc"),
        sentence=_sentence(found.counts),
        filters=FilterList(
            (
                FilterGroup(
                    _("Cần làm"), _filters(("mine", "overdue", "today", "near"), found, question)
                ),
                FilterGroup(
                    _("Theo bước"), _filters(("new", "supplement", "result"), found, question)
                ),
                FilterGroup(_("Của đơn vị"), _filters(("open", "all"), found, question)),
            )
        ),
        search=SearchBox(
            here,
            _("Tìm theo mã hồ sơ hoặc tên người nộp"),
            value=question.text,
            kept=(("loc", question.chosen),),
            target="#list",
        ),
        table=_table(found, named[question.chosen], calendars, at),
        pager=_pager(found, question),
        keys=keys(),
        action=Link(_("Tiếp nhận hồ sơ"), reverse("desk:counter"), "primary")
        if may_receive
        else None,
    )


def _sentence(counts: Mapping[str, int]) -> str:
    return _("%(mine)s hồ sơ chờ Ông/Bà xử lý, %(late)s hồ sơ của đơn vị đã quá hạn.") % {
        "mine": format_number(counts["mine"]),
        "late": format_number(counts["overdue"]),
    }


def _filters(names: tuple[str, ...], found: Found, question: InboxQuestion) -> tuple[Filter, ...]:
    here, named = reverse("desk:inbox"), labels()
    return tuple(
        Filter(
            named[name],
            f"{here}?loc={name}",
            found.counts.get(name),
            current=name == question.chosen,
            tone=_TONES.get(name, "neutral") if found.counts.get(name) else "neutral",  # type: ignore[arg-type]  # tones of the table above
        )
        for name in names
    )


def _table(found: Found, caption: str, calendars: Mapping[str, Calendar], at: datetime) -> Table:
    return Table(
        caption=_("%(filter)s, sắp đến hạn đứng trước") % {"filter": caption},
        columns=(
            Column(_("Mã hồ sơ"), "short"),
            Column(_("Thủ tục"), "long"),
            Column(_("Người nộp"), "name"),
            Column(_("Trạng thái"), "short"),
            Column(_("Thời gian còn lại"), "short"),
            Column(_("Việc tiếp theo"), "text"),
        ),
        rows=tuple(_row(line, calendars[line.unit_id], at) for line in found.lines),
        empty=EmptyState(
            _("Không có hồ sơ nào ở đây"),
            _("Hồ sơ hiện ở đây khi đến bước này. Bỏ bớt từ tìm hoặc chọn bộ lọc khác."),
            Link(_("Xem hồ sơ đang giải quyết"), f"{reverse('desk:inbox')}?loc=open", "button"),
        ),
        keyed=True,
    )


def _row(line: DossierLine, calendar: Calendar, at: datetime) -> Row:
    return Row(
        (
            line.code,
            line.version__name_vi,
            line.applicant_name,
            status(line.status),
            time_left(line, calendar, at),
            next_action(line.next_kind),
        ),
        href=reverse("desk:dossier", args=[line.code]),
        key=line.code,
    )


def time_left(line: DossierLine, calendar: Calendar, at: datetime) -> Content:
    """Working time to the due date in words; before acceptance, to the answer that is owed."""
    due = line.due_at or line.next_due_at
    if due is None:
        return "–"
    ended = line.finished_at is not None
    paused = _("chờ bổ sung giấy tờ") if line.next_kind == "await_supplement" else ""
    until = line.finished_at or at
    return TimeLeft(remaining(calendar, until, due), MINUTES_PER_DAY, due, paused, ended)


def _pager(found: Found, question: InboxQuestion) -> Pager | None:
    if not found.after and not question.after:
        return None
    here = reverse("desk:inbox")
    kept = {"loc": question.chosen, "q": question.text}
    summary = _("%(count)s hồ sơ trên trang này") % {"count": format_number(len(found.lines))}
    return Pager(
        summary,
        f"{here}?{urlencode(kept)}" if question.after else "",
        f"{here}?{urlencode({**kept, 'sau': found.after})}" if found.after else "",
    )


def keys() -> KeyHints:
    """The keys of the inbox."""
    return KeyHints(
        (
            KeyHint("/", _("Tìm hồ sơ")),
            KeyHint("↓", _("Từ ô tìm xuống danh sách")),
            KeyHint("j", _("Xuống một dòng")),
            KeyHint("k", _("Lên một dòng")),
            KeyHint("Enter", _("Mở hồ sơ")),
            KeyHint("?", _("Xem phím tắt")),
        )
    )
