"""A figure that is not there is null, never 0; a total needs all its figures unless told
otherwise.
"""

from decimal import Decimal

from motcua.cores.scoring import TOTAL, Fact, ScoreTable, explain, facts_of_rows, score
from motcua.cores.scoring.tests.shelf import qd766, small


def scored(*codes: str, partial: bool = False, **shown: Decimal) -> ScoreTable:
    """The small set for one unit with half of each named metric reached."""
    rows = [Fact(unit_code="U", metric_code=c, numerator=45, denominator=100) for c in codes]
    rows += [Fact(unit_code="U", metric_code=c, value=value) for c, value in shown.items()]
    return score(small(), facts_of_rows(small(), rows), partial=partial)


def test_a_missing_figure_makes_its_groups_and_the_total_null() -> None:
    table = scored("A")
    named = {g.code: table.group_points(0, at) for at, g in enumerate(table.standing.groups)}
    assert named == {"ALL": None, "LEFT": Decimal("3.00"), "RIGHT": None}
    assert table.points(0, 1) is None
    assert table.total_points(0) is None
    assert table.class_of(0) is None
    assert table.rank.tolist() == [0]
    assert explain(table, "U", TOTAL).sentence_vi == "Chưa đủ số liệu nên chưa có điểm."
    assert explain(table, "U", "B").sentence_vi == "Chưa có số liệu."


def test_a_partial_sum_adds_what_is_there_and_names_no_class() -> None:
    table = scored("A", partial=True)
    assert table.total_points(0) == Decimal("3.00")
    assert table.class_of(0) is None
    assert not table.complete[0]
    assert table.rank.tolist() == [1]


def test_a_unit_without_a_single_counted_figure_has_no_partial_sum() -> None:
    table = scored(partial=True, SHOWN=Decimal("7.5"))
    assert table.total_points(0) is None


def test_a_figure_that_is_only_shown_is_never_missed_and_never_counted() -> None:
    without, with_it = scored("A", "B"), scored("A", "B", SHOWN=Decimal("7.5"))
    assert without.total_points(0) == with_it.total_points(0) == Decimal("4.80")
    assert with_it.points(0, 2) is None
    assert explain(with_it, "U", "SHOWN").sentence_vi.endswith("không tính điểm: 7,5.")


def test_a_complete_unit_beside_an_incomplete_one_keeps_its_total() -> None:
    rows = [
        Fact(unit_code=unit, metric_code=code, numerator=1, denominator=2)
        for unit, code in (("FULL", "A"), ("FULL", "B"), ("HALF", "A"))
    ]
    table = score(small(), facts_of_rows(small(), rows))
    assert table.total_points(table.unit_at("FULL")) == Decimal("5.33")
    assert table.total_points(table.unit_at("HALF")) is None


def test_empty_counts_are_no_figure() -> None:
    rows = [Fact(unit_code="U", metric_code="ON_TIME")]
    table = score(qd766(), facts_of_rows(qd766(), rows), partial=True)
    assert table.points(0, qd766().codes.index("ON_TIME")) is None
    assert table.total_points(0) is None
