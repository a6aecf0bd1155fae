"""An index set: a tree of groups and indicators that says how points are given, and by whom.

Units: points on the set's own scale (766: 0–100), targets in percent (0–100) as the sources
print them. The tree is plain data; every number in it (maximum, target, class cut) is a rule of
a rulebook `Pack`, so that a value entered later by an office passes the same checks and is
merged the same way. `packs.parse_set` reads a set, `standing.on_day` takes the numbers of one
day. Nothing here gives points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from motcua.cores.rulebook import Pack

ZeroDenominator = Literal["null", "zero", "full"]
CountedBy = Literal["dossier", "procedure", "petition", "entered"]
ValueFrom = Literal["own", "province"]
Measure = Literal["ratio", "amount"]


class UnknownCode(LookupError):
    """A code that the index set does not have; `known` lists those it has."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        super().__init__(code)
        self.code, self.known = code, known


@dataclass(frozen=True, kw_only=True)
class Group:
    """A branch of the tree, without `parent` at the top; its points are those below it."""

    code: str
    parent: str | None
    name_vi: str
    name_en: str

    @property
    def max_rule(self) -> str:
        """The pack's rule that holds the printed maximum."""
        return f"{self.code}.max"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A leaf of the tree: one metric, one kind of score rule, what it is counted by and for whom.

    `measure` is "ratio" (two counts, or their percent) or "amount" (one number in `amount_unit`).
    `value_from` is "province" where the province's own value serves all its units.
    `numerator_may_exceed` marks a ratio whose two counts come from different books.
    """

    code: str
    number: str
    group: str
    name_vi: str
    name_en: str
    kind: str
    measure: Measure
    amount_unit: str
    zero_denominator: ZeroDenominator
    counted_by: CountedBy
    scopes: tuple[str, ...]
    value_from: ValueFrom
    numerator_may_exceed: bool
    numerator_vi: str
    denominator_vi: str
    note_vi: str

    def rule(self, parameter: str) -> str:
        """The pack's rule that holds a parameter of this indicator: `max`, `target`, …"""
        return f"{self.code}.{parameter}"


@dataclass(frozen=True, kw_only=True)
class ClassName:
    """A class of totals; its least total is the pack's rule `class.<code>`."""

    code: str
    name_vi: str
    name_en: str

    @property
    def cut_rule(self) -> str:
        """The pack's rule that holds the least total of this class."""
        return f"class.{self.code}"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A named reading of the set: its day, and the rules it reads `instead` of others."""

    code: str
    title_vi: str
    title_en: str
    values_on: date
    confirmed: bool
    note_vi: str
    instead: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class IndexSet:
    """A whole index set. `rounding` names the rule by which points become what is published."""

    code: str
    title_vi: str
    title_en: str
    note_vi: str
    default_edition: str
    rounding: str
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]
    classes: tuple[ClassName, ...]
    editions: tuple[Edition, ...]
    pack: Pack

    @property
    def codes(self) -> tuple[str, ...]:
        """Metric codes in the order of the tree; facts are arranged in this order."""
        return tuple(indicator.code for indicator in self.indicators)

    def edition(self, code: str | None) -> Edition:
        """The edition of this code, or the set's default one."""
        wanted = code or self.default_edition
        for edition in self.editions:
            if edition.code == wanted:
                return edition
        raise UnknownCode(wanted, tuple(edition.code for edition in self.editions))

    def indicator(self, code: str) -> Indicator:
        """The indicator of this code."""
        for indicator in self.indicators:
            if indicator.code == code:
                return indicator
        raise UnknownCode(code, self.codes)

    def groups_below(self, code: str) -> frozenset[str]:
        """The codes of this group and of every group under it."""
        below = {code}
        for group in self.groups:  # parents stand before their children in a parsed set
            if group.parent in below:
                below.add(group.code)
        return frozenset(below)
