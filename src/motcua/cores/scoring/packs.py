"""Reads an index set from a rule pack and refuses one that does not hold together.

The rulebook checks dates, sources and the JSON Schema; here the tree is checked: groups stand
after their parents, indicators in groups that exist, every number present and used, children
adding up to their parent.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from motcua.cores.rulebook import Pack, PackBroken, RuleNotInForce, parse_pack
from motcua.cores.rulebook.places import line_of
from motcua.cores.scoring.kinds import KINDS, kind_of
from motcua.cores.scoring.score import column_of
from motcua.cores.scoring.sets import ClassName, Edition, Group, IndexSet, Indicator
from motcua.cores.scoring.standing import SetOnDay, on_day

SCHEMA_NAME = "index-set"
_DECIMALS = "rounding.decimals"


class SetBroken(ValueError):
    """An index set that must not be used: what is wrong, and at which place of the pack."""

    def __init__(self, fault: str, *place: str | int) -> None:
        super().__init__(fault)
        self.fault, self.place = fault, place


def parse_set(text: str, *, file: str, schema: Mapping[str, Any]) -> IndexSet:
    """The index set written in a TOML text; raises `PackBroken` with file, line and fault."""
    pack = parse_pack(text, file=file, schema=schema)
    try:
        return read_set(pack)
    except SetBroken as broken:
        raise PackBroken(file, line_of(text, broken.place), broken.fault) from None


def read_set(pack: Pack) -> IndexSet:
    """The index set of a checked pack, also of one with entered values; raises `SetBroken`."""
    content = pack.content or {}
    index_set = IndexSet(
        code=content["code"],
        title_vi=content["title_vi"],
        title_en=content["title_en"],
        note_vi=content.get("note_vi", ""),
        default_edition=content["default_edition"],
        rounding=content["rounding"],
        groups=tuple(Group(**{"parent": None, **row}) for row in content["group"]),
        indicators=tuple(_indicator(row) for row in content["indicator"]),
        classes=tuple(ClassName(**row) for row in content["class"]),
        editions=tuple(_edition(row) for row in content["edition"]),
        pack=pack,
    )
    _check_tree(index_set)
    _check_rules(index_set)
    for edition in index_set.editions:
        for day in _turning_days(index_set, edition):
            _check_numbers(index_set, edition, day)
    return index_set


def _indicator(row: Mapping[str, Any]) -> Indicator:
    plain: dict[str, Any] = {
        "number": "",
        "measure": "ratio",
        "amount_unit": "",
        "value_from": "own",
        "numerator_may_exceed": False,
        "numerator_vi": "",
        "denominator_vi": "",
        "note_vi": "",
    }
    return Indicator(**{**plain, **row, "scopes": tuple(row["scopes"])})


def _edition(row: Mapping[str, Any]) -> Edition:
    values_on = row["values_on"]
    day = values_on if isinstance(values_on, date) else date.fromisoformat(values_on)
    return Edition(**{"note_vi": "", "instead": {}, **row, "values_on": day})


def _check_tree(index_set: IndexSet) -> None:
    _check_codes(index_set)
    groups = [group.code for group in index_set.groups]
    for place, group in enumerate(index_set.groups):
        if group.parent is not None and group.parent not in groups[:place]:
            raise SetBroken(
                f"group {group.code}: no group {group.parent} before it", "group", place
            )
    holding = {group.parent for group in index_set.groups}
    for place, indicator in enumerate(index_set.indicators):
        if indicator.group not in groups or indicator.group in holding:
            fault = f"{indicator.code}: {indicator.group} is no group that holds indicators"
            raise SetBroken(fault, "indicator", place)
        if indicator.kind not in KINDS:
            raise SetBroken(f"{indicator.code}: no kind {indicator.kind}", "indicator", place)
    if index_set.default_edition not in [edition.code for edition in index_set.editions]:
        raise SetBroken(f"no edition {index_set.default_edition}", "default_edition")


def _check_codes(index_set: IndexSet) -> None:
    for part in ("group", "indicator", "class", "edition"):
        codes = [each.code for each in _parts(index_set, part)]
        for place, code in enumerate(codes):
            if code in codes[:place]:
                raise SetBroken(f"a second {part} has the code {code}", part, place)


def _parts(index_set: IndexSet, part: str) -> Iterable[Any]:
    return {
        "group": index_set.groups,
        "indicator": index_set.indicators,
        "class": index_set.classes,
        "edition": index_set.editions,
    }[part]


def _check_rules(index_set: IndexSet) -> None:
    """Every number that the tree needs is there, and no number is there that nothing reads."""
    needed = set(_needed(index_set))
    known = set(index_set.pack.rules)
    for place, edition in enumerate(index_set.editions):
        for rule, instead in edition.instead.items():
            if rule not in needed or instead not in known:
                fault = f"edition {edition.code}: no rule {instead if rule in needed else rule}"
                raise SetBroken(fault, "edition", place)
    for rule in sorted(needed - known):
        raise SetBroken(f"rule {rule} is missing", "rules")
    read = needed.union(*(edition.instead.values() for edition in index_set.editions))
    for rule in sorted(known - read):
        raise SetBroken(f"nothing reads rule {rule}", "rules", rule)


def _needed(index_set: IndexSet) -> Iterator[str]:
    yield _DECIMALS
    yield from (group.max_rule for group in index_set.groups)
    yield from (name.cut_rule for name in index_set.classes)
    for indicator in index_set.indicators:
        yield from (indicator.rule(name) for name in ("max", *kind_of(indicator.kind).parameters))


def _turning_days(index_set: IndexSet, edition: Edition) -> list[date]:
    """The edition's own day, and every later or earlier day on which some number changes."""
    starts = {value.from_on for values in index_set.pack.rules.values() for value in values}
    return [edition.values_on, *sorted(starts - {edition.values_on})]


def _check_numbers(index_set: IndexSet, edition: Edition, day: date) -> None:
    try:
        standing = on_day(index_set, on=day, edition=edition.code)
    except RuleNotInForce as missing:
        if day != edition.values_on:
            return  # the set did not yet exist as a whole
        raise SetBroken(str(missing), "rules", missing.rule) from None
    _check_sums(standing)
    for place, each in enumerate(standing.indicators):
        fault = kind_of(each.indicator.kind).fault(column_of(each), standing.decimals)
        if fault is not None:
            raise SetBroken(f"{each.code}: {fault}", "indicator", place)


def _check_sums(standing: SetOnDay) -> None:
    if standing.decimals > 6:
        raise SetBroken("at most 6 decimals", "rules", _DECIMALS)
    for place, group in enumerate(standing.groups):
        parts = [each.max_points for each in standing.groups if each.group.parent == group.code]
        parts += [
            each.max_points for each in standing.indicators if each.indicator.group == group.code
        ]
        total = sum(parts, Fraction(0))
        if total != group.max_points:
            fault = f"group {group.code}: maximum {group.max_points}, its parts add up to {total}"
            raise SetBroken(fault, "group", place)
