"""Places with ties: equal totals share the better place, and the next place is skipped."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cores.scoring import Fact, facts_of_rows, rank_1224, score
from motcua.cores.scoring.tests.shelf import small


def places(totals: list[int], blocks: list[str] | None = None) -> list[int]:
    """Places of units that all have a total."""
    found = rank_1224(np.array(totals), np.ones(len(totals), dtype=bool), blocks)
    return [int(place) for place in found]


def test_two_equal_totals_are_both_second_and_the_next_is_fourth() -> None:
    assert places([70, 90, 80, 80]) == [4, 1, 2, 2]


def test_each_block_has_its_own_first_place() -> None:
    assert places([70, 90, 80, 80], ["xa", "so", "xa", "so"]) == [2, 1, 1, 2]


def test_a_unit_without_a_total_has_no_place_and_takes_none() -> None:
    found = rank_1224(np.array([50, 99, 40]), np.array([True, False, True]))
    assert found.tolist() == [1, 0, 2]


def test_nobody_is_ranked_where_nobody_is() -> None:
    assert places([]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 20), max_size=30))
def test_a_place_is_one_more_than_the_number_of_better_units(totals: list[int]) -> None:
    assert places(totals) == [1 + sum(other > own for other in totals) for own in totals]


def test_units_that_publish_the_same_points_tie_even_where_their_shares_differ() -> None:
    rows = [
        Fact(unit_code=unit, metric_code=code, numerator=part, denominator=whole)
        for unit, part, whole in (("U", 4500, 10_000), ("V", 45_001, 100_000), ("W", 1, 10))
        for code in ("A", "B")
    ]
    table = score(small(), facts_of_rows(small(), rows))
    assert table.rank.tolist() == [1, 1, 3]


def test_blocks_reach_the_ranking_of_a_score() -> None:
    rows = [
        Fact(unit_code=unit, metric_code=code, numerator=part, denominator=10)
        for unit, part in (("U", 9), ("V", 5), ("W", 1))
        for code in ("A", "B")
    ]
    table = score(small(), facts_of_rows(small(), rows), blocks=["so", "xa", "xa"])
    assert table.rank.tolist() == [1, 1, 2]
