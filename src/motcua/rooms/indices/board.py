"""The live 766 board: scores of every unit in one or many periods, from counters or from events.

Three sources give the same table: the counters (fast), the fact rows, and the ledger's events. The
board never stores points; rules in force at the end of the period score what was counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import numpy as np

from motcua.cores.clock import ZONE
from motcua.cores.scoring import ScoreTable, facts_of_arrays, on_day, score_standing
from motcua.cores.scoring.facts import serve_all_units
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.indices.counted766 import INDEX_SET, Ratio, Services, ratio_of
from motcua.rooms.indices.periods import Period
from motcua.rooms.indices.shipped import index_set
from motcua.rooms.people import queries as people
from motcua.rooms.statistics import queries as statistics
from motcua.rooms.statistics.queries import Entered, Figures


class Source(StrEnum):
    """Where the figures are read."""

    COUNTERS = "counters"
    FACTS = "facts"
    EVENTS = "events"


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
class Setting:
    """What the figures of one day rest on: units, mergers, procedures.

    ``heirs`` names the row on which another unit's dossiers count; ``outside`` are rows of agencies
    under a ministry, which count for themselves and not for the province.
    """

    members: tuple[Member, ...]
    heirs: Mapping[str, str]
    outside: frozenset[str]
    services: Mapping[str, Services]
    online: frozenset[str]
    priced: frozenset[str]

    @property
    def province(self) -> str:
        """The province's own code."""
        return self.members[0].code

    def rows_of(self, unit_code: str) -> set[str]:
        """Every row on which a dossier of this unit counts."""
        row = self.heirs.get(unit_code, unit_code)
        return {row} if row in self.outside else {row, self.province}


@dataclass(frozen=True, slots=True)
class Board:
    """One period: the scored table (rows in the order of ``members``) and what stands behind it."""

    period: Period
    judged_at: datetime
    members: tuple[Member, ...]
    table: ScoreTable
    entered: Mapping[tuple[str, str], Entered]


def setting_on(day: date) -> Setting:
    """Units and procedures as they stand on ``day``. Raises NoProvince."""
    blocks = people.blocks(day)
    if blocks is None:
        raise NoProvince
    members = (
        _member(blocks.province, "province"),
        *(_member(unit, "department") for unit in blocks.departments),
        *(_member(unit, "commune") for unit in blocks.communes),
        *(_member(unit, "central_agency") for unit in _central_agencies(day)),
    )
    versions = catalogue.versions_on(day)
    online = frozenset(code for code, row in versions.items() if offered_online(row))
    priced = frozenset(code for code, row in versions.items() if has_fee(row))
    full = frozenset(code for code, row in versions.items() if not catalogue.missing_parts(row))
    settled = catalogue.settled_by_unit(day)
    heirs = _heirs({member.code for member in members}, settled, day)
    outside = frozenset(each.code for each in members if each.block == "central_agency")
    chosen = _gathered(settled, heirs, outside, blocks.province.code)
    services = {
        unit: Services(
            all=len(codes),
            online=len(codes & online),
            priced=len(codes & priced),
            published=len(codes & versions.keys()),
            published_full=len(codes & full),
        )
        for unit, codes in chosen.items()
    }
    return Setting(members, heirs, outside, services, online, priced)


def _central_agencies(day: date) -> tuple[people.UnitRow, ...]:
    return people.units(level=people.Level.CENTRAL_AGENCY, on=day)


def _heirs(rows: set[str], settling: Iterable[str], day: date) -> dict[str, str]:
    """Where the dossiers of units without a row of their own count: successor, then superior."""
    heirs = people.successor_map(day)
    wanted = {heirs.get(code, code) for code in settling} - rows
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


def _member(unit: people.UnitRow, block: str) -> Member:
    return Member(unit.code, unit.name_vi, unit.name_en, block, unit.gso_code)


def offered_online(version: catalogue.VersionRow) -> bool:
    """In part or in full; an unknown level counts when the source lists the online channel."""
    if version.online_level == catalogue.OnlineLevel.UNKNOWN:
        return catalogue.Channel.ONLINE in version.channels
    return version.online_level != catalogue.OnlineLevel.NONE


def has_fee(version: catalogue.VersionRow) -> bool:
    """A line with an amount, or one whose amount somebody else decides."""
    return any(fee.amount_vnd is None or fee.amount_vnd > 0 for fee in version.fees)


def boards(
    periods: Sequence[Period], now: datetime, source: Source = Source.COUNTERS
) -> list[Board]:
    """One board per period, in order; periods must not share a month. Raises NoProvince."""
    setting = setting_on(min(periods[-1].last_on, now.astimezone(ZONE).date()))
    judged = [period.judged_at(now) for period in periods]
    figures = _figures(setting, periods, judged, source)
    return [_board(setting, period, judged[at], figures[at]) for at, period in enumerate(periods)]


def _figures(
    setting: Setting, periods: Sequence[Period], judged: Sequence[datetime], source: Source
) -> list[dict[str, Figures]]:
    if source is Source.EVENTS:
        return _from_events(setting, periods, judged)
    read = statistics.figures if source is Source.COUNTERS else statistics.figures_from_rows
    places = read(
        [period.months for period in periods],
        judged,
        whole=setting.province,
        heirs=setting.heirs,
        outside=setting.outside,
        online=sorted(setting.online),
        priced=sorted(setting.priced),
    )
    found: list[dict[str, Figures]] = [{} for _ in periods]
    for (unit, at), each in places.items():
        found[at][unit] = each
    return found


def _from_events(
    setting: Setting, periods: Sequence[Period], judged: Sequence[datetime]
) -> list[dict[str, Figures]]:
    wanted = {month: at for at, period in enumerate(periods) for month in period.months}
    facts: list[list[dossiers.Fact]] = [[] for _ in periods]
    for fact in dossiers.replayed_facts():
        at = wanted.get(statistics.month_of(fact.received_at))
        if at is not None:
            facts[at].append(fact)
    return [
        statistics.figures_of(
            facts[at],
            judged[at],
            board_of=setting.rows_of,
            online=setting.online,
            priced=setting.priced,
        )
        for at in range(len(periods))
    ]


def _board(
    setting: Setting, period: Period, judged_at: datetime, figures: Mapping[str, Figures]
) -> Board:
    entered = statistics.entered_measures(INDEX_SET, period.months)
    rows = [_ratios(setting, member.code, figures, entered) for member in setting.members]
    chosen = index_set(INDEX_SET)
    given = np.array([[each is not None for each in row] for row in rows])
    facts = facts_of_arrays(
        chosen,
        unit_codes=[member.code for member in setting.members],
        numerator=np.array([[each.numerator if each else 0 for each in row] for row in rows]),
        denominator=np.array([[each.denominator if each else 0 for each in row] for row in rows]),
        given=given,
    )
    facts = serve_all_units(chosen, facts, province=setting.province)
    table = score_standing(
        on_day(chosen, on=min(period.last_on, judged_at.astimezone(ZONE).date())),
        facts,
        partial=True,
        blocks=[member.block for member in setting.members],
    )
    return Board(period, judged_at, setting.members, table, entered)


def _ratios(
    setting: Setting,
    code: str,
    figures: Mapping[str, Figures],
    entered: Mapping[tuple[str, str], Entered],
) -> list[Ratio | None]:
    own = {metric: value for (unit, metric), value in entered.items() if unit == code}
    services = setting.services.get(code, Services())
    return [
        ratio_of(metric, figures.get(code, Figures()), services, own)
        for metric in index_set(INDEX_SET).codes
    ]
