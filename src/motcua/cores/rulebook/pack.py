"""What a rule pack is: named rules, each a row of dated values with the law behind them.

A value holds from ``from_on`` until just before ``until_on``; a later value ends the earlier.
Nothing is ever edited: what changes gets a new dated value, and the digest tells packs apart.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any


class RuleNotInForce(LookupError):
    """No value of the rule is in force on the day asked for."""

    def __init__(self, rule: str, day: date, pack: str) -> None:
        super().__init__(f"{pack}: rule {rule} has no value in force on {day.isoformat()}")
        self.rule, self.day, self.pack = rule, day, pack


class RuleUnknown(RuleNotInForce):
    """The pack has no rule of that name, on any day."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from: ``act`` is an id of docs/law/sources.toml."""

    act: str
    article: str = ""
    clause: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value of a rule in ``[from_on, until_on)``; ``until_on`` None means still in force.

    ``unit`` is what the value counts. ``confirmed`` False marks what was recalled, second-hand
    or decided locally, and every screen that shows it says so. ``label`` names it for readers.
    """

    value: Any
    from_on: date
    until_on: date | None
    unit: str
    source: Source
    confirmed: bool = True
    label: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the value is in force on ``day``."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True)
class Pack:
    """A set of rules that belong together.

    ``digest`` is SHA-256 over the canonical form of everything in the pack. ``content`` holds the
    parts that are not dated values, such as the tree of an index set; its schema describes them.
    """

    name: str
    digest: str
    title: str
    rules: Mapping[str, tuple[DatedValue, ...]]
    schema: str = ""
    content: Mapping[str, Any] | None = None

    def on(self, rule: str, day: date) -> DatedValue:
        """The value of ``rule`` in force on ``day``; raises ``RuleNotInForce``."""
        values = self.rules.get(rule)
        if values is None:
            raise RuleUnknown(rule, day, self.name)
        for value in values:
            if value.holds_on(day):
                return value
        raise RuleNotInForce(rule, day, self.name)

    def latest(self, rule: str) -> DatedValue:
        """The newest value of ``rule``; raises ``RuleUnknown``."""
        values = self.rules.get(rule)
        if values is None:
            raise RuleUnknown(rule, date.max, self.name)
        return values[-1]


class DatesOverlap(ValueError):
    """Two values of one rule claim the same day; ``place`` is the offending value's position."""

    def __init__(self, fault: str, place: int) -> None:
        super().__init__(fault)
        self.place = place


def superseding(values: Iterable[DatedValue]) -> tuple[DatedValue, ...]:
    """The values in order of time, each ended by the next; refuses overlaps and empty spells."""
    numbered = sorted(enumerate(values), key=lambda pair: pair[1].from_on)
    for place, value in numbered:
        if value.until_on is not None and value.until_on <= value.from_on:
            raise DatesOverlap(f"until {value.until_on} is not after from {value.from_on}", place)
    for (_, earlier), (place, later) in pairwise(numbered):
        if later.from_on == earlier.from_on:
            raise DatesOverlap(f"two values begin on {later.from_on}", place)
        if earlier.until_on is not None and earlier.until_on > later.from_on:
            fault = f"from {later.from_on} overlaps the value that lasts until {earlier.until_on}"
            raise DatesOverlap(fault, place)
    return chained([value for _, value in numbered])


def chained(ordered: list[DatedValue]) -> tuple[DatedValue, ...]:
    """``ordered`` by time, each value ended at the latest where the next begins."""
    ends: list[date | None] = [value.from_on for value in ordered[1:]] + [None]
    return tuple(
        replace(value, until_on=_earlier(value.until_on, end))
        for value, end in zip(ordered, ends, strict=True)
    )


def _earlier(one: date | None, other: date | None) -> date | None:
    if one is None or other is None:
        return one or other
    return min(one, other)


def merge(pack: Pack, entries: Iterable[tuple[str, DatedValue]]) -> Pack:
    """``pack`` with the values an office entered, in the order in which they were entered.

    An entry ends the value before it and is ended by the next later one; an entry that begins
    on the same day as another takes its place. No entries: the very same pack.
    """
    entered = tuple(entries)
    if not entered:
        return pack
    by_start = {rule: {each.from_on: each for each in row} for rule, row in pack.rules.items()}
    for rule, value in entered:
        by_start.setdefault(rule, {})[value.from_on] = value
    rules = {rule: chained([row[start] for start in sorted(row)]) for rule, row in by_start.items()}
    layer = [[rule, *value_as_json(value)] for rule, value in entered]
    return replace(pack, rules=rules, digest=digest_of({"shipped": pack.digest, "entered": layer}))


def value_as_json(value: DatedValue) -> list[Any]:
    """All of a dated value, in a form whose JSON is the same everywhere."""
    source = value.source
    return [
        value.from_on.isoformat(),
        value.until_on.isoformat() if value.until_on else None,
        as_json(value.value),
        value.unit,
        [source.act, source.article, source.clause, source.note],
        value.confirmed,
        value.label,
    ]


def as_json(item: Any) -> Any:
    """``item`` with dates and times as ISO texts, so that JSON and its schemas can hold it."""
    if isinstance(item, Mapping):
        return {str(key): as_json(each) for key, each in item.items()}
    if isinstance(item, list | tuple):
        return [as_json(each) for each in item]
    return item.isoformat() if hasattr(item, "isoformat") else item


def digest_of(document: Any) -> str:
    """SHA-256 over JSON with sorted keys and no spaces, under a domain tag of its own."""
    text = json.dumps(as_json(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(b"motcua.rulebook.v1\n" + text.encode()).hexdigest()
