"""Facts of many units arranged once, at the door: arrays of units × indicators.

Every fact is a fraction of two whole numbers, so nothing is lost before rounding: 87 of 89 is
87/89, a share typed as 72.48 percent is 7248/10000, an amount of 1.5 is 15/10. What was not
given is masked, never 0. Indicators stand in the order of the set. What cannot be true is refused.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.cores.scoring.fact_rows import LARGEST_COUNT, Fact, FactsRefused, checked, fault
from motcua.cores.scoring.kinds.shape import Cell, Mask, Whole
from motcua.cores.scoring.sets import IndexSet, Indicator, UnknownCode


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Arrays [units, indicators]; `given`: it is there, `as_value`: it came as one number."""

    unit_codes: tuple[str, ...]
    metric_codes: tuple[str, ...]
    numerator: Whole
    denominator: Whole
    given: Mask
    as_value: Mask
    is_amount: tuple[bool, ...]

    def cell(self, unit: int, metric: int) -> Cell | None:
        """One fact by its positions, as it came; None where nothing was given."""
        if not self.given[unit, metric]:
            return None
        top, bottom = int(self.numerator[unit, metric]), int(self.denominator[unit, metric])
        if self.as_value[unit, metric]:
            value = Fraction(top, bottom) * (1 if self.is_amount[metric] else 100)
            return Cell(numerator=None, denominator=None, value=value)
        return Cell(numerator=top, denominator=bottom, value=None)

    def percent(self, unit: int, metric: int) -> Fraction | None:
        """What a ratio reaches; None for an amount, an empty denominator and a missing fact."""
        bottom = int(self.denominator[unit, metric])
        if self.is_amount[metric] or not self.given[unit, metric] or not bottom:
            return None
        return Fraction(100 * int(self.numerator[unit, metric]), bottom)


def facts_of_rows(index_set: IndexSet, rows: Iterable[Fact]) -> Facts:
    """Facts from rows in any order, units sorted by code; raises `FactsRefused` with all faults."""
    kept, faults = checked(index_set, rows)
    if faults:
        raise FactsRefused(faults)
    units = sorted({unit for unit, _ in kept})
    facts = _empty(index_set, tuple(units))
    unit_at = {code: at for at, code in enumerate(units)}
    metric_at = {code: at for at, code in enumerate(index_set.codes)}
    for (unit, metric), fact in kept.items():
        place = unit_at[unit], metric_at[metric]
        _put(facts, place, fact, index_set.indicators[place[1]])
    return facts


def facts_of_arrays(
    index_set: IndexSet,
    *,
    unit_codes: Sequence[str],
    numerator: npt.NDArray[Any],
    denominator: npt.NDArray[Any],
    given: Mask | None = None,
) -> Facts:
    """Facts from whole-number arrays [units, indicators], indicators in the set's order.

    Raises `FactsRefused` as rows do; `given` masks what is there (everything by default).
    """
    shape = (len(unit_codes), len(index_set.indicators))
    there = np.ones(shape, dtype=np.bool_) if given is None else given
    for name, array in (("numerator", numerator), ("denominator", denominator), ("given", there)):
        if array.shape != shape or array.dtype.kind not in "iub":
            raise FactsRefused([fault(None, name, f"cần mảng số nguyên {shape[0]} × {shape[1]}")])
    if len(set(unit_codes)) != len(unit_codes):
        raise FactsRefused([fault(None, "unit_code", "một đơn vị xuất hiện hai lần")])
    facts = Facts(
        unit_codes=tuple(unit_codes),
        metric_codes=index_set.codes,
        numerator=np.where(there, numerator, 0).astype(np.int64),
        denominator=np.where(there, denominator, 0).astype(np.int64),
        given=there.astype(np.bool_),
        as_value=np.zeros(shape, dtype=np.bool_),
        is_amount=_amounts(index_set),
    )
    _refuse_impossible(index_set, facts)
    return facts


def serve_all_units(index_set: IndexSet, facts: Facts, *, province: str) -> Facts:
    """The facts with the province's own figure on every unit, where the set says it serves them.

    Raises `UnknownCode` when the province is not among the units.
    """
    if province not in facts.unit_codes:
        raise UnknownCode(province, facts.unit_codes)
    source = facts.unit_codes.index(province)
    shared = np.array([each.value_from == "province" for each in index_set.indicators])
    return replace(
        facts,
        numerator=np.where(shared, facts.numerator[source], facts.numerator),
        denominator=np.where(shared, facts.denominator[source], facts.denominator),
        given=np.where(shared, facts.given[source], facts.given),
        as_value=np.where(shared, facts.as_value[source], facts.as_value),
    )


def _amounts(index_set: IndexSet) -> tuple[bool, ...]:
    return tuple(each.measure == "amount" for each in index_set.indicators)


def _empty(index_set: IndexSet, units: tuple[str, ...]) -> Facts:
    shape = (len(units), len(index_set.indicators))
    return Facts(
        unit_codes=units,
        metric_codes=index_set.codes,
        numerator=np.zeros(shape, dtype=np.int64),
        denominator=np.zeros(shape, dtype=np.int64),
        given=np.zeros(shape, dtype=np.bool_),
        as_value=np.zeros(shape, dtype=np.bool_),
        is_amount=_amounts(index_set),
    )


def _put(facts: Facts, place: tuple[int, int], fact: Fact, indicator: Indicator) -> None:
    if fact.value is not None:
        share = Fraction(fact.value) / (100 if indicator.measure == "ratio" else 1)
        facts.numerator[place], facts.denominator[place] = share.numerator, share.denominator
        facts.as_value[place] = True
    elif fact.numerator is not None and fact.denominator is not None:
        facts.numerator[place], facts.denominator[place] = fact.numerator, fact.denominator
    facts.given[place] = fact.value is not None or fact.numerator is not None


def _refuse_impossible(index_set: IndexSet, facts: Facts) -> None:
    top, bottom = facts.numerator, facts.denominator
    exceeding = (top > bottom) & ~np.array([i.numerator_may_exceed for i in index_set.indicators])
    bad = (top < 0) | (bottom < 0) | exceeding | (np.maximum(top, bottom) > LARGEST_COUNT)
    bad |= facts.given & np.array(facts.is_amount)
    if not bad.any():
        return
    rows = [
        Fact(
            unit_code=facts.unit_codes[unit],
            metric_code=facts.metric_codes[metric],
            numerator=int(top[unit, metric]),
            denominator=int(bottom[unit, metric]),
        )
        for unit, metric in np.argwhere(bad)[:20]
    ]
    raise FactsRefused(checked(index_set, rows)[1])
