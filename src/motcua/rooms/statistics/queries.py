"""Reads of the room: sums by unit and month, the dossiers behind a sum, entered figures.

Lateness of a running dossier depends on the instant ``judged_at`` (the end of the period, or now
while the period runs); everything else is read from the counters.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, Q, QuerySet, Sum

from motcua.cores.casework import Fact
from motcua.rooms.statistics.models import DossierFact, EnteredMeasure, Tally, UnitTally
from motcua.rooms.statistics.operations import FACT_NAMES
from motcua.rooms.statistics.reading import Question, figures, figures_from_rows
from motcua.rooms.statistics.tallying import (
    COUNT_NAMES,
    Counts,
    Figures,
    figures_of,
    month_of,
    sums_of,
)

__all__ = [
    "COUNT_NAMES",
    "Counts",
    "Entered",
    "EnteredLine",
    "Figures",
    "Question",
    "entered_by_period",
    "entered_history",
    "entered_measures",
    "facts",
    "figures",
    "figures_from_rows",
    "figures_of",
    "kept_tallies",
    "lost_facts",
    "month_of",
    "most_received",
    "procedures_with",
    "sums_of",
    "units_counted",
]


def _late(judged_at: datetime) -> Q:
    return (
        Q(asked_again=True)
        | Q(ended_at__gt=F("due_at"))
        | Q(ended_at__isnull=True, due_at__lt=judged_at)
    )


def _lost(metric: str, judged_at: datetime) -> tuple[Q, Q]:
    """(who is in the denominator, who of them misses the numerator) of a dossier metric."""
    everyone = Q()
    uncounted_online = ~Q(channel="online") | Q(written_result=True, electronic_result=False)
    table: dict[str, tuple[Q, Q]] = {
        "synced": (everyone, Q(synced=False)),
        "on_time": (everyone, _late(judged_at)),
        "online_counted": (everyone, uncounted_online),
        "paid_online": (Q(fee_due=True), Q(paid_online=False)),
        "electronic": (Q(written_result=True), Q(electronic_result=False)),
        "digitised": (everyone, Q(digitised=False)),
        "reused": (everyone, Q(reused=False)),
        "shared": (everyone, Q(shared=False)),
        "population_data": (everyone, Q(population_data=False)),
        "satisfied": (everyone, _late(judged_at) | Q(disliked=True)),
    }
    return table[metric]


def lost_facts(
    measure: str,
    months: Collection[date],
    judged_at: datetime,
    units: Collection[str] | None = None,
) -> QuerySet[DossierFact]:
    """Facts that are in the denominator of ``measure`` and not in its numerator, due first."""
    whole, lost = _lost(measure, judged_at)
    rows = DossierFact.objects.filter(whole & lost, month__in=months)
    rows = rows if units is None else rows.filter(unit_code__in=units)
    return rows.order_by("due_at", "code")


def facts(codes: Collection[str] | None = None) -> Iterator[Fact]:
    """Kept facts as plain values, streamed."""
    rows: QuerySet[DossierFact, dict[str, Any]] = DossierFact.objects.values(*FACT_NAMES)
    if codes is not None:
        rows = rows.filter(code__in=codes)
    for row in rows.order_by("code").iterator(chunk_size=5000):
        yield Fact(**row)


class Entered(NamedTuple):
    """A typed figure with where it came from."""

    metric_code: str
    unit_code: str
    month: date
    numerator: int
    denominator: int
    source: str
    sourced_on: date
    simulated: bool


class EnteredLine(NamedTuple):
    """The same as one line of the history, with when it was typed."""

    metric_code: str
    unit_code: str
    month: date
    numerator: int
    denominator: int
    source: str
    sourced_on: date
    simulated: bool
    entered_at: datetime


# Later months come later and so take the place of earlier ones.
_NEWEST = f"""
SELECT DISTINCT ON (month, unit_code, metric_code) {", ".join(Entered._fields)}
FROM {EnteredMeasure._meta.db_table} WHERE index_set = %s AND month = ANY(%s)
ORDER BY month, unit_code, metric_code, entered_at DESC, id DESC"""


def entered_measures(index_set: str, months: Collection[date]) -> dict[tuple[str, str], Entered]:
    """The newest typed figure per (unit, metric) over ``months``; the latest month counts."""
    return entered_by_period(index_set, [months])[0]


def entered_by_period(
    index_set: str, periods: Sequence[Collection[date]]
) -> list[dict[tuple[str, str], Entered]]:
    """The same for several periods that share no month; one statement."""
    places = {month: at for at, period in enumerate(periods) for month in period}
    found: list[dict[tuple[str, str], Entered]] = [{} for _ in periods]
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [index_set, list(places)])
        for typed in map(Entered._make, cursor.fetchall()):
            found[places[typed.month]][typed.unit_code, typed.metric_code] = typed
    return found


def entered_history(index_set: str, limit: int = 100) -> list[EnteredLine]:
    """The last typed figures, newest first, each as it was entered."""
    rows = EnteredMeasure.objects.filter(index_set=index_set).order_by("-entered_at", "-id")
    return [EnteredLine._make(row) for row in rows.values_list(*EnteredLine._fields)[:limit]]


def kept_tallies() -> dict[tuple[date, str, str], Counts]:
    """Every counter cell that is not zero, for comparison with a recount."""
    rows = Tally.objects.values_list("month", "unit_code", "procedure_code", *COUNT_NAMES)
    cells = {(row[0], row[1], row[2]): Counts(*row[3:]) for row in rows}
    return {cell: counts for cell, counts in cells.items() if counts != Counts()}


def units_counted(months: Collection[date]) -> frozenset[str]:
    """The units that have dossiers in one of ``months``."""
    rows = UnitTally.objects.filter(month__in=months)
    return frozenset(rows.values_list("unit_code", flat=True).distinct())


_SEEN = {
    "ONLINE_SERVICE_USED": Q(online__gt=0),
    "TTHC_WITH_ONLINE_PAYMENT": Q(paid_online__gt=0),
    "TTHC_FEE_INTEGRATED": Q(fee_synced__gt=0),
}


def procedures_with(
    metric: str, months: Collection[date], units: Collection[str] | None = None
) -> frozenset[str]:
    """Procedures seen in the way the indicator asks for; empty for other indicators."""
    if metric not in _SEEN:
        return frozenset()
    rows = Tally.objects.filter(_SEEN[metric], month__in=months)
    rows = rows if units is None else rows.filter(unit_code__in=units)
    return frozenset(rows.values_list("procedure_code", flat=True))


def most_received(months: Collection[date], limit: int = 8) -> list[str]:
    """The procedures most often received over ``months``, most first."""
    rows = Tally.objects.filter(month__in=months).values("procedure_code")
    counted = rows.annotate(all=Sum("received")).order_by("-all", "procedure_code")
    return [row["procedure_code"] for row in counted[:limit]]
