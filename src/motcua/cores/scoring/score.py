"""Scores of many units under one index set on one day: points, groups, total, class and place.

Points are whole ticks (1/100 point at two decimals). Each indicator is rounded half up once;
groups and total add the rounded points, as the national portal does [law:portal-766-2026]. A
figure left out is null and makes its group and the total null, unless `partial` asks for the
sum of what is there. A rule that gives no points for an empty denominator counts as 0 and makes
nothing null.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from motcua.cores.scoring.facts import Facts
from motcua.cores.scoring.kinds import Column, kind_of
from motcua.cores.scoring.kinds.shape import Mask, Whole
from motcua.cores.scoring.ranks import rank_1224
from motcua.cores.scoring.sets import IndexSet, UnknownCode
from motcua.cores.scoring.standing import ClassOnDay, IndicatorOnDay, SetOnDay, on_day


@dataclass(frozen=True, kw_only=True)
class ScoreTable:
    """Arrays over units (rows) × indicators, groups (columns) in the order of `standing`.

    `ticks` are 0 where there are no points; `has_points` says where there are. `complete` marks
    units whose counted figures are all given. `group_known` and `total_known` say whether a sum
    may be shown. `class_at` indexes `standing.classes`, −1 for none; `rank` is 0 for none.
    """

    standing: SetOnDay
    facts: Facts
    ticks: Whole
    has_points: Mask
    group_ticks: Whole
    group_known: Mask
    total_ticks: Whole
    total_known: Mask
    complete: Mask
    class_at: Whole
    rank: Whole

    def unit_at(self, unit_code: str) -> int:
        """The row of a unit; `UnknownCode` when it has none."""
        if unit_code not in self.facts.unit_codes:
            raise UnknownCode(unit_code, self.facts.unit_codes)
        return self.facts.unit_codes.index(unit_code)

    def points(self, unit: int, indicator: int) -> Decimal | None:
        """Published points of one indicator of one row."""
        return (
            self._points(self.ticks[unit, indicator]) if self.has_points[unit, indicator] else None
        )

    def group_points(self, unit: int, group: int) -> Decimal | None:
        """Published points of one group of one row."""
        return (
            self._points(self.group_ticks[unit, group]) if self.group_known[unit, group] else None
        )

    def total_points(self, unit: int) -> Decimal | None:
        """Published total of one row."""
        return self._points(self.total_ticks[unit]) if self.total_known[unit] else None

    def class_of(self, unit: int) -> ClassOnDay | None:
        """Class of one row's total."""
        at = int(self.class_at[unit])
        return None if at < 0 else self.standing.classes[at]

    def _points(self, ticks: np.int64) -> Decimal:
        return Decimal(int(ticks)).scaleb(-self.standing.decimals)


def score(
    index_set: IndexSet,
    facts: Facts,
    on: date | None = None,
    *,
    edition: str | None = None,
    partial: bool = False,
    blocks: Sequence[str] | None = None,
) -> ScoreTable:
    """Score all units of `facts` by the values of a day (by default the edition's own).

    `blocks` names each unit's block, within which it is ranked. Raises `UnknownCode`,
    `RuleNotInForce`.
    """
    standing = on_day(index_set, on=on, edition=edition)
    return score_standing(standing, facts, partial=partial, blocks=blocks)


def score_standing(
    standing: SetOnDay, facts: Facts, *, partial: bool = False, blocks: Sequence[str] | None = None
) -> ScoreTable:
    """The same where the set on its day is at hand already, as when many months are scored."""
    if facts.metric_codes != standing.index_set.codes:
        raise UnknownCode(", ".join(facts.metric_codes), standing.index_set.codes)
    ticks, has_points = _points(standing, facts)
    counted = np.array([kind_of(each.indicator.kind).gives_points for each in standing.indicators])
    group_ticks, group_known = _groups(standing, facts, ticks, counted, partial)
    complete = (facts.given | ~counted).all(axis=1)
    total_known = complete | (partial & (facts.given & counted).any(axis=1))
    total_ticks = np.where(total_known, ticks.sum(axis=1), 0)
    return ScoreTable(
        standing=standing,
        facts=facts,
        ticks=ticks,
        has_points=has_points,
        group_ticks=group_ticks,
        group_known=group_known,
        total_ticks=total_ticks,
        total_known=total_known,
        complete=complete,
        class_at=_classes(standing, total_ticks, complete),
        rank=rank_1224(total_ticks, total_known, blocks),
    )


def column_of(indicator: IndicatorOnDay) -> Column:
    """What the rule of an indicator needs, without its names and sources."""
    return Column(
        max_points=indicator.max_points,
        parameters=indicator.parameters,
        zero_denominator=indicator.indicator.zero_denominator,
    )


def _points(standing: SetOnDay, facts: Facts) -> tuple[Whole, Mask]:
    ticks = np.zeros(facts.numerator.shape, dtype=np.int64)
    has_points = np.zeros(facts.numerator.shape, dtype=np.bool_)
    kinds = [each.indicator.kind for each in standing.indicators]
    for kind in dict.fromkeys(kinds):
        at = [place for place, name in enumerate(kinds) if name == kind]
        columns = [column_of(standing.indicators[place]) for place in at]
        ticks[:, at], has_points[:, at] = kind_of(kind).ticks(
            columns, facts.numerator[:, at], facts.denominator[:, at], standing.decimals
        )
    has_points &= facts.given
    return np.where(has_points, ticks, 0), has_points


def _groups(
    standing: SetOnDay, facts: Facts, ticks: Whole, counted: Mask, partial: bool
) -> tuple[Whole, Mask]:
    sums = np.zeros((len(facts.unit_codes), len(standing.groups)), dtype=np.int64)
    known = np.zeros(sums.shape, dtype=np.bool_)
    for at, group in enumerate(standing.groups):
        members = [place for place in group.members if counted[place]]
        given = facts.given[:, members]
        known[:, at] = given.any(axis=1) if partial else given.all(axis=1)
        sums[:, at] = ticks[:, members].sum(axis=1)
    return np.where(known, sums, 0), known


def _classes(standing: SetOnDay, totals: Whole, complete: Mask) -> Whole:
    cuts = [-(-each.least_points * 10**standing.decimals // 1) for each in standing.classes]
    at = np.full(totals.shape, -1, dtype=np.int64)
    for place in range(len(cuts) - 1, -1, -1):
        at[totals >= int(cuts[place])] = place
    return np.where(complete, at, -1)
