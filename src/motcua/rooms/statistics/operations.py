"""Writes of the room: facts follow the dossiers' events, counters follow the facts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from motcua.cores.casework import Fact
from motcua.rooms.statistics.models import DossierFact, EnteredMeasure, Tally, UnitTally
from motcua.rooms.statistics.recounting import (
    CELL_KEY,
    COUNTS,
    SEEN,
    UNIT_KEY,
    cells_of_facts,
    units_of_cells,
)
from motcua.rooms.statistics.tallying import (
    COUNT_NAMES,
    Cell,
    Counts,
    changes_between,
    month_of,
    sums_of,
)

FACT_NAMES = tuple(Fact.__dataclass_fields__)
_FACT_COLUMNS = (*FACT_NAMES, "month")


class MeasureNotAcceptable(ValueError):
    """An entered figure is negative, larger than its whole, or without source."""


def apply_facts(facts: Sequence[Fact]) -> int:
    """Takes in ``facts`` (any order, repeats allowed) and moves the counters; counts what changed.

    Runs inside the caller's transaction. A fact older than the one kept is passed over.
    """
    newest: dict[str, Fact] = {}
    for fact in facts:
        if fact.code not in newest or newest[fact.code].sequence < fact.sequence:
            newest[fact.code] = fact
    kept = _kept_for_update(sorted(newest))
    fresh = [
        fact
        for code, fact in sorted(newest.items())
        if code not in kept or kept[code].sequence < fact.sequence
    ]
    sums: dict[Cell, Counts] = {}
    for fact in fresh:
        for cell, counts in changes_between(kept.get(fact.code), fact).items():
            sums[cell] = sums.get(cell, Counts()).plus(counts)
    _store_facts(fresh)
    _add_to_tallies(sums)
    return len(fresh)


def _kept_for_update(codes: list[str]) -> dict[str, Fact]:
    rows = DossierFact.objects.select_for_update().filter(code__in=codes).order_by("code")
    return {row["code"]: Fact(**row) for row in rows.values(*FACT_NAMES)}


def _store_facts(facts: Sequence[Fact]) -> None:
    DossierFact.objects.bulk_create(
        [_fact_row(fact) for fact in facts],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[name for name in _FACT_COLUMNS if name != "code"],
    )


def _fact_row(fact: Fact) -> DossierFact:
    return DossierFact(
        **{name: getattr(fact, name) for name in FACT_NAMES}, month=month_of(fact.received_at)
    )


def _add_to_tallies(sums: Mapping[Cell, Counts]) -> None:
    """Cells move, then the rows of their units are made anew; all in order, so that two writers
    never wait for each other in a ring. Units are locked first: whoever adds up a unit's cells sees
    all that were written before.
    """
    rows = [
        (month, unit, procedure, *(getattr(counts, name) for name in COUNT_NAMES))
        for (month, unit, procedure), counts in sorted(sums.items())
        if counts != Counts()
    ]
    if not rows:
        return
    units = sorted({row[:2] for row in rows})
    with connection.cursor() as cursor:
        cursor.execute(*_inserted(UnitTally, UNIT_KEY, units, "month = excluded.month"))
        added = ", ".join(f"{name} = t.{name} + excluded.{name}" for name in COUNT_NAMES)
        cursor.execute(*_inserted(Tally, f"{CELL_KEY}, {COUNTS}", rows, added))
        _make_unit_rows(cursor, units)


def _inserted(
    model: type[Tally] | type[UnitTally], columns: str, rows: Sequence[Any], otherwise: str
) -> tuple[str, list[Any]]:
    key = CELL_KEY if model is Tally else UNIT_KEY
    places = f"({', '.join(['%s'] * len(rows[0]))})"
    return (
        f"INSERT INTO {model._meta.db_table} AS t ({columns})"
        f" VALUES {', '.join([places] * len(rows))} ON CONFLICT ({key}) DO UPDATE SET {otherwise}",
        [value for row in rows for value in row],
    )


def _make_unit_rows(cursor: Any, units: Sequence[tuple[date, str]]) -> None:
    months, codes = zip(*units, strict=True)
    made = units_of_cells(where=f"({UNIT_KEY}) IN (SELECT * FROM unnest(%s::date[], %s::text[]))")
    names = f"{COUNTS}, {SEEN}".split(", ")
    cursor.execute(
        f"INSERT INTO {UnitTally._meta.db_table} ({UNIT_KEY}, {COUNTS}, {SEEN}) {made}"
        f" ON CONFLICT ({UNIT_KEY}) DO UPDATE SET"
        f" {', '.join(f'{name} = excluded.{name}' for name in names)}",
        [list(months), list(codes)],
    )


def load_facts(facts: Iterable[Fact]) -> int:
    """Takes in many facts of dossiers that have none yet (a bulk load), by COPY.

    The counters are added up once; a fact that exists already makes the whole load fail.
    """
    many = list(facts)
    columns = ", ".join(_FACT_COLUMNS)
    with transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(f"COPY {DossierFact._meta.db_table} ({columns}) FROM STDIN") as copy:
            for fact in many:
                values = [getattr(fact, name) for name in FACT_NAMES]
                copy.write_row([*values, month_of(fact.received_at)])
        sums = sorted(sums_of(many).items())
        for start in range(0, len(sums), 1000):
            _add_to_tallies(dict(sums[start : start + 1000]))
    return len(many)


def recount() -> int:
    """Builds every counter anew from the fact rows; counts the cells. Writers wait meanwhile."""
    cells, units = Tally._meta.db_table, UnitTally._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {units}, {cells} IN EXCLUSIVE MODE")
        cursor.execute(f"DELETE FROM {units}")
        cursor.execute(f"DELETE FROM {cells}")
        # In the order of the key, so that a rebuilt table lies as one that grew.
        cursor.execute(
            f"INSERT INTO {cells} ({CELL_KEY}, {COUNTS}) {cells_of_facts()} ORDER BY {CELL_KEY}"
        )
        made = int(cursor.rowcount)
        cursor.execute(f"INSERT INTO {units} ({UNIT_KEY}, {COUNTS}, {SEEN}) {units_of_cells()}")
    return made


def enter_measure(
    *,
    actor: Any,
    at: datetime,
    index_set: str,
    metric_code: str,
    unit_code: str,
    month: date,
    numerator: int,
    denominator: int,
    source: str,
    sourced_on: date,
    simulated: bool = False,
) -> int:
    """Keeps one typed figure; earlier ones stay as its history. Gives the row's id.

    Raises MeasureNotAcceptable. ``actor`` is the account that typed it.
    """
    if numerator < 0 or denominator < 0 or numerator > denominator:
        raise MeasureNotAcceptable(f"{numerator}/{denominator}")
    if not source.strip():
        raise MeasureNotAcceptable("source")
    row = EnteredMeasure.objects.create(
        index_set=index_set,
        metric_code=metric_code,
        unit_code=unit_code,
        month=month.replace(day=1),
        numerator=numerator,
        denominator=denominator,
        source=source.strip(),
        sourced_on=sourced_on,
        simulated=simulated,
        entered_by=actor,
        entered_at=at,
    )
    return row.pk
