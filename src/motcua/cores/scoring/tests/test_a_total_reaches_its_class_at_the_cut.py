"""Classes begin at their cut, exactly; the cuts are dated numbers of the pack and can be moved."""

from datetime import date

import pytest

from motcua.cores.rulebook import DatedValue, Source, merge
from motcua.cores.scoring import Fact, IndexSet, facts_of_rows, read_set, score
from motcua.cores.scoring.tests.shelf import qd766


def class_of(index_set: IndexSet, percent: int) -> str:
    """The class of a unit that reaches this percent everywhere and so (nearly) these points."""
    rows = [
        Fact(unit_code="U", metric_code=each.code, numerator=percent, denominator=100)
        for each in index_set.indicators
        if each.kind == "ratio_to_target"
    ]
    table = score(index_set, facts_of_rows(index_set, rows))
    found = table.class_of(0)
    assert found is not None
    return f"{table.total_points(0)} {found.name.code}"


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        (100, "100.00 excellent"),
        (88, "90.27 excellent"),
        (77, "80.45 good"),
        (67, "70.79 fair"),
        (47, "51.09 average"),
        (46, "49.99 weak"),
        (0, "0.00 weak"),
    ],
)
def test_each_total_has_the_class_below_whose_cut_it_does_not_fall(
    percent: int, expected: str
) -> None:
    assert class_of(qd766(), percent) == expected


def moved(points: float) -> IndexSet:
    """The set with the lowest cut of "average" moved, as an office would enter it."""
    entered = DatedValue(
        value=points,
        from_on=date(2026, 1, 1),
        until_on=None,
        unit="point",
        source=Source(act="qd-892-qnam-2023"),
        confirmed=False,
    )
    return read_set(merge(qd766().pack, [("class.average", entered)]))


def test_a_total_exactly_at_the_cut_is_in_the_class_and_one_hundredth_below_is_not() -> None:
    assert class_of(moved(49.99), 46) == "49.99 average"
    assert class_of(moved(50), 46) == "49.99 weak"


def test_an_entered_cut_changes_the_digest_but_not_the_points() -> None:
    assert moved(49.99).pack.digest != qd766().pack.digest
