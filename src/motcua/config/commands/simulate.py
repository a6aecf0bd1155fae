"""``motcua simulate``: plays a year of a province by the office's rules; says what came out."""

from datetime import date, datetime, time
from pathlib import Path

import click

from motcua.cores.clock import ZONE
from motcua.faces.cli.main import JSON, BadInput, emit, format_option, needs_database
from motcua.scenarios import demo
from motcua.scenarios.arrivals import Span
from motcua.scenarios.behaviour import Behaviour, BehaviourBroken, read_behaviour
from motcua.scenarios.data.units import TWO_LEVELS_ON
from motcua.scenarios.loading import DatabaseNotEmpty, load_into_empty
from motcua.scenarios.plan import Premises, make_plan
from motcua.scenarios.provinces import ProvinceUnknown, province_setup
from motcua.scenarios.summary import summary_of

# Fixed, so that the same command gives the same bytes in any year.
USUAL_YEAR = 2026


@click.command(epilog="Ví dụ: motcua simulate --province 22 --year 2026 --dossiers 3000 --seed 1")
@click.option("--province", "code", default=demo.QUANG_NINH, show_default=True, help="Mã thống kê.")
@click.option("--year", default=USUAL_YEAR, show_default=True, help="Năm, từ 2025.")
@click.option(
    "--dossiers", type=click.IntRange(min=1), default=demo.USUAL_DOSSIERS, show_default=True
)
@click.option("--seed", type=click.IntRange(min=0), default=demo.USUAL_SEED, show_default=True)
@click.option(
    "--scenario",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tệp TOML thay đổi cách người dân, cơ quan hành xử.",
)
@click.option("--write", "into_database", is_flag=True, help="Ghi vào cơ sở dữ liệu còn trống.")
@format_option(JSON)
def simulate(
    code: str,
    year: int,
    dossiers: int,
    seed: int,
    scenario: Path | None,
    into_database: bool,
    output_format: str,
) -> None:
    """Mô phỏng một năm làm việc bằng đúng các thao tác của con người."""
    try:
        premises = Premises(
            setup=province_setup(code),
            span=year_of(year),
            dossiers=dossiers,
            seed=seed,
            behaviour=_behaviour(scenario),
            staged=False,
        )
    except ProvinceUnknown as fault:
        raise BadInput(f"--province: {fault}.") from None
    plan = make_plan(premises)
    if into_database:
        _write(premises)
    emit(summary_of(premises, plan), output_format)


@needs_database
def _write(premises: Premises) -> None:
    """Everything or nothing, and only where nobody works yet."""
    try:
        load_into_empty(premises, echo=lambda text: click.echo(text, err=True))
    except DatabaseNotEmpty as fault:
        raise BadInput(f"--write: {fault}") from None


def year_of(year: int) -> Span:
    """The whole year; 2025 from the day on which the two-level model began. Raises BadInput."""
    if not TWO_LEVELS_ON.year <= year <= 2099:
        raise BadInput(f"--year {year}: quy tắc một cửa ở đây có từ {TWO_LEVELS_ON:%d/%m/%Y}.")
    ends_at = datetime.combine(date(year + 1, 1, 1), time(), ZONE)
    return Span(max(date(year, 1, 1), TWO_LEVELS_ON), ends_at)


def _behaviour(scenario: Path | None) -> Behaviour:
    if scenario is None:
        return Behaviour()
    try:
        return read_behaviour(scenario.read_text("utf-8"), file=scenario.name)
    except (BehaviourBroken, UnicodeDecodeError) as fault:
        raise BadInput(str(fault)) from None
