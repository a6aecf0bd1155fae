"""The live 766 board: scores of every unit in one or many periods, from counters or from events.

Three sources give the same table: the counters (fast), the fact rows, and the ledger's events. The
board never stores points; rules in force at the end of the period score what was counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import numpy as np

from motcua.cores.clock import ZONE
from motcua.cores.scoring import Facts, ScoreTable, facts_of_arrays, score_standing
from motcua.cores.scoring.facts import serve_all_units
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.indices.counted766 import COUNTED, ENTERED, INDEX_SET, ratios
from motcua.rooms.indices.periods import Period
from motcua.rooms.indices.setting import Member, Setting, setting_on
from motcua.rooms.indices.shipped import index_set, standing_on
from motcua.rooms.statistics import queries as statistics
from motcua.rooms.statistics.queries import Entered, Figures

Typed = Mapping[tuple[str, str], Entered]
_NOTHING = Figures()


class Source(StrEnum):
    """Where the figures are read."""

    COUNTERS = "counters"
    FACTS = "facts"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Board:
    """One period: the scored table (rows in the order of ``members``) and what stands behind it."""

    period: Period
    judged_at: datetime
    members: tuple[Member, ...]
    table: ScoreTable
    entered: Typed


def boards(
    periods: Sequence[Period], now: datetime, source: Source = Source.COUNTERS
) -> list[Board]:
    """One board per period, in order; periods must not share a month. Raises NoProvince."""
    setting = setting_for(periods, now)
    judged = [period.judged_at(now) for period in periods]
    figures = figures_of(setting, periods, judged, source)
    entered = statistics.entered_by_period(INDEX_SET, [period.months for period in periods])
    return [
        Board(
            period,
            at,
            setting.members,
            _table(setting, min(period.last_on, _day(at)), counted, typed),
            typed,
        )
        for period, at, counted, typed in zip(periods, judged, figures, entered, strict=True)
    ]


def setting_for(periods: Sequence[Period], now: datetime) -> Setting:
    """As it stands at the end of the last period, or now while that runs. Raises NoProvince."""
    months = [month for period in periods for month in period.months]
    return setting_on(min(periods[-1].last_on, _day(now)), statistics.units_counted(months))


def _day(at: datetime) -> date:
    return at.astimezone(ZONE).date()


def figures_of(
    setting: Setting, periods: Sequence[Period], judged: Sequence[datetime], source: Source
) -> list[dict[str, Figures]]:
    """Per period the figures of every row."""
    if source is Source.EVENTS:
        return _from_events(setting, periods, judged)
    question = statistics.Question(
        periods=[period.months for period in periods],
        judged_at=judged,
        whole=setting.province,
        heirs=setting.heirs,
        outside=setting.outside,
        online={row: each.online for row, each in setting.services.items()},
        priced={row: each.priced for row, each in setting.services.items()},
    )
    read = statistics.figures if source is Source.COUNTERS else statistics.figures_from_rows
    found: list[dict[str, Figures]] = [{} for _ in periods]
    for (row, at), each in read(question).items():
        found[at][row] = each
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
            online={row: each.online for row, each in setting.services.items()},
            priced={row: each.priced for row, each in setting.services.items()},
        )
        for at in range(len(periods))
    ]


def _table(
    setting: Setting, on: date, figures: Mapping[str, Figures], entered: Typed
) -> ScoreTable:
    facts = serve_all_units(
        index_set(INDEX_SET), _facts(setting, figures, entered), province=setting.province
    )
    return score_standing(
        standing_on(INDEX_SET, on),
        facts,
        partial=True,
        blocks=[member.block for member in setting.members],
    )


def _facts(setting: Setting, figures: Mapping[str, Figures], entered: Typed) -> Facts:
    """What is counted on every row, and what was typed for the rest."""
    chosen = index_set(INDEX_SET)
    rows = [member.code for member in setting.members]
    numerator, denominator = ratios(
        chosen.codes,
        [figures.get(row, _NOTHING) for row in rows],
        [setting.services_of(row) for row in rows],
    )
    given = np.tile(np.array([code in COUNTED for code in chosen.codes]), (len(rows), 1))
    row_at = {row: at for at, row in enumerate(rows)}
    column_at = {code: at for at, code in enumerate(chosen.codes) if code in ENTERED}
    for (row, code), typed in entered.items():
        if row in row_at and code in column_at:
            place = row_at[row], column_at[code]
            numerator[place], denominator[place] = typed.numerator, typed.denominator
            given[place] = True
    return facts_of_arrays(
        chosen, unit_codes=rows, numerator=numerator, denominator=denominator, given=given
    )
