"""Figures of all board units in one or many periods, read from the counters in two statements.

A tally row is one unit, procedure and month. ``heirs`` puts a unit under the board unit it counts
for; the province (``whole``) takes every row but those of units ``outside``. Distinct procedures
are counted after units are merged and, for a period of several months, after months are added, so
nothing is counted twice.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.rooms.statistics.models import DossierFact, Tally
from motcua.rooms.statistics.recounting import RECOUNT
from motcua.rooms.statistics.tallying import COUNT_NAMES, Counts, Figures

Period = tuple[date, ...]
Place = tuple[str, int]

_SUMS = ", ".join(f"sum({name})::bigint AS {name}" for name in COUNT_NAMES)
_PROCEDURES = """
    count(*) FILTER (WHERE online > 0 AND procedure_code = ANY(%(online)s)),
    count(*) FILTER (WHERE paid_online > 0 AND procedure_code = ANY(%(priced)s)),
    count(*) FILTER (WHERE fee_synced > 0 AND procedure_code = ANY(%(priced)s))"""

# Each month belongs to one period, each unit to its heir; one shape for counters and facts.
_PLACED = """
    SELECT coalesce(h.heir, t.unit_code) AS board, p.period, t.procedure_code, {names}
    FROM {table} AS t
    JOIN unnest(%(months)s::date[], %(periods)s::int[]) AS p(month, period) ON p.month = t.month
    LEFT JOIN unnest(%(units)s::text[], %(heirs)s::text[]) AS h(unit, heir)
        ON h.unit = t.unit_code"""

_MERGED = "SELECT board, period, procedure_code, {sums} FROM placed GROUP BY 1, 2, 3"

_BY_UNIT = """
WITH placed AS ({placed}), cells AS ({cells})
SELECT board, period, {sums}, {procedures} FROM cells GROUP BY 1, 2"""

_WHOLE = """
WITH placed AS ({placed}), cells AS (
    SELECT period, procedure_code, {sums} FROM placed
    WHERE board <> ALL(%(outside)s) GROUP BY 1, 2)
SELECT %(whole)s, period, {sums}, {procedures} FROM cells GROUP BY 1, 2"""

_RUNNING = """
SELECT coalesce(h.heir, f.unit_code), p.period, count(*)
FROM {facts} AS f
JOIN unnest(%(months)s::date[], %(periods)s::int[], %(judged)s::timestamptz[])
    AS p(month, period, judged_at) ON p.month = f.month
LEFT JOIN unnest(%(units)s::text[], %(heirs)s::text[]) AS h(unit, heir) ON h.unit = f.unit_code
WHERE f.ended_at IS NULL AND NOT f.asked_again AND f.due_at < p.judged_at
GROUP BY 1, 2"""


def figures(
    periods: Sequence[Period],
    judged_at: Sequence[datetime],
    *,
    whole: str,
    heirs: Mapping[str, str],
    outside: Collection[str],
    online: Collection[str],
    priced: Collection[str],
) -> dict[Place, Figures]:
    """Figures per (board unit, place of the period in ``periods``) from the counters.

    ``judged_at[i]`` is when running dossiers of ``periods[i]`` are judged. Months must not repeat.
    """
    table = Tally._meta.db_table
    return _figures(table, periods, judged_at, whole, heirs, outside, online, priced)


def figures_from_rows(
    periods: Sequence[Period],
    judged_at: Sequence[datetime],
    *,
    whole: str,
    heirs: Mapping[str, str],
    outside: Collection[str],
    online: Collection[str],
    priced: Collection[str],
) -> dict[Place, Figures]:
    """The same recomputed from every fact row, without the counters."""
    return _figures(f"({RECOUNT})", periods, judged_at, whole, heirs, outside, online, priced)


def _figures(
    table: str,
    periods: Sequence[Period],
    judged_at: Sequence[datetime],
    whole: str,
    heirs: Mapping[str, str],
    outside: Collection[str],
    online: Collection[str],
    priced: Collection[str],
) -> dict[Place, Figures]:
    months = [(month, at) for at, period in enumerate(periods) for month in period]
    values: dict[str, Any] = {
        "months": [month for month, _ in months],
        "periods": [at for _, at in months],
        "judged": [judged_at[at] for _, at in months],
        "units": list(heirs),
        "heirs": list(heirs.values()),
        "online": list(online),
        "priced": list(priced),
        "whole": whole,
        "outside": list(outside),
    }
    placed = _PLACED.format(names=", ".join(COUNT_NAMES), table=table)
    single = not heirs and all(len(period) == 1 for period in periods)
    cells = "SELECT * FROM placed" if single else _MERGED.format(sums=_SUMS)
    parts = {"placed": placed, "sums": _SUMS, "procedures": _PROCEDURES}
    with connection.cursor() as cursor:
        cursor.execute(_RUNNING.format(facts=DossierFact._meta.db_table), values)
        late = _late(cursor.fetchall(), whole, outside)
        cursor.execute(_BY_UNIT.format(cells=cells, **parts), values)
        rows = cursor.fetchall()
        cursor.execute(_WHOLE.format(**parts), values)
        rows += cursor.fetchall()
    return {(row[0], row[1]): _row(row, late) for row in rows}


def _late(
    rows: Iterable[tuple[str, int, int]], whole: str, outside: Collection[str]
) -> dict[Place, int]:
    late: dict[Place, int] = {}
    for board, period, number in rows:
        if board != whole:
            late[board, period] = late.get((board, period), 0) + number
        if board not in outside:
            late[whole, period] = late.get((whole, period), 0) + number
    return late


def _row(row: tuple[Any, ...], late: Mapping[Place, int]) -> Figures:
    counts = Counts(*row[2 : 2 + len(COUNT_NAMES)])
    online, paid, synced = row[2 + len(COUNT_NAMES) :]
    return Figures(counts, late.get((row[0], row[1]), 0), online, paid, synced)
