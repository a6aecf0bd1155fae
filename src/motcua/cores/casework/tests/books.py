"""The books that a table cannot hold: dates, holders, counts and facts of one dossier."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.cores.casework.tests.transition_table import NOWHERE, Place

CORRECTABLE_FLAGS = frozenset(
    {
        "population_data",
        "paid_online",
        "electronic_result",
        "result_digitised",
        "shared_to_warehouse",
        "synced",
    }
)


@dataclass
class Books:
    """What is known of a dossier; ``facts`` is what indicators count, by the core's names."""

    place: Place = NOWHERE
    sequence: int = 0
    last_at: datetime | None = None
    unit: str = ""
    desk: str = ""
    holder: str = ""
    holder_ref: str = ""
    away: bool = False
    accepted_at: datetime | None = None
    competent_at: datetime | None = None
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    due_confirmed: bool = True
    finished_at: datetime | None = None
    asked_at: datetime | None = None
    closes_at: datetime | None = None
    asked: frozenset[int] = frozenset()
    papers: frozenset[int] = frozenset()
    requests_at_desk: int = 0
    requests_in_settlement: int = 0
    asked_when_late: bool = False
    drafter: str = ""
    extensions: int = 0
    late_letter: bool = False
    facts: dict[str, Any] = field(default_factory=dict)

    def ended_at(self) -> datetime | None:
        """When the portal counts the dossier as ended: an open request ends it."""
        return self.asked_at if self.place.status == 5 else self.finished_at
