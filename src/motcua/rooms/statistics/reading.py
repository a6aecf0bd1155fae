"""Figures of all board rows in one or many periods, from the counters or from the facts.

Two statements: what every unit counted in every month, and which dossiers run late. ``heirs`` puts
a unit under the board row it counts for; the row ``whole`` takes every unit but those whose row is
``outside``. Sums are added; of procedures the distinct ones are counted, after all units and months
that meet were put together.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.rooms.statistics.models import DossierFact, UnitTally
from motcua.rooms.statistics.recounting import (
    COUNTS,
    SEEN,
    UNIT_KEY,
    cells_of_facts,
    units_of_cells,
)
from motcua.rooms.statistics.tallying import COUNT_NAMES, Counts, Figures

Period = tuple[date, ...]
Place = tuple[str, int]
Line = tuple[Any, ...]
_NONE: frozenset[str] = frozenset()

_OF_MONTHS = "month = ANY(%(months)s)"
_KEPT = f"SELECT {UNIT_KEY}, {COUNTS}, {SEEN} FROM {UnitTally._meta.db_table} WHERE {_OF_MONTHS}"
_COUNTED = units_of_cells(f"({cells_of_facts(_OF_MONTHS)})")
_RUNNING = f"""
SELECT p.month, f.unit_code, count(*), count(*) FILTER (WHERE f.disliked)
FROM {DossierFact._meta.db_table} AS f
JOIN unnest(%(months)s::date[], %(judged)s::timestamptz[]) AS p(month, judged_at)
    ON p.month = f.month
WHERE f.ended_at IS NULL AND NOT f.asked_again AND f.due_at < p.judged_at
GROUP BY p.month, f.unit_code"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """``judged_at[i]`` is when running dossiers of ``periods[i]`` are judged; no month twice.

    ``online`` and ``priced`` are, per row, the procedures offered online and those with a fee.
    """

    periods: Sequence[Period]
    judged_at: Sequence[datetime]
    whole: str
    heirs: Mapping[str, str]
    outside: Collection[str]
    online: Mapping[str, frozenset[str]]
    priced: Mapping[str, frozenset[str]]

    def places_of(self, unit_code: str, period: int) -> set[Place]:
        """Everywhere a unit's dossiers of a period count."""
        row = self.heirs.get(unit_code, unit_code)
        return {(row, period)} if row in self.outside else {(row, period), (self.whole, period)}


def figures(question: Question) -> dict[Place, Figures]:
    """Figures per (row of the board, place of the period) from the counters."""
    return _figures(question, _KEPT)


def figures_from_rows(question: Question) -> dict[Place, Figures]:
    """The same recomputed from every fact row, without the counters."""
    return _figures(question, _COUNTED)


def _figures(question: Question, statement: str) -> dict[Place, Figures]:
    placed = [(month, at) for at, period in enumerate(question.periods) for month in period]
    values = {
        "months": [month for month, _ in placed],
        "judged": [question.judged_at[at] for _, at in placed],
    }
    period_of = dict(placed)
    met = _gathered(question, period_of, _fetched(statement, values))
    running = _gathered(question, period_of, _fetched(_RUNNING, values))
    return {
        place: Figures(
            Counts(*_added([line[: len(COUNT_NAMES)] for line in lines])),
            *_added(running.get(place, [(0, 0)])),
            *_distinct(lines, question, place[0]),
        )
        for place, lines in met.items()
    }


def _fetched(statement: str, values: Mapping[str, Any]) -> list[Line]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        lines: list[Line] = cursor.fetchall()
        return lines


def _gathered(
    question: Question, period_of: Mapping[date, int], lines: Iterable[Line]
) -> dict[Place, list[Line]]:
    """The lines without their month and unit, at every place where they count."""
    found: dict[Place, list[Line]] = {}
    for line in lines:
        for place in question.places_of(line[1], period_of[line[0]]):
            found.setdefault(place, []).append(line[2:])
    return found


def _added(lines: Sequence[Line]) -> Iterable[int]:
    return lines[0] if len(lines) == 1 else map(sum, zip(*lines, strict=True))


def _distinct(lines: Sequence[Line], question: Question, row: str) -> Iterable[int]:
    """Of each kind seen, the distinct procedures among those that the row offers."""
    online, priced = question.online.get(row, _NONE), question.priced.get(row, _NONE)
    for at, offered in enumerate((online, priced, priced), len(COUNT_NAMES)):
        yield len(offered.intersection(" ".join(line[at] for line in lines).split()))
