"""The sentence beside a score says what was counted, what was asked, and what it earned."""

import pytest

from motcua.cores.scoring import TOTAL, Fact, UnknownCode, explain, facts_of_rows, score
from motcua.cores.scoring.tests.outsider import recompute
from motcua.cores.scoring.tests.shelf import qd766

ROWS = [
    Fact(unit_code="H44", metric_code=code, numerator=part, denominator=whole)
    for code, part, whole in (
        ("ORIGINAL_RESULT_AVAILABLE", 433_356, 597_918),
        ("REUSED_DIGITIZED_DATA", 136_827, 597_918),
        ("ONLINE_SUBMISSION", 589_496, 597_894),
        ("PETITION_CLASSIFICATION_TTHC", 413, 570),
    )
]
TABLE = score(qd766(), facts_of_rows(qd766(), ROWS), partial=True)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "ORIGINAL_RESULT_AVAILABLE",
            "433.356 trên 597.918, đạt 72,48 % so với mục tiêu 100 %: "
            "được 4,35 trên tối đa 6 điểm.",
        ),
        (
            "ONLINE_SUBMISSION",
            "589.496 trên 597.894, đạt 98,6 %, bằng hoặc vượt mục tiêu 50 %: được đủ 6 điểm.",
        ),
        (
            "PETITION_CLASSIFICATION_TTHC",
            "Chỉ tiêu theo dõi, không tính điểm: 413 trên 570, bằng 72,46 %.",
        ),
        ("MDSH", "4,35 + 0,57 = 4,92 trên tối đa 22 điểm."),
        ("ONLINE_SERVICE", "6 = 6 trên tối đa 22 điểm."),
        (TOTAL, "6 + 4,35 + 0,57 = 10,92 trên tối đa 100 điểm."),
    ],
)
def test_the_sentence_reads_as_an_official_writes(code: str, sentence: str) -> None:
    assert explain(TABLE, "H44", code).sentence_vi == sentence


def test_a_sum_can_be_recomputed_from_its_steps() -> None:
    steps = [vars(step) for step in explain(TABLE, "H44", TOTAL).steps]
    assert recompute(steps) == TABLE.total_points(0)


def test_an_unknown_unit_or_code_is_refused() -> None:
    for unit, code in (("H45", TOTAL), ("H44", "NOTHING")):
        with pytest.raises(UnknownCode):
            explain(TABLE, unit, code)
