"""Properties of points that hold for every count: bounds, direction, scale, order, and one
answer.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cores.scoring import (
    Fact,
    ScoreTable,
    explain,
    facts_of_arrays,
    facts_of_rows,
    score,
)
from motcua.cores.scoring.tests.outsider import recompute
from motcua.cores.scoring.tests.shelf import qd766

RATIOS = [each.code for each in qd766().indicators if each.kind == "ratio_to_target"]
COUNTED = st.tuples(st.integers(0, 10**12), st.integers(0, 10**12)).map(sorted)


def points(code: str, part: int, whole: int) -> Decimal | None:
    """Points of one metric of one unit."""
    facts = facts_of_rows(
        qd766(), [Fact(unit_code="U", metric_code=code, numerator=part, denominator=whole)]
    )
    table = score(qd766(), facts)
    return table.points(0, qd766().codes.index(code))


@settings(max_examples=60, deadline=None)
@given(code=st.sampled_from(RATIOS), counts=COUNTED)
def test_points_lie_between_nothing_and_the_maximum(code: str, counts: list[int]) -> None:
    part, whole = counts
    found = points(code, part, whole)
    most = qd766().pack.latest(f"{code}.max").value
    assert found is None or 0 <= found <= most
    assert (found is None) <= (whole == 0)


@settings(max_examples=60, deadline=None)
@given(code=st.sampled_from(RATIOS), counts=COUNTED, other=st.integers(0, 10**12))
def test_more_reached_never_gives_fewer_points(code: str, counts: list[int], other: int) -> None:
    part, whole = counts
    if whole:
        less, more = sorted((part, other % (whole + 1)))
        fewer, greater = points(code, less, whole), points(code, more, whole)
        assert fewer is not None
        assert greater is not None
        assert fewer <= greater


@settings(max_examples=60, deadline=None)
@given(code=st.sampled_from(RATIOS), counts=COUNTED, times=st.integers(1, 900))
def test_the_same_share_gives_the_same_points(code: str, counts: list[int], times: int) -> None:
    part, whole = counts
    assert points(code, part * times, whole * times) == points(code, part, whole)


def facts_of(draws: dict[str, dict[str, list[int]]]) -> list[Fact]:
    """Rows of a drawn table of counts."""
    return [
        Fact(unit_code=unit, metric_code=code, numerator=part, denominator=whole)
        for unit, metrics in draws.items()
        for code, (part, whole) in metrics.items()
    ]


TABLES = st.dictionaries(
    st.sampled_from(["H1", "H2", "H3", "H4"]),
    st.dictionaries(st.sampled_from(RATIOS), COUNTED, min_size=1, max_size=6),
    min_size=1,
)


def same(one: ScoreTable, other: ScoreTable) -> bool:
    """Whether two tables say the same in every array."""
    arrays = ("ticks", "has_points", "group_ticks", "total_ticks", "total_known", "rank")
    return one.facts.unit_codes == other.facts.unit_codes and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays
    )


@settings(max_examples=40, deadline=None)
@given(draws=TABLES, random=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    draws: dict[str, dict[str, list[int]]], random: Any
) -> None:
    rows = facts_of(draws)
    shuffled = rows[:]
    random.shuffle(shuffled)
    tables = [
        score(qd766(), facts_of_rows(qd766(), each), partial=True) for each in (rows, shuffled)
    ]
    assert same(*tables)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(draws=TABLES)
def test_many_at_once_one_by_one_and_an_outsider_give_the_same_points(
    draws: dict[str, dict[str, list[int]]],
) -> None:
    table = score(qd766(), facts_of_rows(qd766(), facts_of(draws)), partial=True)
    for unit, metrics in draws.items():
        for code, (part, whole) in metrics.items():
            vectorised = table.points(table.unit_at(unit), qd766().codes.index(code))
            steps = explain(table, unit, code).steps
            recomputed = recompute([vars(step) for step in steps])
            assert recomputed == (None if vectorised is None else Fraction(vectorised))
            assert points(code, part, whole) == vectorised


def test_counts_beyond_64_bits_are_still_exact() -> None:
    assert points("ONLINE_SUBMISSION", 10**15 // 4, 10**15) == Decimal("3.00")
    assert points("ON_TIME", 10**15 - 1, 10**15) == Decimal("20.00")
    assert points("ON_TIME", 500_249_999_999_999, 10**15) == Decimal("10.00")
    assert points("ON_TIME", 500_250_000_000_000, 10**15) == Decimal("10.01")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 16, "0.13"), (3, 16, "0.38"), (1, 400, "0.01"), (1, 401, "0.00"), (1, 3, "0.67")],
)
def test_the_exact_half_is_rounded_up(part: int, whole: int, expected: str) -> None:
    assert points("CITIZEN_DATA_CONNECTED_DOSSIER", part, whole) == Decimal(expected)


def test_arrays_and_rows_give_the_same_table() -> None:
    shape = (2, len(qd766().indicators))
    amount = np.array([each.measure == "amount" for each in qd766().indicators])
    numerator = np.where(amount, 0, np.arange(shape[0] * shape[1]).reshape(shape))
    denominator = np.broadcast_to(np.where(amount, 0, 60), shape)
    given_mask = np.broadcast_to(~amount, shape)
    arrays = facts_of_arrays(
        qd766(),
        unit_codes=["H1", "H2"],
        numerator=numerator,
        denominator=denominator,
        given=given_mask,
    )
    rows = [
        Fact(
            unit_code=unit,
            metric_code=code,
            numerator=int(numerator[at, column]),
            denominator=60,
        )
        for at, unit in enumerate(("H1", "H2"))
        for column, code in enumerate(qd766().codes)
        if not amount[column]
    ]
    assert same(score(qd766(), arrays), score(qd766(), facts_of_rows(qd766(), rows)))
