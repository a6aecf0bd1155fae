"""`motcua board`: the live 766 board of one unit and month, and the dossiers behind a lost point.

The keys are an interface that outsiders rely on: add to them, do not change them.
"""

from datetime import UTC, datetime
from typing import Any

import click

from motcua.cores.clock import ZONE
from motcua.faces.cli.main import BadInput, emit, format_option, needs_database
from motcua.rooms.indices import queries as indices

_KEYS = ("unit_code", "points", "max_points", "class", "groups", "indicators")
_INDICATOR_KEYS = (
    "code",
    "numerator",
    "denominator",
    "percent",
    "points",
    "max_points",
    "by",
)
_SOURCES = (indices.Source.COUNTERS.value, indices.Source.EVENTS.value)


@click.command(epilog="Ví dụ: motcua board 766 --unit H49.101 --month 2026-10 --lost SYNC")
@click.argument("index_set", metavar="766", type=click.Choice(["766"]))
@click.option("--list-units", is_flag=True, help="Liệt kê các đơn vị của bảng.")
@click.option("--unit", metavar="CODE", help="Mã đơn vị.")
@click.option("--month", metavar="YYYY-MM", help="Tháng; mặc định là tháng này.")
@click.option(
    "--source",
    type=click.Choice(_SOURCES),
    default=_SOURCES[0],
    show_default=True,
    help="Đọc bộ đếm, hay tính lại từ sự kiện.",
)
@click.option("--lost", metavar="METRIC", help="Liệt kê hồ sơ ở mẫu số mà không ở tử số.")
@format_option()
@needs_database
def board(
    index_set: str,
    list_units: bool,
    unit: str | None,
    month: str | None,
    source: str,
    lost: str | None,
    output_format: str,
) -> None:
    """Bảng điểm 766 của một đơn vị trong một tháng."""
    del index_set
    now = datetime.now(UTC)
    period = _month(month, now)
    try:
        if list_units:
            emit(_units(period), output_format)
        elif unit is None:
            raise BadInput("Thiếu --unit. Các đơn vị: motcua board 766 --list-units.")
        elif lost is not None:
            _emit_lost(lost, unit, period, now, output_format)
        else:
            told = _told(unit, period, now, indices.Source(source))
            emit(told, output_format, rows=told["indicators"])
    except indices.NoProvince:
        raise BadInput("Chưa dựng tỉnh nào: chạy `motcua serve` trước.") from None


def _month(written: str | None, now: datetime) -> indices.Period:
    if written is None:
        return indices.Period.month_of(now.astimezone(ZONE).date())
    try:
        period = indices.Period.parse(written)
    except (indices.PeriodNotUnderstood, ValueError):
        period = None
    if period is None or period.length != 1:
        raise BadInput(f"--month={written!r}: cần tháng dạng 2026-10.")
    return period


def _units(period: indices.Period) -> list[dict[str, Any]]:
    return [
        {"unit_code": each.code, "name_vi": each.name_vi, "block": each.block}
        for each in indices.members_on(period.last_on)
    ]


def _told(
    unit: str, period: indices.Period, now: datetime, source: indices.Source
) -> dict[str, Any]:
    found = indices.board_of(period, now, source)
    try:
        one = indices.unit_board(found, unit)
    except indices.UnitUnknown:
        raise _unknown_unit(unit) from None
    whole: dict[str, Any] = indices.as_data(one)
    told = {name: whole[name] for name in _KEYS}
    told["indicators"] = [
        {name: line[name] for name in _INDICATOR_KEYS} for line in whole["indicators"]
    ]
    return told


def _emit_lost(
    metric: str, unit: str, period: indices.Period, now: datetime, output_format: str
) -> None:
    if unit not in {each.code for each in indices.members_on(period.last_on)}:
        raise _unknown_unit(unit)
    codes = _lost(metric, unit, period, now)
    emit(codes, output_format, rows=[{"code": code} for code in codes])


def _lost(metric: str, unit: str, period: indices.Period, now: datetime) -> list[str]:
    known = indices.index_set(indices.INDEX_SET).codes
    if metric not in known:
        raise BadInput(f"--lost={metric!r}: không có chỉ số này. Các chỉ số: {', '.join(known)}.")
    if metric in indices.BY_DOSSIER:
        return indices.lost_codes(metric, unit, period, now)
    if metric in indices.BY_PROCEDURE:
        click.echo(f"{metric} đếm theo thủ tục: dưới đây là mã thủ tục.", err=True)
        return indices.lost_procedures(metric, unit, period, now)
    click.echo(f"{metric} là số nhập tay: không có hồ sơ đứng sau.", err=True)
    return []


def _unknown_unit(unit: str) -> BadInput:
    return BadInput(
        f"--unit={unit!r}: bảng không có đơn vị này. Các đơn vị: motcua board 766 --list-units."
    )
