"""No number in the 766 pack is idle: change any one, and points, maxima or classes change."""

import re
from typing import Any

import numpy as np
import pytest

from motcua.cores.rulebook import PackBroken
from motcua.cores.scoring import Fact, IndexSet, facts_of_rows, on_day, parse_set, score_standing
from motcua.cores.scoring.tests.shelf import qd766, schema_of, text_of

TEXT = text_of("indices/qd766.toml")
NUMBERS = [match.span(1) for match in re.finditer(r"\bvalue = ([0-9.]+)", TEXT)]


def output(index_set: IndexSet) -> list[Any]:
    """Everything a reader of the scores sees, in every edition, for every share from 0 to 100 %."""
    rows = [
        Fact(unit_code=f"U{percent:03}", metric_code=code, numerator=percent, denominator=100)
        for percent in range(101)
        for code in index_set.codes
        if code != "AVG_TIME"
    ]
    facts = facts_of_rows(index_set, rows)
    seen: list[Any] = []
    for edition in index_set.editions:
        standing = on_day(index_set, edition=edition.code)
        table = score_standing(standing, facts)
        classes = [found and found.name.code for found in map(table.class_of, range(101))]
        maxima = [group.max_points for group in standing.groups]
        scale = 10**standing.decimals
        seen += [(table.ticks / scale).tolist(), maxima, classes, table.rank.tolist()]
    return seen


ORIGINAL = output(qd766())


def test_there_are_as_many_numbers_as_dated_values() -> None:
    assert len(NUMBERS) == sum(len(values) for values in qd766().pack.rules.values()) > 50


@pytest.mark.parametrize("place", range(len(NUMBERS)))
@pytest.mark.parametrize("change", [1, -1])
def test_a_changed_number_is_noticed(place: int, change: int) -> None:
    begin, end = NUMBERS[place]
    changed = TEXT[:begin] + str(float(TEXT[begin:end]) + change) + TEXT[end:]
    try:
        mutated = parse_set(changed, file="mutated", schema=schema_of("index-set"))
    except PackBroken:
        return  # noticed before anything was scored
    assert output(mutated) != ORIGINAL


def raised(text: str, rule: str) -> str:
    """The pack with one more point in the first value of a rule."""
    pattern = rf'("{re.escape(rule)}" = \[{{ from = [0-9-]+, value = )([0-9]+)'
    found = re.search(pattern, text)
    assert found is not None
    return text[: found.start(2)] + str(int(found[2]) + 1) + text[found.end(2) :]


@pytest.mark.parametrize(
    "code", [each.code for each in qd766().indicators if each.kind == "ratio_to_target"]
)
def test_a_maximum_raised_together_with_its_groups_raises_its_points(code: str) -> None:
    above: str | None = qd766().indicator(code).group
    changed = raised(TEXT, f"{code}.max")
    while above is not None:
        changed = raised(changed, f"{above}.max")
        above = next(group.parent for group in qd766().groups if group.code == above)
    mutated = parse_set(changed, file="mutated", schema=schema_of("index-set"))
    before, after = np.array(ORIGINAL[0]), np.array(output(mutated)[0])
    at = qd766().codes.index(code)
    assert (after[100, at] - before[100, at]) == 1
    assert np.array_equal(np.delete(after, at, axis=1), np.delete(before, at, axis=1))


def test_an_unchanged_pack_gives_the_same_output() -> None:
    again = parse_set(TEXT, file="again", schema=schema_of("index-set"))
    assert output(again) == ORIGINAL
