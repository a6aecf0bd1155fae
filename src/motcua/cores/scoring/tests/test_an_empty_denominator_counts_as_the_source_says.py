"""Nothing occurred: no points that count as 0, 0 points, or all points, as the set says for
each.
"""

from decimal import Decimal

import pytest

from motcua.cores.scoring import Fact, explain, facts_of_rows, score
from motcua.cores.scoring.tests.shelf import qd766


def scored_empty(code: str) -> tuple[Decimal | None, Decimal | None, str]:
    """Points, group's part sum and sentence for a metric with 0 of 0."""
    row = Fact(unit_code="U", metric_code=code, numerator=0, denominator=0)
    table = score(qd766(), facts_of_rows(qd766(), [row]), partial=True)
    sentence = explain(table, "U", code).sentence_vi
    return table.points(0, qd766().codes.index(code)), table.total_points(0), sentence


@pytest.mark.parametrize(
    "code", ["PUBLISH_ON_TIME", "PUBLIC_UPDATE_ON_TIME", "DOSSIER_SYNC", "REUSED_DIGITIZED_DATA"]
)
def test_no_points_count_as_nothing_and_spoil_no_total(code: str) -> None:
    points, total, sentence = scored_empty(code)
    assert points is None
    assert total == 0
    assert "không chấm, cộng 0 vào tổng" in sentence


@pytest.mark.parametrize("code", ["ON_TIME", "PAID_DOSSIERS", "DOSSIER_RECEIVING_SATISFACTION"])
def test_zero_points_are_points(code: str) -> None:
    points, total, sentence = scored_empty(code)
    assert points == 0
    assert total == 0
    assert "0 trên tối đa" in sentence


@pytest.mark.parametrize(
    ("code", "most"),
    [
        ("PETITION_PROCESSING_ON_TIME", 6),
        ("PETITION_HANDLING_SATISFACTION", 6),
        ("ELECTRONIC_CERTIFIED_COPY", 2),
    ],
)
def test_all_points_are_given_where_nothing_could_go_wrong(code: str, most: int) -> None:
    points, total, sentence = scored_empty(code)
    assert points == most
    assert total == most
    assert "được đủ" in sentence
