"""What can be asked of the room: the live 766 board, what was lost and where, published tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from motcua.cores.scoring import explain
from motcua.rooms.indices.board import Board, Source, boards, setting_for
from motcua.rooms.indices.counted766 import BY_DOSSIER, BY_PROCEDURE, ENTERED, INDEX_SET
from motcua.rooms.indices.periods import Period, PeriodNotUnderstood
from motcua.rooms.indices.setting import Member, NoProvince, members_on
from motcua.rooms.indices.shipped import index_set, published_provinces
from motcua.rooms.statistics import queries as statistics

__all__ = [
    "BY_DOSSIER",
    "BY_PROCEDURE",
    "ENTERED",
    "INDEX_SET",
    "Board",
    "GroupLine",
    "IndicatorLine",
    "Member",
    "MetricUnknown",
    "NoProvince",
    "Period",
    "PeriodNotUnderstood",
    "Source",
    "UnitBoard",
    "UnitUnknown",
    "as_data",
    "board_of",
    "boards",
    "index_set",
    "lost_codes",
    "lost_procedures",
    "members_on",
    "published_provinces",
    "unit_board",
]


class UnitUnknown(LookupError):
    """The board has no such unit on that day."""


class MetricUnknown(LookupError):
    """The set has no such indicator."""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator of one unit; ``by`` says what was counted, ``lost`` how many units of it."""

    code: str
    number: str
    name_vi: str
    name_en: str
    group: str
    numerator: int | None
    denominator: int | None
    percent: Decimal | None
    target: Decimal | None
    points: Decimal | None
    max_points: Decimal
    by: str
    value_from: str
    confirmed: bool
    sentence_vi: str
    entered: statistics.Entered | None

    @property
    def lost_points(self) -> Decimal:
        """What is missing to the maximum; all of it where there is no figure."""
        return self.max_points - (self.points or Decimal(0))


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of one unit."""

    code: str
    name_vi: str
    name_en: str
    points: Decimal | None
    max_points: Decimal


@dataclass(frozen=True, slots=True)
class UnitBoard:
    """One unit in one period: total, class, place in its block, groups and indicators."""

    member: Member
    period: Period
    judged_at: datetime
    points: Decimal | None
    max_points: Decimal
    complete: bool
    class_code: str
    class_vi: str
    class_en: str
    rank: int
    block_size: int
    confirmed: bool
    groups: tuple[GroupLine, ...]
    indicators: tuple[IndicatorLine, ...]


def board_of(period: Period, now: datetime, source: Source = Source.COUNTERS) -> Board:
    """All units in one period."""
    return boards([period], now, source)[0]


def unit_board(board: Board, unit_code: str) -> UnitBoard:
    """One unit's part of a board. Raises UnitUnknown."""
    codes = [member.code for member in board.members]
    if unit_code not in codes:
        raise UnitUnknown(unit_code)
    at = codes.index(unit_code)
    member, table = board.members[at], board.table
    found = table.class_of(at)
    standing = table.standing
    return UnitBoard(
        member=member,
        period=board.period,
        judged_at=board.judged_at,
        points=table.total_points(at),
        max_points=_decimal(standing.max_points),
        complete=bool(table.complete[at]),
        class_code=found.name.code if found else "",
        class_vi=found.name.name_vi if found else "",
        class_en=found.name.name_en if found else "",
        rank=int(table.rank[at]),
        block_size=sum(each.block == member.block for each in board.members),
        confirmed=standing.confirmed,
        groups=tuple(
            GroupLine(
                code=group.code,
                name_vi=group.group.name_vi,
                name_en=group.group.name_en,
                points=table.group_points(at, place),
                max_points=_decimal(group.max_points),
            )
            for place, group in enumerate(standing.groups)
            if group.lowest
        ),
        indicators=tuple(_indicators(board, at)),
    )


def _indicators(board: Board, at: int) -> Iterator[IndicatorLine]:
    table, member = board.table, board.members[at]
    for place, each in enumerate(table.standing.indicators):
        cell = table.facts.cell(at, place)
        indicator = each.indicator
        typed = board.entered.get((member.code, indicator.code))
        if indicator.value_from == "province":
            typed = board.entered.get((board.members[0].code, indicator.code))
        yield IndicatorLine(
            code=indicator.code,
            number=indicator.number,
            name_vi=indicator.name_vi,
            name_en=indicator.name_en,
            group=indicator.group,
            numerator=cell.numerator if cell else None,
            denominator=cell.denominator if cell else None,
            percent=_percent(cell.numerator, cell.denominator) if cell else None,
            target=_decimal(each.parameters["target"]) if "target" in each.parameters else None,
            points=table.points(at, place),
            max_points=_decimal(each.max_points),
            by=counted_by(indicator.code),
            value_from=indicator.value_from,
            confirmed=each.confirmed,
            sentence_vi=explain(table, member.code, indicator.code).sentence_vi,
            entered=typed,
        )


def counted_by(metric: str) -> str:
    """dossier, procedure, or entered by hand."""
    if metric in BY_DOSSIER:
        return "dossier"
    return "procedure" if metric in BY_PROCEDURE else "entered"


def _percent(numerator: int | None, denominator: int | None) -> Decimal | None:
    if numerator is None or not denominator:
        return None
    return (Decimal(100 * numerator) / denominator).quantize(Decimal("0.01"))


def _decimal(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / value.denominator).normalize() + Decimal(0)


def lost_codes(metric: str, unit_code: str, period: Period, now: datetime) -> list[str]:
    """Codes of the dossiers in the denominator and not in the numerator, due first.

    Empty for indicators that do not count dossiers. Raises MetricUnknown, NoProvince.
    """
    if metric not in index_set(INDEX_SET).codes:
        raise MetricUnknown(metric)
    if metric not in BY_DOSSIER:
        return []
    setting = setting_for([period], now)
    rows = statistics.lost_facts(
        BY_DOSSIER[metric], period.months, period.judged_at(now), setting.units_of(unit_code)
    )
    return list(rows.values_list("code", flat=True))


def lost_procedures(metric: str, unit_code: str, period: Period, now: datetime) -> list[str]:
    """Codes of the unit's procedures that miss the numerator of a procedure indicator.

    Raises MetricUnknown, NoProvince.
    """
    if metric not in BY_PROCEDURE:
        raise MetricUnknown(metric)
    setting = setting_for([period], now)
    row = setting.province if _of_province(metric) else unit_code
    services = setting.services_of(row)
    if metric == "PUBLIC_CONTENT_FULL":
        return sorted(services.published - services.published_full)
    if metric == "ONLINE_PROVISION":
        return sorted(services.all - services.online)
    used = statistics.procedures_with(metric, period.months, setting.units_of(row))
    offered = services.online if metric == "ONLINE_SERVICE_USED" else services.priced
    return sorted(offered - used)


def _of_province(metric: str) -> bool:
    """Whether the province's value serves all units."""
    return index_set(INDEX_SET).indicator(metric).value_from == "province"


def as_data(unit: UnitBoard) -> dict[str, object]:
    """A unit's board as outsiders read it: numbers as JSON numbers, nothing where there is none."""
    return {
        "unit_code": unit.member.code,
        "unit": unit.member.name_vi,
        "block": unit.member.block,
        "period": unit.period.text,
        "judged_at": unit.judged_at.isoformat(),
        "points": _number(unit.points),
        "max_points": _number(unit.max_points),
        "complete": unit.complete,
        "class": unit.class_vi or None,
        "class_code": unit.class_code or None,
        "rank": unit.rank or None,
        "confirmed": unit.confirmed,
        "groups": [
            {
                "code": group.code,
                "points": _number(group.points),
                "max_points": _number(group.max_points),
            }
            for group in unit.groups
        ],
        "indicators": [_line_data(line) for line in unit.indicators],
    }


def _line_data(line: IndicatorLine) -> dict[str, object]:
    return {
        "code": line.code,
        "numerator": line.numerator,
        "denominator": line.denominator,
        "percent": _number(line.percent),
        "points": _number(line.points),
        "max_points": _number(line.max_points),
        "by": line.by,
        "confirmed": line.confirmed,
        "source": line.entered.source if line.entered else None,
    }


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
