"""``motcua demo``: the accounts to try the program with, and preparing the demo province."""

import os
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import click

from motcua.cores.clock import ZONE
from motcua.faces.cli.main import JSON, BadInput, emit, format_option, needs_database
from motcua.scenarios import demo as province
from motcua.scenarios.provinces import ProvinceUnknown

# A date alone stands for this time of that day: offices are open and the day is mostly over.
TIME_OF_A_DATE = time(15, 30)


def wanted(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """What the environment asks of the demo, for ``scenarios.demo.prepare``. Raises BadInput.

    ``MOTCUA_PROVINCE`` is a statistical code, ``MOTCUA_SEED`` a number, ``MOTCUA_AS_OF`` a date or
    an instant with its offset, ``MOTCUA_DOSSIERS`` how many dossiers.
    """
    asked: dict[str, Any] = {}
    if code := environment.get("MOTCUA_PROVINCE"):
        asked["province"] = code
    if instant := environment.get("MOTCUA_AS_OF"):
        asked["as_of"] = as_instant(instant, "MOTCUA_AS_OF")
    for name, key in (("MOTCUA_SEED", "seed"), ("MOTCUA_DOSSIERS", "dossiers")):
        if number := environment.get(name):
            asked[key] = _as_number(number, name)
    return asked


def as_instant(written: str, where: str) -> datetime:
    """A date or an instant with its offset. Raises BadInput."""
    try:
        if len(written) == len("2026-11-20"):
            return datetime.combine(date.fromisoformat(written), TIME_OF_A_DATE, ZONE)
        found = datetime.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise BadInput(
            f"{where}={written!r}: cần ngày như 2026-11-20 hoặc thời điểm kèm múi giờ như "
            "2026-11-20T15:30+07:00."
        )
    return found


def _as_number(written: str, where: str) -> int:
    if not written.isascii() or not written.isdecimal():
        raise BadInput(f"{where}={written!r}: cần số nguyên không âm.")
    return int(written)


def prepare_demo(**asked: Any) -> None:
    """Prepares the demo province; what cannot be prepared is bad input."""
    try:
        province.prepare(**asked)
    except (ProvinceUnknown, province.TooEarly) as fault:
        raise BadInput(f"Không dựng được tỉnh trình diễn: {fault}.") from None


@click.group(epilog="Ví dụ: motcua demo accounts --format table")
def demo() -> None:
    """Tài khoản và dữ liệu trình diễn."""


@demo.command(epilog="Ví dụ: motcua demo accounts --format table")
@format_option(JSON)
@needs_database
def accounts(output_format: str) -> None:
    """Tên đăng nhập, mật khẩu, vai và cơ quan của mọi tài khoản trình diễn."""
    try:
        found = province.accounts()
    except province.NoDemoProvince as fault:
        raise BadInput(f"{fault}: chạy `motcua serve` hoặc `motcua demo prepare` trước.") from None
    rows = [
        {
            "username": each.username,
            "password": each.password,
            "role": each.roles[0].role,
            "unit": each.roles[0].unit,
            "unit_code": each.roles[0].unit_code,
            "name": each.name,
            "roles": [held.role for held in each.roles],
        }
        for each in found
    ]
    shown = ("username", "password", "role", "unit", "name")
    emit(rows, output_format, [{name: row[name] for name in shown} for row in rows])


@demo.command(epilog="Ví dụ: motcua demo prepare --province 48 --seed 1 --as-of 2026-11-20")
@click.option("--province", "code", help="Mã thống kê của tỉnh, thành phố. [MOTCUA_PROVINCE]")
@click.option("--seed", type=click.IntRange(min=0), help="Hạt giống. [MOTCUA_SEED]")
@click.option("--as-of", "as_of", help="Ngày hoặc thời điểm kết thúc. [MOTCUA_AS_OF]")
@click.option("--dossiers", type=click.IntRange(min=1), help="Số hồ sơ. [MOTCUA_DOSSIERS]")
@needs_database
def prepare(code: str | None, seed: int | None, as_of: str | None, dossiers: int | None) -> None:
    """Dựng tỉnh trình diễn trong cơ sở dữ liệu trống; có rồi thì giữ nguyên."""
    given: dict[str, Any] = {"province": code, "seed": seed, "dossiers": dossiers}
    if as_of is not None:
        given["as_of"] = as_instant(as_of, "--as-of")
    chosen = {name: value for name, value in given.items() if value is not None}
    prepare_demo(**wanted() | chosen, echo=lambda text: click.echo(text, err=True))
