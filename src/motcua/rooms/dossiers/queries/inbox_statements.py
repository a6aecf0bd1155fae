"""The inbox's two large statements: which codes stand on a page, and how many each filter has.

Written by hand because they must stay in their indexes: per unit and way of being seen (settling,
receiving) one ordered walk, cut off after a page, and counts that fetch no row. Whoever sees more
than a few units walks the whole list in its order instead. Rights come from ``access.reaches``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.rooms.dossiers.access import Reach
from motcua.rooms.dossiers.models import Dossier

# Above this many units one walk through everything is cheaper than one walk per unit.
FEW_UNITS = 12
_TABLE = Dossier._meta.db_table
_SIGHTS = ("unit_id", "receiving_unit_id")
OPEN = "d.next_kind <> ''"
_COUNTED = "status, next_kind, next_role, next_unit, next_owner, due_at, finished_at"


@dataclass(frozen=True, slots=True)
class Order:
    """How a list runs: its first key, and which way."""

    key: str
    way: str
    beyond: str


BY_DUE = Order("next_due_at", "ASC", ">")
NEWEST = Order("filed_at", "DESC", "<")

Conditions = Sequence[str]
Values = dict[str, Any]
Place = tuple[datetime, str]


def sees_few_units(reaches: Sequence[Reach]) -> bool:
    """Whether a walk per unit pays."""
    return sum(len(units) for units, _ in reaches) <= FEW_UNITS


def page_codes(
    reaches: Sequence[Reach], conditions: Conditions, values: Values, order: Order, size: int
) -> list[Place]:
    """(Key, code) of the first ``size`` dossiers seen by ``reaches`` that meet ``conditions``."""
    if not reaches:
        return []
    given = {**values, **_rights(reaches), "size": size}
    walks = _walks if sees_few_units(reaches) else _walk
    statement = walks(reaches, conditions, order)
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        found: list[Place] = cursor.fetchall()
        return found


def _walks(reaches: Sequence[Reach], conditions: Conditions, order: Order) -> str:
    """One walk per unit and sight; a dossier seen twice is told once."""
    parts = [
        f"SELECT p.* FROM unnest(%(units{place})s::text[]) AS u(code) CROSS JOIN LATERAL ("
        + _select([f"d.{sight} = u.code", *_procedures(place, reach), *conditions], order)
        + ") AS p"
        for place, reach in enumerate(reaches)
        for sight in _SIGHTS
    ]
    return " UNION ".join(parts) + f" ORDER BY 1 {order.way}, 2 {order.way} LIMIT %(size)s"


def _walk(reaches: Sequence[Reach], conditions: Conditions, order: Order) -> str:
    seen = " OR ".join(f"({' AND '.join(sight)})" for sight in _sights(reaches))
    return _select([f"({seen})", *conditions], order)


def _select(conditions: Conditions, order: Order) -> str:
    return (
        f"SELECT d.{order.key}, d.code FROM {_TABLE} AS d WHERE {' AND '.join(conditions)}"
        f" ORDER BY d.{order.key} {order.way}, d.code {order.way} LIMIT %(size)s"
    )


def counts(reaches: Sequence[Reach], filters: Mapping[str, str], values: Values) -> dict[str, int]:
    """How many open dossiers seen by ``reaches`` meet each of ``filters``."""
    if not reaches:
        return dict.fromkeys(filters, 0)
    sums = ", ".join(f"count(*) FILTER (WHERE {each})" for each in filters.values())
    seen = list(_sights(reaches))
    parts = [
        f"SELECT {_COUNTED} FROM {_TABLE} AS d WHERE "
        + " AND ".join([OPEN, *sight, *(f"NOT ({' AND '.join(each)})" for each in seen[:place])])
        for place, sight in enumerate(seen)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {sums} FROM ({' UNION ALL '.join(parts)}) AS d", {**values, **_rights(reaches)}
        )
        return dict(zip(filters, cursor.fetchone(), strict=True))


def _sights(reaches: Sequence[Reach]) -> Iterator[list[str]]:
    for place, reach in enumerate(reaches):
        for sight in _SIGHTS:
            yield [f"d.{sight} = ANY(%(units{place})s::text[])", *_procedures(place, reach)]


def _procedures(place: int, reach: Reach) -> list[str]:
    return [] if reach[1] is None else [f"d.procedure_code = ANY(%(procedures{place})s::text[])"]


def _rights(reaches: Sequence[Reach]) -> Values:
    values: Values = {}
    for place, (units, procedures) in enumerate(reaches):
        values |= {f"units{place}": units, f"procedures{place}": procedures}
    return values
