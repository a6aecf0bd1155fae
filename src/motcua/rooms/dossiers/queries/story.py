"""One dossier as its page shows it: papers, who held it when, and what happened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.foundation.audit import queries as ledger
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers.access import Person, visible
from motcua.rooms.dossiers.chronicle import state_of
from motcua.rooms.dossiers.models import Dossier
from motcua.rooms.dossiers.queries.inbox import LINE_NAMES, DossierLine


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One file of the dossier."""

    position: int
    name: str
    sha256: str
    size_bytes: int
    media_type: str
    digitised: bool
    reused: bool
    received_at: datetime


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """One segment of the time strip; ``until_at`` None: still."""

    kind: str
    unit_code: str
    owner_ref: str
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One event; personal values are put back where they are still kept."""

    sequence: int
    kind: str
    at: datetime
    actor: str
    role: str
    unit_code: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DossierStory:
    """Everything beyond the summary row."""

    state: Any
    papers: tuple[PaperRow, ...]
    holdings: tuple[HoldingRow, ...]
    story: tuple[StoryLine, ...]
    issued: tuple[documents.PaperEntry, ...]


def story_of(dossier: Dossier) -> DossierStory:
    """The whole of a dossier that ``access`` gave out; six statements."""
    events = ledger.events_of(dossier.code, reveal=True)
    paper_names = tuple(PaperRow.__dataclass_fields__)
    holding_names = tuple(HoldingRow.__dataclass_fields__)
    return DossierStory(
        state=state_of(events),
        papers=tuple(PaperRow(**row) for row in dossier.papers.values(*paper_names)),
        holdings=tuple(HoldingRow(**row) for row in dossier.holdings.values(*holding_names)),
        story=tuple(_line(event) for event in events),
        issued=tuple(documents.papers_of(dossier.code)),
    )


def _line(event: ledger.StoredEvent) -> StoryLine:
    by = event.data.get("by", {})
    return StoryLine(
        sequence=event.sequence,
        kind=event.kind,
        at=event.at,
        actor=event.actor,
        role=by.get("role", ""),
        unit_code=by.get("unit_code", ""),
        data={name: value for name, value in event.data.items() if name != "by"},
    )


def lines_of_codes(who: Person, codes: Collection[str]) -> dict[str, DossierLine]:
    """Those of ``codes`` that the person may see, by code."""
    rows = visible(who).filter(code__in=list(codes)).values(*LINE_NAMES)
    return {row["code"]: DossierLine(**row) for row in rows}


def code_exists(code: str) -> bool:
    """Whether a code was ever given out; says nothing else about it."""
    return Dossier.objects.filter(code=code).exists()


def any_simulated() -> bool:
    """Whether simulated dossiers are kept: then every page must say so."""
    return Dossier.objects.filter(simulated=True).exists()
