"""Builds the board's pages as frozen objects from what the indices room answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.faces.board.words import (
    BLOCKS,
    block_label,
    by_label,
    class_of,
    line_name,
    local,
    period_label,
    points,
    sentence,
    short_group,
    unit_name,
)
from motcua.foundation.text.numbers import format_number, format_percent
from motcua.foundation.ui.components import (
    Column,
    Component,
    Crumbs,
    EmptyState,
    Link,
    Notice,
    PointsBar,
    PointsBars,
    Provenance,
    Row,
    Table,
    Tabs,
    Tile,
    TileGrid,
    Trend,
    TrendPoint,
    Trends,
)
from motcua.foundation.ui.pages import BoardPage
from motcua.rooms.indices.queries import Board, IndicatorLine, Period, UnitBoard, unit_board

Step = Literal[0, 1, 2, 3, 4, 5]


def address(name: str, period: Period, *parts: str) -> str:
    """A page of the board for one period."""
    return f"{reverse(name, args=parts)}?ky={period.text}"


def unit_page(
    board: Board, unit: UnitBoard, history: Sequence[UnitBoard], *, may_open: bool
) -> BoardPage:
    """One unit: the sentence, groups, lost points, months before, and its communes if any.

    Lost points are links where the reader ``may_open`` what was lost.
    """
    before = history[-2] if len(history) > 1 else None
    return BoardPage(
        title=_("Bộ chỉ số 766 · %(unit)s") % {"unit": unit_name(unit.member)},
        crumbs=_crumbs(unit),
        figure=points(unit.points),
        figure_note=_("trên %(max)s điểm") % {"max": format_number(unit.max_points)},
        sentence=sentence(unit, before),
        provenance=_provenance(unit),
        notices=_notices(unit),
        periods=_periods(unit),
        groups=_groups(unit),
        losses=_losses(unit, may_open),
        trends=_trends(history),
        tiles=_tiles(board, unit),
        table=_indicators(unit),
        files=(
            Link(_("Tải dữ liệu (CSV)"), address("board:csv", unit.period), "button"),
            Link(
                _("Tải dữ liệu (JSON)"),
                address("board:json", unit.period, unit.member.code),
                "button",
            ),
        ),
    )


def _crumbs(unit: UnitBoard) -> Crumbs | None:
    if unit.member.block == "province":
        return None
    return Crumbs(
        (
            Link(_("Bảng 766"), address("board:index", unit.period)),
            Link(_("Xếp hạng các đơn vị"), address("board:ranking", unit.period)),
        )
    )


def _provenance(unit: UnitBoard) -> tuple[Component, ...]:
    marks: list[Component] = []
    if any(line.entered and line.entered.simulated for line in unit.indicators):
        marks.append(Provenance("simulated"))
    if not unit.confirmed:
        marks.append(Provenance("unconfirmed"))
    return tuple(marks)


def _notices(unit: UnitBoard) -> tuple[Notice, ...]:
    missing = [line_name(line) for line in unit.indicators if _is_missing(line)]
    if not missing:
        return ()
    text = _("Chưa có số liệu của %(count)d chỉ tiêu: %(names)s. Tổng là điểm của phần đã có.") % {
        "count": len(missing),
        "names": "; ".join(missing),
    }
    return (Notice(text, "warn", _("Số liệu chưa đủ")),)


def _is_missing(line: IndicatorLine) -> bool:
    return line.max_points > 0 and line.numerator is None and line.points is None


def _periods(unit: UnitBoard) -> Tabs:
    now = unit.period
    month = Period.month_of(now.first_on if now.length == 1 else min(now.last_on, _judged_on(unit)))
    quarter = Period.parse(f"{month.first_on.year}-Q{(month.first_on.month + 2) // 3}")
    year = Period.parse(str(month.first_on.year))
    shown = [month.before(2), month.before(1), month, quarter, year]
    return Tabs(
        _("Kỳ"),
        tuple(
            Link(
                period_label(period),
                address("board:unit", period, unit.member.code),
                current=period == now,
            )
            for period in shown
        ),
    )


def _judged_on(unit: UnitBoard) -> date:
    return unit.judged_at.date()


def _groups(unit: UnitBoard) -> PointsBars:
    hand = {line.group for line in unit.indicators if line.by == "entered" and line.max_points}
    return PointsBars(
        _("Điểm theo nhóm"),
        tuple(
            PointsBar(
                line_name(group),
                group.points,
                group.max_points,
                href=f"#{group.code}",
                note=Provenance("entered") if group.code in hand else None,
            )
            for group in unit.groups
        ),
    )


def _losses(unit: UnitBoard, may_open: bool) -> Table:
    lost = [line for line in unit.indicators if line.max_points and line.lost_points > 0]
    lost.sort(key=lambda line: (-line.lost_points, line.number))
    return Table(
        caption=_("Điểm bị mất, nhiều nhất đứng trước"),
        columns=(
            Column(_("Chỉ tiêu"), "long"),
            Column(_("Điểm mất"), "number"),
            Column(_("Chưa đạt"), "number"),
            Column(_("Tính theo"), "short"),
        ),
        rows=tuple(
            Row(
                (line_name(line), points(line.lost_points), _not_reached(line), by_label(line.by)),
                href=_loss_href(unit, line) if may_open else "",
            )
            for line in lost
        ),
        empty=EmptyState(
            _("Không mất điểm nào"),
            _("Chỉ tiêu mất điểm hiện ở đây khi có hồ sơ hoặc thủ tục chưa đạt."),
        ),
    )


def _not_reached(line: IndicatorLine) -> str:
    if line.numerator is None or line.denominator is None:
        return "–"
    return format_number(max(line.denominator - line.numerator, 0))


def _loss_href(unit: UnitBoard, line: IndicatorLine) -> str:
    return address("board:lost", unit.period, unit.member.code, line.code)


def _trends(history: Sequence[UnitBoard]) -> Trends | None:
    if len(history) < 2:
        return None
    names = [line_name(group) for group in history[-1].groups]
    labels = [f"{unit.period.first_on.month}/{unit.period.first_on.year}" for unit in history]
    return Trends(
        _("Các tháng gần đây, phần trăm điểm tối đa"),
        tuple(
            Trend(
                name,
                tuple(
                    TrendPoint(label, _share(unit, place))
                    for label, unit in zip(labels, history, strict=True)
                ),
            )
            for place, name in enumerate(names)
        ),
        minimum=Decimal(0),
        maximum=Decimal(100),
    )


def _share(unit: UnitBoard, place: int) -> Decimal | None:
    group = unit.groups[place]
    return None if group.points is None else 100 * group.points / group.max_points


def _tiles(board: Board, unit: UnitBoard) -> TileGrid | None:
    if unit.member.block != "province":
        return None
    communes = [
        unit_board(board, member.code) for member in board.members if member.block == "commune"
    ]
    known = sorted(each.points for each in communes if each.points is not None)
    return TileGrid(
        _("Theo xã, phường, đặc khu"),
        _("Ô càng rõ màu, điểm càng cao so với các đơn vị cùng khối; viền đứt: chưa có số liệu."),
        tuple(
            Tile(
                short_name(unit_name(each.member)),
                points(each.points),
                _fifth(each.points, known),
                address("board:unit", unit.period, each.member.code),
            )
            for each in communes
        ),
    )


def short_name(name: str) -> str:
    """A commune without the words that all of them share."""
    return name.removeprefix("Ủy ban nhân dân ").removeprefix("People's Committee of ")


def _fifth(value: Decimal | None, known: Sequence[Decimal]) -> Step:
    if value is None or not known:
        return 0
    below = sum(each <= value for each in known)
    steps: tuple[Step, ...] = (1, 2, 3, 4, 5)
    return steps[min(5 * (below - 1) // len(known), 4)] if below else 1


def _indicators(unit: UnitBoard) -> Table:
    return Table(
        caption=_("Từng chỉ tiêu và cách tính"),
        columns=(
            Column(_("Chỉ tiêu"), "long"),
            Column(_("Tử số"), "number"),
            Column(_("Mẫu số"), "number"),
            Column(_("Tỷ lệ"), "number"),
            Column(_("Điểm"), "number"),
            Column(_("Tối đa"), "number"),
            Column(_("Tính theo"), "short"),
            Column(_("Cách tính"), "long"),
        ),
        rows=(
            *_indicator_rows(unit),
            Row(
                (
                    _("Tổng"),
                    "",
                    "",
                    "",
                    points(unit.points),
                    format_number(unit.max_points),
                    "",
                    class_of(unit),
                ),
                tone="total",
            ),
        ),
        empty=EmptyState(_("Chưa có số liệu"), _("Số liệu hiện ở đây sau khi có hồ sơ trong kỳ.")),
    )


def _indicator_rows(unit: UnitBoard) -> Iterator[Row]:
    """The first of each group is where the group's bar leads."""
    group = ""
    for line in unit.indicators:
        yield _indicator_row(line, anchor="" if line.group == group else line.group)
        group = line.group


def _indicator_row(line: IndicatorLine, anchor: str) -> Row:
    return Row(
        (
            f"{line.number} {line_name(line)}".strip(),
            "–" if line.numerator is None else format_number(line.numerator),
            "–" if line.denominator is None else format_number(line.denominator),
            "–" if line.percent is None else format_percent(line.percent, 2),
            points(line.points),
            format_number(line.max_points),
            by_label(line.by),
            _how(line),
        ),
        anchor=anchor,
    )


def _how(line: IndicatorLine) -> str:
    said = [line.sentence_vi]
    if line.value_from == "province":
        said.append(_("Giá trị của tỉnh dùng cho mọi đơn vị."))
    if line.entered is not None:
        said.append(
            _("Nhập tay: %(source)s, ngày %(on)s.")
            % {"source": line.entered.source, "on": f"{line.entered.sourced_on:%d/%m/%Y}"}
        )
    return " ".join(said)


@dataclass(frozen=True, kw_only=True)
class RankingPage(BoardPage):
    """Template board/ranking.html: one table for each block."""

    blocks: tuple[Table, ...]


def ranking_page(board: Board) -> RankingPage:
    """Every unit in its block, best first."""
    units = [unit_board(board, member.code) for member in board.members]
    return RankingPage(
        title=_("Xếp hạng Bộ chỉ số 766"),
        crumbs=Crumbs((Link(_("Bảng 766"), address("board:index", board.period)),)),
        sentence=_("%(period)s, xếp trong từng khối; bằng điểm thì cùng hạng.")
        % {"period": period_label(board.period)},
        files=(Link(_("Tải dữ liệu (CSV)"), address("board:csv", board.period), "button"),),
        blocks=tuple(_block(block, units) for block in BLOCKS if block != "province"),
    )


def _block(block: str, units: Sequence[UnitBoard]) -> Table:
    own = sorted(
        (unit for unit in units if unit.member.block == block),
        key=lambda unit: (unit.rank or 9999, unit.member.name_vi),
    )
    groups = units[0].groups if units else ()
    return Table(
        caption=block_label(block),
        columns=(
            Column(_("Đơn vị"), "name"),
            Column(_("Hạng"), "number"),
            Column(_("Điểm"), "number"),
            Column(_("Xếp loại"), "short"),
            *(Column(short_group(group.code, line_name(group)), "number") for group in groups),
        ),
        rows=tuple(_ranked(unit) for unit in own),
        empty=EmptyState(
            _("Khối này chưa có đơn vị nào"), _("Đơn vị hiện ở đây sau khi được lập.")
        ),
    )


def _ranked(unit: UnitBoard) -> Row:
    return Row(
        (
            short_name(unit_name(unit.member)),
            str(unit.rank or "–"),
            points(unit.points),
            local(unit.class_vi, unit.class_en) or "–",
            *(points(group.points) for group in unit.groups),
        ),
        href=address("board:unit", unit.period, unit.member.code),
    )
