"""The counters computed from fact rows in the database: ``tallying.counts_of`` written as SQL.

For recomputation and repair. That both count alike is a test's business, not a hope.
"""

from collections.abc import Mapping

from motcua.rooms.statistics.models import DossierFact
from motcua.rooms.statistics.tallying import COUNT_NAMES

CELL_NAMES = ("unit_code", "procedure_code", "month")
CELL_COLUMNS = ", ".join((*CELL_NAMES, *COUNT_NAMES))

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
_COUNTS = ", ".join(f"count(*) FILTER (WHERE {_AS_COUNTS[name]}) AS {name}" for name in COUNT_NAMES)

RECOUNT = (
    f"SELECT {', '.join(CELL_NAMES)}, {_COUNTS}"
    f" FROM {DossierFact._meta.db_table} GROUP BY {', '.join(CELL_NAMES)}"
)
