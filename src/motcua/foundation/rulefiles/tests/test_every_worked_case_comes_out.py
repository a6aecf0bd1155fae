"""Every example beside a rule file is worked out; one test for all files of all rooms."""

from collections.abc import Iterator
from typing import Any

import pytest

from motcua.cores.rulebook import Case, Cases
from motcua.foundation import rulefiles


def each_case() -> Iterator[Any]:
    """(file, case) of every shipped example."""
    for cases in rulefiles.all_cases():
        for case in cases.cases:
            yield pytest.param(cases, case, id=f"{cases.file}: {case.name}")


@pytest.mark.parametrize(("cases", "case"), list(each_case()))
def test_a_case_comes_out_as_its_sums_say(cases: Cases, case: Case) -> None:
    got = rulefiles.evaluator(cases.evaluator)(rulefiles.load(cases.pack), case.given)
    assert {key: got.get(key) for key in case.expected} == dict(case.expected), case.sums


def test_a_case_that_is_wrong_would_be_noticed() -> None:
    cases = next(each for each in rulefiles.all_cases() if each.pack == "calendars/vn")
    case = cases.cases[0]
    got = rulefiles.evaluator(cases.evaluator)(
        rulefiles.load(cases.pack), {**case.given, "allow": "4wd"}
    )
    assert {key: got.get(key) for key in case.expected} != dict(case.expected)


def test_an_evaluator_that_nobody_registered_is_named() -> None:
    with pytest.raises(rulefiles.EvaluatorUnknown, match=r"no evaluator clock\.never; there are"):
        rulefiles.evaluator("clock.never")


def test_a_second_evaluator_of_one_name_is_refused() -> None:
    with pytest.raises(ValueError, match="two evaluators"):
        rulefiles.register_evaluator("clock.due", lambda _pack, given: given)
