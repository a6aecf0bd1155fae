"""Single figures before they are arranged: what a row says, and what in it cannot be true.

Counts are whole numbers of at least 0; a ratio's value is its percent, an amount's its number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from motcua.cores.scoring.sets import IndexSet, Indicator

LARGEST_COUNT = 10**15


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One figure of one unit: two counts, or one value (percent of a ratio, number of an amount).

    All three None says that there is no figure. `row` is where it stood, for messages.
    """

    unit_code: str
    metric_code: str
    numerator: int | None = None
    denominator: int | None = None
    value: Decimal | None = None
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing wrong with the facts: where, what, and what to do, in Vietnamese."""

    row: int | None
    column: str | None
    what: str
    remedy: str


class FactsRefused(ValueError):
    """The facts cannot be scored; `faults` lists everything found wrong."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.what for fault in faults))
        self.faults = tuple(faults)


def fault(
    row: int | None, column: str | None, what: str, remedy: str = "sửa lại rồi nộp lại"
) -> Fault:
    return Fault(row=row, column=column, what=what, remedy=remedy)


def checked(
    index_set: IndexSet, rows: Iterable[Fact]
) -> tuple[Mapping[tuple[str, str], Fact], list[Fault]]:
    known = {indicator.code: indicator for indicator in index_set.indicators}
    kept: dict[tuple[str, str], Fact] = {}
    faults: list[Fault] = []
    for fact in rows:
        indicator = known.get(fact.metric_code)
        if indicator is None:
            faults.append(_unknown(fact, index_set))
            continue
        before = kept.setdefault((fact.unit_code, fact.metric_code), fact)
        if before is not fact:
            faults.append(_twice(fact, before))
        faults += _impossible(fact, indicator)
    return kept, faults


def _unknown(fact: Fact, index_set: IndexSet) -> Fault:
    return fault(
        fact.row,
        "metric_code",
        f"bộ chỉ số {index_set.code} không có mã “{fact.metric_code}”",
        f"dùng một mã trong `motcua index show {index_set.code}`",
    )


def _twice(fact: Fact, before: Fact) -> Fault:
    where = "" if before.row is None else f" (đã có ở dòng {before.row})"
    what = f"đơn vị {fact.unit_code} và mã {fact.metric_code} xuất hiện hai lần{where}"
    return fault(fact.row, "metric_code", what, "giữ lại một dòng đúng")


def _impossible(fact: Fact, indicator: Indicator) -> list[Fault]:
    counts = (("numerator", fact.numerator), ("denominator", fact.denominator))
    found = [
        fault(fact.row, name, f"số âm: {number}", "các số đếm và tỷ lệ không thể âm")
        for name, number in (*counts, ("value", fact.value))
        if number is not None and number < 0
    ]
    found += [
        fault(fact.row, name, f"số quá lớn: {number}", f"số đếm tối đa là {LARGEST_COUNT}")
        for name, number in counts
        if number is not None and number > LARGEST_COUNT
    ]
    if (
        fact.value is not None
        and max(abs(part) for part in fact.value.as_integer_ratio()) > LARGEST_COUNT
    ):
        what = f"số quá dài: {fact.value}"
        found.append(fault(fact.row, "value", what, "ghi tối đa 15 chữ số"))
    return found + _mismatched(fact, indicator)


def _mismatched(fact: Fact, indicator: Indicator) -> list[Fault]:
    code = indicator.code
    if (fact.numerator is None) != (fact.denominator is None):
        column = "numerator" if fact.numerator is None else "denominator"
        return [fault(fact.row, column, "có tử số hoặc mẫu số mà thiếu số kia", "ghi đủ cả hai")]
    if fact.numerator is not None and fact.value is not None:
        return [fault(fact.row, "value", "vừa có tử số, mẫu số vừa có giá trị", "chỉ ghi một cách")]
    if indicator.measure == "amount":
        if fact.numerator is None:
            return []
        what = f"{code} là một con số, không phải tỷ lệ"
        return [fault(fact.row, "numerator", what, f"ghi vào cột value ({indicator.amount_unit})")]
    if fact.value is not None and fact.value > 100:
        return [
            fault(
                fact.row, "value", f"tỷ lệ {fact.value} % lớn hơn 100 %", "ghi tỷ lệ từ 0 đến 100"
            )
        ]
    if fact.numerator is None or fact.denominator is None or indicator.numerator_may_exceed:
        return []
    if fact.numerator > fact.denominator:
        what = (
            f"tử số {fact.numerator} lớn hơn mẫu số {fact.denominator}; {code} không thể vượt 100 %"
        )
        return [fault(fact.row, "numerator", what, "kiểm tra lại hai số đếm")]
    return []
