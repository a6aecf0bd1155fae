"""An index set on one day in one edition: every maximum, target and cut as an exact fraction.

Units: points and percent as in the pack. Refuses a day without values (`RuleNotInForce`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from motcua.cores.rulebook import DatedValue
from motcua.cores.scoring.kinds import kind_of
from motcua.cores.scoring.sets import ClassName, Edition, Group, IndexSet, Indicator


@dataclass(frozen=True, kw_only=True)
class IndicatorOnDay:
    """An indicator with its numbers in force; `values` keeps where each number comes from."""

    code: str
    indicator: Indicator
    max_points: Fraction
    parameters: Mapping[str, Fraction]
    values: Mapping[str, DatedValue]
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class GroupOnDay:
    """A group with its maximum and the positions of all indicators below it, at any depth.

    `lowest` groups hold indicators themselves: their points add up to the total without
    counting twice.
    """

    code: str
    group: Group
    max_points: Fraction
    value: DatedValue
    members: tuple[int, ...]
    lowest: bool


@dataclass(frozen=True, kw_only=True)
class ClassOnDay:
    """A class with its least total in force."""

    name: ClassName
    least_points: Fraction
    value: DatedValue


@dataclass(frozen=True, kw_only=True)
class SetOnDay:
    """What scoring needs of a set. `classes` run from the highest cut to the lowest."""

    index_set: IndexSet
    edition: Edition
    on: date
    indicators: tuple[IndicatorOnDay, ...]
    groups: tuple[GroupOnDay, ...]
    classes: tuple[ClassOnDay, ...]
    max_points: Fraction
    decimals: int
    confirmed: bool

    @property
    def lowest_groups(self) -> tuple[GroupOnDay, ...]:
        """The groups that hold indicators themselves, in the order of the tree."""
        return tuple(group for group in self.groups if group.lowest)


def on_day(index_set: IndexSet, *, on: date | None = None, edition: str | None = None) -> SetOnDay:
    """The set on a day (by default the day that the edition names).

    Raises `UnknownCode` for an edition that does not exist, `RuleNotInForce` for a day without
    values.
    """
    chosen = index_set.edition(edition)
    day = on or chosen.values_on
    reading = _Reading(index_set, chosen, day)
    indicators = tuple(_indicator(reading, each) for each in index_set.indicators)
    groups = tuple(_group(reading, each) for each in index_set.groups)
    classes = [_class(reading, each) for each in index_set.classes]
    decimals = reading.value("rounding.decimals")
    used = [value for each in indicators for value in each.values.values()]
    used += [decimals, *(each.value for each in groups), *(each.value for each in classes)]
    return SetOnDay(
        index_set=index_set,
        edition=chosen,
        on=day,
        indicators=indicators,
        groups=groups,
        classes=tuple(sorted(classes, key=lambda each: each.least_points, reverse=True)),
        max_points=sum(
            (each.max_points for each in groups if each.group.parent is None), Fraction(0)
        ),
        decimals=int(exact(decimals)),
        confirmed=chosen.confirmed and all(value.confirmed for value in used),
    )


def exact(value: DatedValue) -> Fraction:
    """The number of a dated value as it is written, digit for digit."""
    return Fraction(str(value.value))


@dataclass(frozen=True)
class _Reading:
    index_set: IndexSet
    edition: Edition
    on: date

    def value(self, rule: str) -> DatedValue:
        return self.index_set.pack.on(self.edition.instead.get(rule, rule), self.on)


def _indicator(reading: _Reading, indicator: Indicator) -> IndicatorOnDay:
    names = ("max", *kind_of(indicator.kind).parameters)
    values = {name: reading.value(indicator.rule(name)) for name in names}
    return IndicatorOnDay(
        code=indicator.code,
        indicator=indicator,
        max_points=exact(values["max"]),
        parameters={name: exact(value) for name, value in values.items() if name != "max"},
        values=values,
        confirmed=all(value.confirmed for value in values.values()),
    )


def _group(reading: _Reading, group: Group) -> GroupOnDay:
    value = reading.value(group.max_rule)
    below = reading.index_set.groups_below(group.code)
    indicators = reading.index_set.indicators
    return GroupOnDay(
        code=group.code,
        group=group,
        max_points=exact(value),
        value=value,
        members=tuple(at for at, each in enumerate(indicators) if each.group in below),
        lowest=any(each.group == group.code for each in indicators),
    )


def _class(reading: _Reading, name: ClassName) -> ClassOnDay:
    value = reading.value(name.cut_rule)
    return ClassOnDay(name=name, least_points=exact(value), value=value)
