"""The worked examples beside the 766 pack, each with its sums, are what the core gives."""

import pytest

from motcua.cores.rulebook import Case, parse_cases
from motcua.cores.scoring.cases import work_out
from motcua.cores.scoring.tests.shelf import qd766, text_of

EXAMPLES = parse_cases(text_of("indices/qd766.cases.toml"), file="qd766.cases.toml")


@pytest.mark.parametrize("case", EXAMPLES.cases, ids=lambda case: case.name)
def test_the_example_comes_out(case: Case) -> None:
    answer = work_out(qd766().pack, case.given)
    assert {key: answer.get(key) for key in case.expected} == dict(case.expected)


def test_the_examples_belong_to_this_pack() -> None:
    assert EXAMPLES.pack == qd766().pack.name
    assert len(EXAMPLES.cases) >= 12
