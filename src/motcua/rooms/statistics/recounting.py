"""Counters computed in the database: cells from facts, unit rows from cells.

The first is ``tallying.counts_of`` written as SQL, for recomputation and repair; that both count
alike is a test's business, not a hope. The second is the only way in which unit rows come about.
"""

from collections.abc import Mapping

from motcua.rooms.statistics.models import DossierFact, Tally
from motcua.rooms.statistics.tallying import COUNT_NAMES

CELL_KEY = "month, unit_code, procedure_code"
UNIT_KEY = "month, unit_code"
COUNTS = ", ".join(COUNT_NAMES)
SEEN = "seen_online, seen_paid, seen_fee_synced"
CELLS = Tally._meta.db_table

_LATE = "(asked_again OR coalesce(ended_at > due_at, false))"
_AS_COUNTS: Mapping[str, str] = {
    "received": "true",
    "late": _LATE,
    "unsatisfied": f"({_LATE} OR disliked)",
    "online": "(channel = 'online')",
    "online_counted": "(channel = 'online' AND (electronic_result OR NOT written_result))",
    "fee_due": "fee_due",
    "paid_online": "(fee_due AND paid_online)",
    "fee_synced": "(fee_due AND synced)",
    "written": "written_result",
    "electronic": "(written_result AND electronic_result)",
    "digitised": "digitised",
    "reused": "reused",
    "shared": "shared",
    "population_data": "population_data",
    "synced": "synced",
    "settled": "(ended_at IS NOT NULL)",
}
_SEEN_IF = ("online > 0", "paid_online > 0", "fee_synced > 0")


def cells_of_facts(where: str = "true") -> str:
    """A statement that gives the cells of the facts that meet ``where``."""
    counts = ", ".join(
        f"count(*) FILTER (WHERE {_AS_COUNTS[name]}) AS {name}" for name in COUNT_NAMES
    )
    table = DossierFact._meta.db_table
    return f"SELECT {CELL_KEY}, {counts} FROM {table} WHERE {where} GROUP BY {CELL_KEY}"


def units_of_cells(cells: str = CELLS, where: str = "true") -> str:
    """A statement that gives the unit rows of the cells that meet ``where``."""
    sums = ", ".join(f"sum({name})" for name in COUNT_NAMES)
    seen = ", ".join(
        f"coalesce(string_agg(procedure_code, ' ' ORDER BY procedure_code COLLATE \"C\")"
        f" FILTER (WHERE {condition}), '')"
        for condition in _SEEN_IF
    )
    return (
        f"SELECT {UNIT_KEY}, {sums}, {seen} FROM {cells} AS cells"
        f" WHERE {where} GROUP BY {UNIT_KEY} ORDER BY {UNIT_KEY}"
    )
