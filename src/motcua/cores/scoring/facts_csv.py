"""Facts read from the bytes of a CSV file, every fault named by row, column and remedy.

Columns: `unit_code,metric_code` and `numerator,denominator` or `value` or all three; UTF-8;
commas; a line that begins with `#` is a comment; empty cells say that there is no figure.
Numbers are plain machine numbers ("1818", "96.9"): what a Vietnamese and an English reader
would read differently is refused with both readings.
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from unicodedata import normalize

from motcua.cores.scoring.fact_rows import Fact, FactsRefused, Fault, fault
from motcua.cores.scoring.facts import Facts, facts_of_rows
from motcua.cores.scoring.sets import IndexSet

NAMES = ("unit_code", "metric_code")
COUNTS = ("numerator", "denominator")
VALUE = "value"
_SHAPES = "unit_code,metric_code,numerator,denominator hoặc unit_code,metric_code,value"

_MACHINE = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_TWO_READINGS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}|-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")
_COMMA_DECIMAL = re.compile(r"-?[0-9]+,[0-9]+")


class _Misread(ValueError):
    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def read_facts(data: bytes, *, index_set: IndexSet) -> Facts:
    """The facts of a whole file; raises `FactsRefused` with all faults, nothing is half read."""
    lines = _lines(_text(data))
    header_row, header = next(lines, (1, []))
    _check_header(header_row, header)
    faults: list[Fault] = []
    rows: list[Fact] = []
    for row, cells in lines:
        fact = _fact(row, header, cells, faults)
        if fact is not None:
            rows.append(fact)
    if not rows and not faults:
        faults.append(
            fault(
                header_row, None, "tệp không có dòng số liệu nào", "thêm số liệu dưới dòng tiêu đề"
            )
        )
    try:
        facts = facts_of_rows(index_set, rows)
    except FactsRefused as refused:
        faults += refused.faults
    if faults:
        raise FactsRefused(sorted(faults, key=lambda found: found.row or 0))
    return facts


def read_number(text: str, *, whole: bool) -> Decimal:
    """One plain machine number; raises with both readings what could be read in two ways."""
    if _TWO_READINGS.fullmatch(text):
        thousand = text.replace(".", "").replace(",", "")
        decimal = text.replace(",", ".")
        what = f"“{text}” đọc được hai cách: {thousand} (số nguyên) hoặc {decimal} (số thập phân)"
        if whole:
            raise _Misread(what, f"ghi {thousand}; số đếm phải là số nguyên")
        raise _Misread(what, f"ghi {thousand} nếu là số nguyên, {decimal}0 nếu là số thập phân")
    if _MACHINE.fullmatch(text):
        number = Decimal(text)
        if whole and number != number.to_integral_value():
            raise _Misread(f"“{text}” không phải số nguyên", "số đếm phải là số nguyên")
        return number
    raise _not_machine(text)


def _not_machine(text: str) -> _Misread:
    bare = text.removesuffix("%").strip()
    if bare != text and (_MACHINE.fullmatch(bare) or _COMMA_DECIMAL.fullmatch(bare)):
        plain = bare.replace(",", ".")
        return _Misread(f"“{text}” có dấu %", f"ghi {plain} (cột value tính theo phần trăm)")
    if _THOUSANDS.fullmatch(text):
        plain = text.replace(".", "").replace(",", "")
        return _Misread(f"“{text}” có dấu ngăn hàng nghìn", f"ghi {plain}")
    if _COMMA_DECIMAL.fullmatch(text):
        return _Misread(f"“{text}” dùng dấu phẩy thập phân", f"ghi {text.replace(',', '.')}")
    return _Misread(f"“{text}” không phải là số", "ghi số thuần, ví dụ 1818 hoặc 96.9")


def _refused(row: int | None, column: str | None, what: str, remedy: str) -> FactsRefused:
    return FactsRefused([fault(row, column, what, remedy)])


def _text(data: bytes) -> str:
    if not data.strip():
        raise _refused(1, None, "tệp rỗng", f"cần dòng tiêu đề {_SHAPES}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise _refused(
            row, None, "tệp không ở bảng mã UTF-8", "lưu lại dạng “CSV UTF-8”"
        ) from error
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise _refused(row, None, "tệp không phải văn bản UTF-8", "lưu lại dạng “CSV UTF-8”")
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    row = 1
    try:
        for cells in reader:
            kept = [cell.strip() for cell in cells]
            if any(kept) and not kept[0].startswith("#"):
                yield row, kept
            row = reader.line_num + 1
    except csv.Error as error:
        raise _refused(row, None, f"dòng CSV hỏng ({error})", "kiểm tra dấu ngoặc kép") from error


def _check_header(row: int, header: list[str]) -> None:
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raise _refused(
            row, None, "các cột không ngăn bằng dấu phẩy", "lưu lại dạng CSV ngăn bằng dấu phẩy"
        )
    allowed = (*NAMES, *COUNTS, VALUE)
    missing = [name for name in NAMES if name not in header]
    if not missing and VALUE not in header:
        missing = [name for name in COUNTS if name not in header]
    if missing:
        raise _refused(row, missing[0], f"thiếu cột {', '.join(missing)}", f"cần các cột {_SHAPES}")
    if set(COUNTS) & set(header) and not set(COUNTS) <= set(header):
        lone = next(name for name in COUNTS if name not in header)
        raise _refused(row, lone, f"thiếu cột {lone}", f"cần các cột {_SHAPES}")
    for name in header:
        if name not in allowed:
            raise _refused(row, name, f"cột lạ “{name}”", f"chỉ dùng các cột {', '.join(allowed)}")
        if header.count(name) > 1:
            raise _refused(row, name, f"cột {name} xuất hiện hai lần", "giữ lại một cột")


def _fact(row: int, header: list[str], cells: list[str], faults: list[Fault]) -> Fact | None:
    if len(cells) != len(header):
        what = f"dòng có {len(cells)} ô, tiêu đề có {len(header)} cột"
        faults.append(fault(row, None, what, "kiểm tra dấu phẩy; không dùng dấu phẩy trong số"))
        return None
    named = dict(zip(header, cells, strict=True))
    before = len(faults)
    faults += [fault(row, name, f"ô {name} trống", "ghi mã") for name in NAMES if not named[name]]
    numbers = {name: _number(row, name, named.get(name, ""), faults) for name in (*COUNTS, VALUE)}
    if len(faults) > before:
        return None
    top, bottom = numbers["numerator"], numbers["denominator"]
    return Fact(
        unit_code=normalize("NFC", named["unit_code"]),
        metric_code=named["metric_code"],
        numerator=None if top is None else int(top),
        denominator=None if bottom is None else int(bottom),
        value=numbers[VALUE],
        row=row,
    )


def _number(row: int, name: str, text: str, faults: list[Fault]) -> Decimal | None:
    if not text:
        return None
    try:
        return read_number(text, whole=name in COUNTS)
    except _Misread as misread:
        faults.append(fault(row, name, misread.what, misread.remedy))
        return None
