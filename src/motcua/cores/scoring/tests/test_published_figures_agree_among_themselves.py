"""The 34 provinces' published scores: groups add up to totals, places follow points, nothing is
lost.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from motcua.cores.rulebook import RuleNotInForce
from motcua.cores.scoring import PublishedTable, UnknownCode, on_day, read_published
from motcua.cores.scoring.published import faults
from motcua.cores.scoring.tests.shelf import provinces, qd766


def table() -> PublishedTable:
    """The shipped table."""
    return read_published(provinces())


def test_there_are_34_provinces_on_10_october_2026() -> None:
    assert len({unit.code for unit in table().units}) == 34
    assert table().published_on == date(2026, 10, 10)
    assert table().source.act == "portal-766-results-2026-10-10"
    assert table().set_code == qd766().code


def test_groups_add_up_to_totals_and_places_follow_points() -> None:
    assert faults(table()) == ()


def test_quang_ninh_is_sixth_with_65_91_points() -> None:
    found = table().unit("H49")
    assert (found.rank, found.points, found.name_en) == (6, Decimal("65.91"), "Quang Ninh")


def test_the_countrys_headings_add_up_and_are_those_of_the_set() -> None:
    assert table().whole_points == sum(table().headings.values()) == Decimal("62.59")
    tops = [group.code for group in qd766().groups if group.parent is None]
    assert list(table().headings) == tops


def test_the_countrys_total_is_the_mean_of_the_provinces() -> None:
    mean = sum((unit.points for unit in table().units), Decimal(0)) / len(table().units)
    assert abs(mean - Decimal("62.59")) < Decimal("0.015")


def test_no_group_exceeds_the_maximum_of_the_set() -> None:
    most = {group.code: group.max_points for group in on_day(qd766()).groups}
    for unit in table().units:
        for code, points in zip(table().groups, unit.group_points, strict=True):
            assert 0 <= points <= most[code]


@pytest.mark.parametrize("place", range(34))
@pytest.mark.parametrize("digit", ["1", "0.1", "0.01"])
def test_one_changed_digit_is_found(place: int, digit: str) -> None:
    units = list(table().units)
    points = units[place].group_points
    changed = (points[0] + Decimal(digit), *points[1:])
    units[place] = replace(units[place], group_points=changed)
    found = faults(replace(table(), units=tuple(units)))
    assert any(fault.startswith(units[place].code) for fault in found)


def test_two_exchanged_places_are_found() -> None:
    units = list(table().units)
    units[4], units[5] = replace(units[4], rank=6), replace(units[5], rank=5)
    assert len(faults(replace(table(), units=tuple(units)))) == 2


def test_a_line_without_one_of_its_groups_is_found() -> None:
    units = list(table().units)
    units[0] = replace(units[0], group_points=units[0].group_points[1:])
    assert faults(replace(table(), units=tuple(units))) == ("H20: not one figure for each group",)


def test_a_unit_that_is_not_there_and_a_day_before_the_first_are_refused() -> None:
    with pytest.raises(UnknownCode):
        table().unit("H99")
    with pytest.raises(RuleNotInForce):
        read_published(provinces(), date(2026, 10, 9))
