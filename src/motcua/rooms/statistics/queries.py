"""Reads of the room: sums by unit and month, the dossiers behind a sum, entered figures.

Lateness of a running dossier depends on the instant ``judged_at`` (the end of the period, or now
while the period runs); everything else is read from the counters.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from motcua.cores.casework import Fact
from motcua.rooms.statistics.models import DossierFact, EnteredMeasure, Tally
from motcua.rooms.statistics.operations import FACT_NAMES
from motcua.rooms.statistics.tallying import COUNT_NAMES, Counts


@dataclass(frozen=True, slots=True)
class Judged:
    """Counts of one unit with lateness judged: ``late`` and ``unsatisfied`` are complete."""

    counts: Counts
    running_late: int

    @property
    def on_time(self) -> int:
        """Dossiers settled in time or still in time."""
        return self.counts.received - self.counts.late - self.running_late

    @property
    def satisfied(self) -> int:
        """Dossiers neither late nor disliked."""
        return self.counts.received - self.counts.unsatisfied - self.running_late


def _tallies(months: Collection[date], units: Collection[str] | None) -> QuerySet[Tally]:
    rows = Tally.objects.filter(month__in=months)
    return rows if units is None else rows.filter(unit_code__in=units)


def _overdue(
    months: Collection[date], units: Collection[str] | None, judged_at: datetime
) -> QuerySet[DossierFact]:
    rows = DossierFact.objects.filter(
        month__in=months, ended_at__isnull=True, asked_again=False, due_at__lt=judged_at
    )
    return rows if units is None else rows.filter(unit_code__in=units)


def judged_counts(
    months: Collection[date], judged_at: datetime, units: Collection[str] | None = None
) -> dict[str, Judged]:
    """Counts per unit code over ``months``: two statements, however many units."""
    sums = {name: Sum(name) for name in COUNT_NAMES}
    by_unit = _tallies(months, units).values("unit_code").annotate(**sums)
    late = dict(
        _overdue(months, units, judged_at)
        .values_list("unit_code")
        .annotate(late=Count("code"))
        .order_by()
    )
    return {
        row["unit_code"]: Judged(
            Counts(**{name: row[name] for name in COUNT_NAMES}), late.get(row["unit_code"], 0)
        )
        for row in by_unit.order_by()
    }


def judged_counts_by_month(
    months: Mapping[date, datetime], units: Collection[str] | None = None
) -> dict[tuple[str, date], Judged]:
    """Counts per unit and month; ``months`` says for each month when it is judged."""
    sums = {name: Sum(name) for name in COUNT_NAMES}
    by_cell = _tallies(list(months), units).values("unit_code", "month").annotate(**sums)
    condition = Q()
    for month, judged_at in months.items():
        condition |= Q(month=month, due_at__lt=judged_at)
    running = DossierFact.objects.filter(condition, ended_at__isnull=True, asked_again=False)
    if units is not None:
        running = running.filter(unit_code__in=units)
    late = {
        (row["unit_code"], row["month"]): row["late"]
        for row in running.values("unit_code", "month").annotate(late=Count("code")).order_by()
    }
    return {
        (row["unit_code"], row["month"]): Judged(
            Counts(**{name: row[name] for name in COUNT_NAMES}),
            late.get((row["unit_code"], row["month"]), 0),
        )
        for row in by_cell.order_by()
    }


def procedure_counts(
    months: Collection[date], units: Collection[str] | None = None
) -> dict[tuple[str, str], Counts]:
    """Counts per (unit, procedure) over ``months``, for indicators that count procedures."""
    sums = {name: Sum(name) for name in COUNT_NAMES}
    rows = _tallies(months, units).values("unit_code", "procedure_code").annotate(**sums)
    return {
        (row["unit_code"], row["procedure_code"]): Counts(
            **{name: row[name] for name in COUNT_NAMES}
        )
        for row in rows.order_by()
    }


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


@dataclass(frozen=True, slots=True)
class Entered:
    """A typed figure with where it came from."""

    metric_code: str
    unit_code: str
    month: date
    numerator: int
    denominator: int
    source: str
    sourced_on: date
    simulated: bool
    entered_at: datetime


_ENTERED_NAMES = tuple(Entered.__dataclass_fields__)


def entered_measures(index_set: str, months: Collection[date]) -> dict[tuple[str, str], Entered]:
    """The newest typed figure per (unit, metric) over ``months``; the latest month counts."""
    rows = (
        EnteredMeasure.objects.filter(index_set=index_set, month__in=months)
        .order_by("unit_code", "metric_code", "-month", "-entered_at", "-id")
        .distinct("unit_code", "metric_code")
        .values(*_ENTERED_NAMES)
    )
    return {(row["unit_code"], row["metric_code"]): Entered(**row) for row in rows}


def entered_history(index_set: str, limit: int = 100) -> list[Entered]:
    """The last typed figures, newest first, each as it was entered."""
    rows = EnteredMeasure.objects.filter(index_set=index_set).order_by("-entered_at", "-id")
    return [Entered(**row) for row in rows.values(*_ENTERED_NAMES)[:limit]]
