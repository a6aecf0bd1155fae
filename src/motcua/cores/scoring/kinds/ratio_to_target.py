"""Points in proportion to a target: reaching the target, or passing it, gives the maximum.

    R = 100 · n / d        percent reached (n numerator, d denominator)
    S = min(P, P · R / T)  points (P maximum, T target in percent)

An empty denominator (d = 0) gives no points that count as 0 ("null"), 0 points, or all of them
("full"). There is no floor. Source of the form: the portal's own answers of 2026
[law:portal-766-2026].
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from motcua.cores.scoring.kinds.shape import Cell, Column, Mask, Reason, Step, Whole
from motcua.cores.scoring.words import exact_text, round_half_up, vietnamese

_LARGEST = 2**62


@dataclass(frozen=True)
class RatioToTarget:
    """See the module: `target` is its only parameter."""

    code: str = "ratio_to_target"
    parameters: tuple[str, ...] = ("target",)
    gives_points: bool = True

    def fault(self, column: Column, decimals: int) -> str | None:
        """A target must lie in (0, 100]; the maximum must be a whole number of ticks."""
        if not 0 < column.parameters["target"] <= 100:
            return "the target must be above 0 and at most 100 percent"
        if (column.max_points * 10**decimals).denominator != 1 or column.max_points <= 0:
            return f"the maximum must be above 0 and have at most {decimals} decimals"
        return None

    def ticks(
        self, columns: Sequence[Column], numerator: Whole, denominator: Whole, decimals: int
    ) -> tuple[Whole, Mask]:
        """Ticks = floor((n·a + floor(d·b / 2)) / (d·b)), where a/b = 10^k · 100 · P / T.

        Whole numbers all the way, so the exact half is always rounded up.
        """
        slopes = [10**decimals * 100 * c.max_points / c.parameters["target"] for c in columns]
        caps = np.array([int(c.max_points * 10**decimals) for c in columns], dtype=np.int64)
        above, below = _wide_enough(numerator, denominator, slopes)
        empty = denominator == 0
        below[empty] = 1
        above += below >> 1
        ticks = np.minimum(above // below, caps).astype(np.int64, copy=False)
        if empty.any():
            ticks = np.where(empty, _when_empty(columns, caps), ticks)
            return ticks, ~(empty & np.array([c.zero_denominator == "null" for c in columns]))
        return ticks, ~empty

    def reason(self, column: Column, cell: Cell, decimals: int) -> Reason:
        """The steps end with the rounded points; the sentence names count, target and points."""
        if cell.value is None and not cell.denominator:
            return _reason_when_empty(column)
        steps, percent = _percent(cell)
        target, most = column.parameters["target"], column.max_points
        share = percent / target
        raw = share * most
        capped = min(raw, most)
        points = round_half_up(capped, decimals)
        last = f"#{len(steps) - 1}" if steps else exact_text(percent)
        at = len(steps)
        steps += [
            Step("divide", (last, exact_text(target)), exact_text(share)),
            Step("multiply", (f"#{at}", exact_text(most)), exact_text(raw)),
            Step("min", (f"#{at + 1}", exact_text(most)), exact_text(capped)),
            Step("round_half_up", (f"#{at + 2}", str(decimals)), exact_text(points)),
        ]
        return Reason(
            steps=tuple(steps), sentence_vi=_sentence(cell, percent, target, most, points)
        )


def _wide_enough(
    numerator: Whole, denominator: Whole, slopes: list[Fraction]
) -> tuple[Whole, Whole]:
    """n·a and d·b; in Python's unbounded whole numbers where 64 bits would not hold them."""
    a = np.array([slope.numerator for slope in slopes], dtype=object)
    b = np.array([slope.denominator for slope in slopes], dtype=object)
    greatest = max(
        int(numerator.max(initial=0)) * int(max(a)), int(denominator.max(initial=0)) * int(max(b))
    )
    if greatest < _LARGEST:
        return numerator * a.astype(np.int64), denominator * b.astype(np.int64)
    return numerator.astype(object) * a, denominator.astype(object) * b


def _when_empty(columns: Sequence[Column], caps: Whole) -> Whole:
    full = np.array([c.zero_denominator == "full" for c in columns])
    return np.where(full, caps, 0)


def _reason_when_empty(column: Column) -> Reason:
    most = vietnamese(column.max_points)
    begin = "Không phát sinh trong kỳ (mẫu số bằng 0): "
    if column.zero_denominator == "full":
        step = Step("constant", (exact_text(column.max_points),), exact_text(column.max_points))
        return Reason(steps=(step,), sentence_vi=f"{begin}được đủ {most} điểm.")
    if column.zero_denominator == "zero":
        step = Step("constant", ("0",), "0")
        return Reason(steps=(step,), sentence_vi=f"{begin}0 trên tối đa {most} điểm.")
    step = Step("nothing", (), None)
    return Reason(
        steps=(step,), sentence_vi=f"{begin}không chấm, cộng 0 vào tổng (tối đa {most} điểm)."
    )


def _percent(cell: Cell) -> tuple[list[Step], Fraction]:
    if cell.value is not None:
        return [], cell.value
    part, whole = cell.numerator or 0, cell.denominator or 1  # an empty whole never comes here
    share = Fraction(part, whole)
    return [
        Step("divide", (str(part), str(whole)), exact_text(share)),
        Step("multiply", ("#0", "100"), exact_text(100 * share)),
    ], 100 * share


def _sentence(
    cell: Cell, percent: Fraction, target: Fraction, most: Fraction, points: Fraction
) -> str:
    reached = f"Đạt {vietnamese(percent)} %"
    if cell.numerator is not None and cell.denominator is not None:
        part, whole = Fraction(cell.numerator), Fraction(cell.denominator)
        reached = f"{vietnamese(part)} trên {vietnamese(whole)}, đạt {vietnamese(percent)} %"
    goal, most_shown = f"mục tiêu {vietnamese(target)} %", vietnamese(most)
    if percent >= target:
        return f"{reached}, bằng hoặc vượt {goal}: được đủ {most_shown} điểm."
    return f"{reached} so với {goal}: được {vietnamese(points)} trên tối đa {most_shown} điểm."
