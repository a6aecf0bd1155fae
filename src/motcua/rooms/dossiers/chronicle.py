"""Casework events as ledger entries, and ledger events as casework events.

An entry's ``at`` and ``actor`` stand in the body's head; everything else of the event is its data,
personal values as commitments. Erasures are events of the ledger, not of the dossier.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from motcua.cores.casework import Committed, DossierState, Private, from_data, replay, to_data
from motcua.cores.casework.events import KINDS, Event
from motcua.cores.ledger import Entry, Head, Personal
from motcua.foundation.audit.queries import StoredEvent


def entry_of(code: str, event: Event) -> Entry:
    """The entry that records ``event`` in the dossier's chain."""
    kind, data = to_data(event)
    del data["at"]
    kept = {name: _kept(value) for name, value in data.items()}
    return Entry(dossier_code=code, kind=kind, at=event.at, actor=event.by.ref, data=kept)


def _kept(value: Any) -> Any:
    if isinstance(value, Private):
        return Personal(value.value) if value.value else None
    if isinstance(value, Committed):
        raise ValueError("an event from the ledger is not recorded twice")
    return value


def event_of(stored: StoredEvent) -> Event:
    """The casework event that a ledger event records; personal values as they were read."""
    return from_data(stored.kind, {"at": stored.at.isoformat(), **stored.data})


def state_of(stored: Iterable[StoredEvent]) -> DossierState:
    """The dossier as its ledger tells it."""
    return replay(event_of(each) for each in stored if each.kind in KINDS)


def head_after(stored: Sequence[StoredEvent]) -> Head:
    """The last link of a chain that was just read."""
    return Head(stored[-1].sequence, stored[-1].hash)
