"""What the figures of one day rest on: the rows of the board, where units count, what they settle.

A row is the province, a department, a commune or an agency under a ministry. Units without a row of
their own (centres, merged units, offices below a department) count on that of their successor, or
of the next unit above that has one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.people import queries as people


class NoProvince(LookupError):
    """No province has been set up yet."""


@dataclass(frozen=True, slots=True)
class Member:
    """One row of the board: a unit with its block."""

    code: str
    name_vi: str
    name_en: str
    block: str
    gso_code: str


@dataclass(frozen=True, slots=True)
class Services:
    """Codes of a row's procedures: all, online, with a fee, published, published in full."""

    all: frozenset[str] = frozenset()
    online: frozenset[str] = frozenset()
    priced: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    published_full: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """Units, mergers and procedures as they stand on one day.

    ``heirs`` names the row on which another unit's dossiers count; ``outside`` are rows of agencies
    under a ministry, which count for themselves and not for the province.
    """

    members: tuple[Member, ...]
    heirs: Mapping[str, str]
    outside: frozenset[str]
    services: Mapping[str, Services]

    @property
    def province(self) -> str:
        """The province's own code."""
        return self.members[0].code

    def rows_of(self, unit_code: str) -> set[str]:
        """Every row on which a dossier of this unit counts."""
        row = self.heirs.get(unit_code, unit_code)
        return {row} if row in self.outside else {row, self.province}

    def units_of(self, row: str) -> set[str]:
        """The units whose dossiers count on one row."""
        known = {member.code for member in self.members} | self.heirs.keys()
        return {unit for unit in known if row in self.rows_of(unit)}

    def services_of(self, row: str) -> Services:
        """The procedures of one row; none where it settles nothing."""
        return self.services.get(row, Services())


def setting_on(day: date, counting: Iterable[str] = ()) -> Setting:
    """Units and procedures as they stand on ``day``. Raises NoProvince.

    ``counting`` are units that have dossiers and must find their row, whatever became of them.
    """
    members = members_on(day)
    published = catalogue.services_on(day)
    online = frozenset(code for code, row in published.items() if row.online)
    priced = frozenset(code for code, row in published.items() if row.priced)
    full = frozenset(code for code, row in published.items() if row.full)
    settled = catalogue.settled_by_unit(day)
    heirs = _heirs({member.code for member in members}, {*settled, *counting}, day)
    outside = frozenset(each.code for each in members if each.block == "central_agency")
    services = {
        row: Services(
            all=codes,
            online=codes & online,
            priced=codes & priced,
            published=codes & published.keys(),
            published_full=codes & full,
        )
        for row, codes in _gathered(settled, heirs, outside, members[0].code).items()
    }
    return Setting(members, heirs, outside, services)


def members_on(day: date) -> tuple[Member, ...]:
    """The rows a board has on ``day``, the province first. Raises NoProvince."""
    blocks = people.blocks(day)
    if blocks is None:
        raise NoProvince
    agencies = people.units(level=people.Level.CENTRAL_AGENCY, on=day)
    return (
        _member(blocks.province, "province"),
        *(_member(unit, "department") for unit in blocks.departments),
        *(_member(unit, "commune") for unit in blocks.communes),
        *(_member(unit, "central_agency") for unit in agencies),
    )


def _member(unit: people.UnitRow, block: str) -> Member:
    return Member(unit.code, unit.name_vi, unit.name_en, block, unit.gso_code)


def _heirs(rows: set[str], units: Iterable[str], day: date) -> dict[str, str]:
    """Where the dossiers of units without a row of their own count: successor, then superior."""
    heirs = people.successor_map(day)
    wanted = {heirs.get(code, code) for code in units} - rows
    superiors: dict[str, str] = {}
    while wanted:
        named = people.units_named(wanted, day)
        superiors |= {code: unit.parent_code for code, unit in named.items()}
        wanted = {unit.parent_code for unit in named.values()} - rows - superiors.keys() - {""}
    placed = {code: _first_row(code, superiors, rows) for code in superiors}
    return placed | {old: placed.get(new, new) for old, new in heirs.items()}


def _first_row(code: str, superiors: Mapping[str, str], rows: set[str]) -> str:
    while code and code not in rows:
        code = superiors.get(code, "")
    return code


def _gathered(
    settled: Mapping[str, frozenset[str]],
    heirs: Mapping[str, str],
    outside: frozenset[str],
    province: str,
) -> dict[str, frozenset[str]]:
    """Procedures per row; the province has those of every row that is not outside."""
    rows: dict[str, frozenset[str]] = {}
    for unit, codes in settled.items():
        row = heirs.get(unit, unit)
        rows[row] = rows.get(row, frozenset()) | codes
    own = [codes for row, codes in rows.items() if row not in outside]
    return {**rows, province: frozenset().union(*own)}
