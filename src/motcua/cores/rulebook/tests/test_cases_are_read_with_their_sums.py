"""A cases file holds given, expected and the sums in words; anything less is refused."""

import pytest

from motcua.cores.rulebook import PackBroken, parse_cases

WHOLE = """\
pack = "try/pack"
evaluator = "try.add"

[[cases]]
name = "hai cộng ba"
given = { one = 2, other = 3 }
expected = { sum = 5 }
sums = "2 + 3 = 5"

[[cases]]
name = "không cộng gì"
given = { one = 2, other = 0 }
expected = { sum = 2 }
sums = "2 + 0 = 2"
"""


def test_each_case_keeps_its_sums_and_its_line() -> None:
    cases = parse_cases(WHOLE, file="try.cases.toml")
    assert (cases.pack, cases.evaluator) == ("try/pack", "try.add")
    assert [(case.name, case.line, case.sums) for case in cases.cases] == [
        ("hai cộng ba", 4, "2 + 3 = 5"),
        ("không cộng gì", 10, "2 + 0 = 2"),
    ]


def test_a_case_without_sums_is_refused_with_its_line() -> None:
    with pytest.raises(PackBroken, match="'sums' is a required property") as caught:
        parse_cases(WHOLE.replace('sums = "2 + 0 = 2"\n', ""), file="try.cases.toml")
    assert caught.value.line == 10


def test_a_case_that_expects_nothing_is_refused() -> None:
    with pytest.raises(PackBroken) as caught:
        parse_cases(WHOLE.replace("{ sum = 2 }", "{}"), file="try.cases.toml")
    assert caught.value.line == 13


def test_two_cases_of_one_name_are_refused() -> None:
    with pytest.raises(PackBroken, match="a second case") as caught:
        parse_cases(WHOLE.replace("không cộng gì", "hai cộng ba"), file="try.cases.toml")
    assert caught.value.line == 10
