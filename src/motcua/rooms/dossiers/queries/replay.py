"""Dossiers rebuilt from the ledger alone: for recomputation, and to compare with the tables."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from motcua.cores.casework import DossierState, Fact, fact_of
from motcua.cores.casework.events import KINDS
from motcua.foundation.audit.ports import Difference
from motcua.foundation.audit.queries import Chain, one_snapshot, stored_event, streamed
from motcua.rooms.dossiers.chronicle import state_of
from motcua.rooms.dossiers.models import Dossier
from motcua.rooms.dossiers.story import columns_of

_EVENTS = """
SELECT dossier_code, sequence, kind, at, body, hash FROM ledger_event
WHERE left(dossier_code, 1) <> '@' ORDER BY dossier_code, sequence
"""
_BATCH = 1000


def replayed_states() -> Iterator[DossierState]:
    """Every dossier as its events tell it, in order of code, streamed."""
    with one_snapshot():
        rows = streamed(_EVENTS)
        for _, chain in groupby(rows, key=lambda row: row[0]):
            yield state_of(stored_event(row, None) for row in chain)


def replayed_facts() -> Iterator[Fact]:
    """How every accepted dossier counts, from its events."""
    for state in replayed_states():
        fact = fact_of(state)
        if fact is not None:
            yield fact


def table_differences(chains: Iterator[Chain]) -> Iterable[Difference]:
    """Where the rows people see differ from the events, rows without events included.

    ``chains`` are all chains in order of code, as the ledger's verification hands them over.
    """
    known: set[str] = set()
    batch: list[Chain] = []
    for chain in chains:
        if chain.dossier_code.startswith("@"):
            continue
        known.add(chain.dossier_code)
        batch.append(chain)
        if len(batch) == _BATCH:
            yield from _compared(batch)
            batch = []
    yield from _compared(batch)
    for code in Dossier.objects.order_by("code").values_list("code", flat=True).iterator():
        if code not in known:
            yield Difference(code, "dossiers_dossier: row without events")


def _compared(chains: list[Chain]) -> Iterator[Difference]:
    found = Dossier.objects.filter(code__in=[each.dossier_code for each in chains]).values()
    rows: dict[str, Mapping[str, Any]] = {row["code"]: row for row in found}
    for chain in chains:
        row = rows.get(chain.dossier_code)
        if row is None:
            yield Difference(chain.dossier_code, "dossiers_dossier: events without row")
            continue
        state = state_of(event for event in chain.events if event.kind in KINDS)
        for column, value in expected_columns(chain, state).items():
            if row[column] != value:
                yield Difference(
                    chain.dossier_code, f"dossiers_dossier.{column}", sequence=state.sequence
                )


def expected_columns(chain: Chain, state: DossierState) -> dict[str, Any]:
    """What the summary row must say, the subject included while it has not been erased."""
    columns = columns_of(state)
    subject = chain.events[0].data.get("subject")
    if subject is None or isinstance(subject, str):
        columns["subject"] = subject or ""
    return columns
