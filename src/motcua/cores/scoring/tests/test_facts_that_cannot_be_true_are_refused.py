"""Facts are settled at the door: what cannot be true is refused with every fault, in rows and
arrays.
"""

from decimal import Decimal

import numpy as np
import pytest

from motcua.cores.scoring import (
    Fact,
    FactsRefused,
    UnknownCode,
    facts_of_arrays,
    facts_of_rows,
    score,
    serve_all_units,
)
from motcua.cores.scoring.tests.shelf import qd766, small


def refusal(*rows: Fact) -> str:
    """All faults of these rows, as one text."""
    with pytest.raises(FactsRefused) as caught:
        facts_of_rows(qd766(), rows)
    return "; ".join(fault.what for fault in caught.value.faults)


def fact(code: str = "ON_TIME", part: int | None = 1, whole: int | None = 2, row: int = 2) -> Fact:
    """One row of counts."""
    return Fact(unit_code="U", metric_code=code, numerator=part, denominator=whole, row=row)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (fact("ON_TIMES"), "không có mã “ON_TIMES”"),
        (fact(part=-1), "số âm: -1"),
        (fact(part=3), "tử số 3 lớn hơn mẫu số 2"),
        (fact(part=None), "có tử số hoặc mẫu số mà thiếu số kia"),
        (fact(part=0, whole=10**16), "số quá lớn"),
        (fact("AVG_TIME"), "AVG_TIME là một con số"),
        (Fact(unit_code="U", metric_code="ON_TIME", value=Decimal("100.01")), "lớn hơn 100 %"),
        (Fact(unit_code="U", metric_code="ON_TIME", value=Decimal("-0.1")), "số âm"),
        (Fact(unit_code="U", metric_code="ON_TIME", value=Decimal("0." + "1" * 16)), "số quá dài"),
        (
            Fact(
                unit_code="U", metric_code="ON_TIME", numerator=1, denominator=2, value=Decimal(1)
            ),
            "vừa có tử số, mẫu số vừa có giá trị",
        ),
    ],
)
def test_a_row_that_cannot_be_true_is_refused(row: Fact, said: str) -> None:
    assert said in refusal(row)


def test_the_same_unit_and_metric_twice_is_refused_naming_both_rows() -> None:
    assert "xuất hiện hai lần (đã có ở dòng 2)" in refusal(fact(row=2), fact(row=3))


def test_all_faults_are_named_at_once() -> None:
    assert len(refusal(fact(part=-1), fact("X"), fact("PAID_DOSSIERS", 3)).split(";")) == 4


def test_more_can_be_synchronised_than_was_reported() -> None:
    facts = facts_of_rows(qd766(), [fact("DOSSIER_SYNC", 12, 10)])
    table = score(qd766(), facts, partial=True)
    assert table.total_points(0) == Decimal("6.00")


def arrays(numerator: int, denominator: int, *, given: bool = True) -> None:
    """Facts of two units of the small set from arrays of one number each."""
    shape = (2, 3)
    mask = np.zeros(shape, dtype=np.bool_)
    mask[:, :2] = given
    facts_of_arrays(
        small(),
        unit_codes=["U", "V"],
        numerator=np.full(shape, numerator),
        denominator=np.full(shape, denominator),
        given=mask,
    )


@pytest.mark.parametrize(("part", "whole"), [(-1, 2), (3, 2), (0, 10**16), (1, -1)])
def test_arrays_are_held_to_the_same(part: int, whole: int) -> None:
    arrays(1, 2)
    arrays(part, whole, given=False)
    with pytest.raises(FactsRefused):
        arrays(part, whole)


def test_arrays_of_another_shape_or_of_broken_numbers_are_refused() -> None:
    whole = np.ones((2, 3), dtype=np.int64)
    for numerator in (np.ones((3, 2), dtype=np.int64), np.ones((2, 3))):
        with pytest.raises(FactsRefused):
            facts_of_arrays(small(), unit_codes=["U", "V"], numerator=numerator, denominator=whole)
    with pytest.raises(FactsRefused):
        facts_of_arrays(small(), unit_codes=["U", "U"], numerator=whole, denominator=whole)


def test_an_amount_cannot_come_as_counts_in_an_array() -> None:
    whole = np.ones((1, 3), dtype=np.int64)
    with pytest.raises(FactsRefused, match="SHOWN là một con số"):
        facts_of_arrays(small(), unit_codes=["U"], numerator=whole, denominator=whole)


def test_facts_of_another_set_are_not_scored() -> None:
    facts = facts_of_rows(qd766(), [fact()])
    with pytest.raises(UnknownCode):
        score(small(), facts)


def test_the_provinces_own_figure_serves_every_unit_where_the_set_says_so() -> None:
    rows = [
        Fact(unit_code="H44", metric_code="PUBLIC_CONTENT_FULL", numerator=87, denominator=89),
        Fact(unit_code="H44", metric_code="ON_TIME", numerator=9, denominator=10),
        Fact(unit_code="H44.01", metric_code="ON_TIME", numerator=1, denominator=10),
    ]
    served = serve_all_units(qd766(), facts_of_rows(qd766(), rows), province="H44")
    table = score(qd766(), served, partial=True)
    assert table.total_points(table.unit_at("H44")) == Decimal("19.96")
    assert table.total_points(table.unit_at("H44.01")) == Decimal("3.96")
    with pytest.raises(UnknownCode):
        serve_all_units(qd766(), served, province="H99")
