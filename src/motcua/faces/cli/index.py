"""`motcua index`: which index sets there are, what a set says and by which source, and points
from a file.

Needs neither database nor framework. Figures come from the scoring core; nothing is computed
here.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from motcua.cores.rulebook import Pack, PackBroken, RuleNotInForce
from motcua.cores.scoring import (
    FactsRefused,
    Fault,
    IndexSet,
    ScoreTable,
    SetBroken,
    SetOnDay,
    UnknownCode,
    on_day,
    read_facts,
    read_set,
    score_standing,
)
from motcua.cores.scoring.packs import SCHEMA_NAME
from motcua.faces.cli.index_answers import (
    scores_as_data,
    scores_as_rows,
    set_as_data,
    set_as_rows,
    summary,
)
from motcua.faces.cli.main import BadInput, emit, format_option
from motcua.foundation import rulefiles

_SHOWN_FAULTS = 50


@click.group(name="index")
def index() -> None:
    """Bộ chỉ số: danh sách, quy tắc kèm nguồn, chấm điểm từ tệp số liệu.

    \b
    Ví dụ: motcua index sets
           motcua index show qd766
           motcua index score qd766 --facts so-lieu.csv
    """


@index.command()
@format_option()
def sets(output_format: str) -> None:
    """Liệt kê các bộ chỉ số và các bản của từng bộ.

    \b
    Ví dụ: motcua index sets --format table
    """
    found = [summary(read_set(pack)) for pack in _set_packs()]
    emit(found, output_format)


@index.command()
@click.argument("code", metavar="SET")
@click.option("--edition", metavar="E", help="Bản của bộ chỉ số; mặc định là bản chính.")
@click.option("--on", "day", metavar="NGÀY", help="Ngày tra giá trị (YYYY-MM-DD).")
@format_option()
def show(code: str, edition: str | None, day: str | None, output_format: str) -> None:
    """Hiện cây chỉ số của SET: mã, quy tắc, điểm tối đa, mục tiêu và nguồn.

    \b
    Ví dụ: motcua index show qd766 --format table
    """
    standing = _standing(code, edition, day)
    emit(set_as_data(standing), output_format, rows=set_as_rows(standing))


@index.command()
@click.argument("code", metavar="SET")
@click.option("--edition", metavar="E", help="Bản của bộ chỉ số; mặc định là bản chính.")
@click.option("--facts", required=True, metavar="FILE.csv", help="Tệp số liệu CSV (UTF-8).")
@click.option("--partial", is_flag=True, help="Cộng phần đã có khi thiếu số liệu.")
@click.option("--on", "day", metavar="NGÀY", help="Ngày tra giá trị (YYYY-MM-DD).")
@format_option()
def score(
    code: str, edition: str | None, facts: str, partial: bool, day: str | None, output_format: str
) -> None:
    """Chấm điểm các đơn vị trong FILE.csv theo bộ chỉ số SET.

    Cột của tệp: unit_code,metric_code,numerator,denominator hoặc unit_code,metric_code,value (value
    tính theo phần trăm). Số viết thuần: 1818, 96.9. Chỉ số không có trong tệp là chưa có số liệu.

    \b
    Ví dụ: motcua index score qd766 --facts so-lieu.csv --partial
    """
    standing = _standing(code, edition, day)
    try:
        given = read_facts(_bytes(facts), index_set=standing.index_set)
    except FactsRefused as refused:
        raise BadInput("\n".join(_fault_lines(facts, refused.faults))) from None
    table = score_standing(standing, given, partial=partial)
    _say_what_is_missing(table, partial)
    emit(scores_as_data(table, partial), output_format, rows=scores_as_rows(table))


def _set_packs() -> Iterator[Pack]:
    """The shipped index sets; they lie in the folder `indices`, beside published figures."""
    for name in rulefiles.names():
        if name.startswith("indices/") and rulefiles.load(name).schema == SCHEMA_NAME:
            yield rulefiles.load(name)


def _standing(code: str, edition: str | None, day: str | None) -> SetOnDay:
    index_set = _index_set(code)
    try:
        return on_day(index_set, on=_day(day), edition=edition)
    except UnknownCode as unknown:
        known = ", ".join(unknown.known)
        raise BadInput(
            f"Bộ chỉ số {code} không có bản “{unknown.code}”. Các bản có: {known}."
        ) from None
    except RuleNotInForce as missing:
        raise BadInput(
            f"Bộ chỉ số {code} chưa có giá trị cho ngày {missing.day:%d/%m/%Y} "
            f"({missing.rule}). Hãy chọn ngày khác bằng --on."
        ) from None


def _index_set(code: str) -> IndexSet:
    try:
        for pack in _set_packs():
            if pack.name == f"indices/{code}":
                return read_set(pack)
        known = ", ".join(read_set(pack).code for pack in _set_packs())
    except (PackBroken, SetBroken) as broken:
        raise BadInput(f"Tệp quy tắc hỏng: {broken}") from None
    raise BadInput(f"Không có bộ chỉ số “{code}”. Các bộ có: {known}.")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
    except ValueError:
        raise BadInput(f"--on: “{text}” không phải ngày. Hãy viết như 2026-10-10.") from None


def _bytes(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        why = "không có tệp này" if isinstance(error, FileNotFoundError) else "không đọc được tệp"
        raise BadInput(f"{file}: {why}. Hãy kiểm tra đường dẫn sau --facts.") from None


def _fault_lines(file: str, faults: tuple[Fault, ...]) -> Iterator[str]:
    for fault in faults[:_SHOWN_FAULTS]:
        row = "" if fault.row is None else f", dòng {fault.row}"
        column = "" if fault.column is None else f", cột {fault.column}"
        yield f"{file}{row}{column}: {fault.what}. Cách sửa: {fault.remedy}."
    if len(faults) > _SHOWN_FAULTS:
        yield f"… và {len(faults) - _SHOWN_FAULTS} lỗi nữa."
    yield "Chưa chấm điểm đơn vị nào."


def _say_what_is_missing(table: ScoreTable, partial: bool) -> None:
    lacking = [
        code
        for code, whole in zip(table.facts.unit_codes, table.complete, strict=True)
        if not whole
    ]
    if not lacking:
        return
    some = ", ".join(lacking[:5]) + ("…" if len(lacking) > 5 else "")
    said = "tổng điểm chỉ cộng phần đã có, chưa xếp loại" if partial else "chưa có tổng điểm"
    click.echo(f"Chưa đủ số liệu ở {len(lacking)} đơn vị ({some}): {said}.", err=True)
