"""What an indicator lost: dossiers, a link for those who may open them, or procedures."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from motcua.faces.board.pages import address
from motcua.faces.board.words import line_name, period_label, points, unit_name
from motcua.foundation.text.numbers import format_number
from motcua.foundation.ui.components import (
    Column,
    Content,
    Crumbs,
    EmptyState,
    Link,
    Moment,
    Notice,
    Row,
    Table,
)
from motcua.foundation.ui.pages import BoardPage
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.dossiers.access import Person
from motcua.rooms.indices import queries as indices
from motcua.rooms.indices.queries import IndicatorLine, UnitBoard

# Who opens what was lost; everybody else reads the figures alone.
FIGURE_READERS = frozenset(
    {"head_of_unit", "reform_office", "leader", "inspector", "supervisor", "business_admin"}
)
# A page of a thousand lines can still be read and printed; more is for the file.
MOST_LINES = 1000


def lost_page(unit: UnitBoard, metric: str, who: Person) -> BoardPage:
    """The page of one indicator of one unit. Raises MetricUnknown."""
    line = next((each for each in unit.indicators if each.code == metric), None)
    if line is None:
        raise indices.MetricUnknown(metric)
    table, notices = _table(unit, line, who)
    return BoardPage(
        title=line_name(line),
        crumbs=Crumbs(
            (
                Link(_("Bảng 766"), address("board:index", unit.period)),
                Link(unit_name(unit.member), address("board:unit", unit.period, unit.member.code)),
            )
        ),
        figure=points(line.lost_points),
        figure_note=_("điểm mất, trên %(max)s điểm") % {"max": format_number(line.max_points)},
        sentence=f"{period_label(unit.period)}. {line.sentence_vi}",
        notices=notices,
        table=table,
    )


def _table(
    unit: UnitBoard, line: IndicatorLine, who: Person
) -> tuple[Table | None, tuple[Notice, ...]]:
    if line.by == "dossier":
        return _dossiers(unit, line, who)
    if line.by == "procedure":
        return _procedures(unit, line), ()
    return None, (
        Notice(
            _("Chỉ tiêu này chưa tính được từ hồ sơ; số liệu do cơ quan nhập kèm nguồn."),
            title=_("Nhập tay"),
        ),
    )


def _dossiers(
    unit: UnitBoard, line: IndicatorLine, who: Person
) -> tuple[Table, tuple[Notice, ...]]:
    codes = indices.lost_codes(line.code, unit.member.code, unit.period, unit.judged_at)
    seen = dossiers.lines_of_codes(who, codes)
    shown = [seen[code] for code in codes if code in seen][:MOST_LINES]
    hidden = len(codes) - len(seen)
    notices = []
    if hidden:
        text = _("%(count)s hồ sơ thuộc đơn vị khác nên không liệt kê ở đây.")
        notices.append(Notice(text % {"count": format_number(hidden)}))
    if len(seen) > len(shown):
        text = _("Có %(all)s hồ sơ; trang này liệt kê %(shown)s hồ sơ đến hạn sớm nhất.")
        counts = {"all": format_number(len(seen)), "shown": format_number(len(shown))}
        notices.append(Notice(text % counts))
    return (
        Table(
            caption=_("Hồ sơ chưa đạt: %(count)s") % {"count": format_number(len(codes))},
            columns=(
                Column(_("Mã hồ sơ"), "short"),
                Column(_("Thủ tục"), "long"),
                Column(_("Người nộp"), "name"),
                Column(_("Tiếp nhận lúc"), "short"),
                Column(_("Hẹn trả"), "short"),
                Column(_("Kết thúc lúc"), "short"),
            ),
            rows=tuple(_dossier_row(line) for line in shown),
            empty=_nothing_to_list(hidden),
        ),
        tuple(notices),
    )


def _nothing_to_list(hidden: int) -> EmptyState:
    if hidden:
        what = _("Không có hồ sơ của đơn vị Ông/Bà")
        return EmptyState(what, _("Hồ sơ chỉ mở cho người có nhiệm vụ ở đơn vị giải quyết."))
    return EmptyState(_("Không có hồ sơ nào chưa đạt"), _("Mọi hồ sơ trong kỳ đều đạt."))


def _dossier_row(line: dossiers.DossierLine) -> Row:
    return Row(
        (
            line.code,
            line.version__name_vi,
            line.applicant_name,
            _moment(line.accepted_at),
            _moment(line.due_at),
            _moment(line.finished_at),
        ),
        href=_dossier_address(line.code),
    )


def _moment(at: object) -> Content:
    return Moment(at) if at else "–"  # type: ignore[arg-type]  # an instant or nothing


def _dossier_address(code: str) -> str:
    try:
        return reverse("desk:dossier", args=[code])
    except NoReverseMatch:
        return ""


def _procedures(unit: UnitBoard, line: IndicatorLine) -> Table:
    codes = indices.lost_procedures(line.code, unit.member.code, unit.period, unit.judged_at)
    versions = catalogue.versions_on(unit.judged_at.date(), codes)
    return Table(
        caption=_("Thủ tục chưa đạt: %(count)s") % {"count": format_number(len(codes))},
        columns=(
            Column(_("Mã thủ tục"), "short"),
            Column(_("Tên thủ tục"), "long"),
            Column(_("Lĩnh vực"), "text"),
        ),
        rows=tuple(
            Row((code, versions[code].name_vi, versions[code].field_vi))
            for code in codes
            if code in versions
        ),
        empty=EmptyState(_("Không có thủ tục nào chưa đạt"), _("Mọi thủ tục của đơn vị đều đạt.")),
    )
