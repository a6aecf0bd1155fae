"""Scores that somebody published, as facts with a source: what the board shows beside our own.

Units: points as printed, two decimals. A pack of kind `published-scores` holds one dated table
per day of publication. Nothing is computed into it; `faults` says where the printed figures
disagree among themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from motcua.cores.rulebook import Pack, Source
from motcua.cores.scoring.ranks import rank_1224
from motcua.cores.scoring.sets import UnknownCode

SCHEMA_NAME = "published-scores"


@dataclass(frozen=True, kw_only=True)
class PublishedUnit:
    """One unit's printed line; `group_points` and `group_ranks` follow the table's `groups`."""

    code: str
    name_vi: str
    name_en: str
    rank: int
    points: Decimal
    group_points: tuple[Decimal, ...]
    group_ranks: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class PublishedTable:
    """All printed lines of one day, best first; `whole_points` and `headings` are the country's."""

    set_code: str
    edition: str
    title_vi: str
    title_en: str
    published_on: date
    source: Source
    confirmed: bool
    groups: tuple[str, ...]
    units: tuple[PublishedUnit, ...]
    whole_points: Decimal | None
    headings: Mapping[str, Decimal]

    def unit(self, code: str) -> PublishedUnit:
        """The line of one unit; raises `UnknownCode`."""
        for unit in self.units:
            if unit.code == code:
                return unit
        raise UnknownCode(code, tuple(unit.code for unit in self.units))


def read_published(pack: Pack, on: date | None = None) -> PublishedTable:
    """The table in force on a day, by default the newest; raises `RuleNotInForce`."""
    content = pack.content or {}
    units = pack.latest("units") if on is None else pack.on("units", on)
    whole = None
    if "whole" in pack.rules:
        whole = pack.on("whole", units.from_on).value
    return PublishedTable(
        set_code=content["set"],
        edition=content["edition"],
        title_vi=content["title_vi"],
        title_en=content["title_en"],
        published_on=units.from_on,
        source=units.source,
        confirmed=units.confirmed,
        groups=tuple(content["groups"]),
        units=tuple(
            PublishedUnit(
                code=row["code"],
                name_vi=row["name_vi"],
                name_en=row["name_en"],
                rank=row["rank"],
                points=_points(row["points"]),
                group_points=tuple(_points(each) for each in row["group_points"]),
                group_ranks=tuple(row["group_ranks"]),
            )
            for row in units.value
        ),
        whole_points=_points(whole["points"]) if whole else None,
        headings={code: _points(each) for code, each in whole["headings"].items()} if whole else {},
    )


def faults(table: PublishedTable, *, tolerance: Decimal = Decimal("0.005")) -> tuple[str, ...]:
    """Where printed figures contradict each other: groups against total, places against points."""
    found = []
    for unit in table.units:
        if len(unit.group_points) != len(table.groups) or len(unit.group_ranks) != len(
            table.groups
        ):
            return (f"{unit.code}: not one figure for each group",)
        gap = sum(unit.group_points, Decimal(0)) - unit.points
        if abs(gap) > tolerance:
            found.append(f"{unit.code}: groups exceed the total by {gap}")
    found += _misplaced(
        table, "total", [u.points for u in table.units], [u.rank for u in table.units]
    )
    for at, group in enumerate(table.groups):
        points = [unit.group_points[at] for unit in table.units]
        found += _misplaced(table, group, points, [unit.group_ranks[at] for unit in table.units])
    return tuple(found)


def _misplaced(
    table: PublishedTable, what: str, points: list[Decimal], printed: list[int]
) -> list[str]:
    ticks = np.array([int(each * 100) for each in points], dtype=np.int64)
    places = rank_1224(ticks, np.ones(ticks.shape, dtype=np.bool_))
    return [
        f"{unit.code}: place {rank} in {what}, {place} by its points"
        for unit, rank, place in zip(table.units, printed, places.tolist(), strict=True)
        if rank != place
    ]


def _points(printed: float | int) -> Decimal:
    return Decimal(str(printed)).quantize(Decimal("0.01"))
