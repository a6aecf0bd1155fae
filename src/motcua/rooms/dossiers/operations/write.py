"""One act on one dossier: load, decide, save, record, all in one transaction.

The only place that writes dossiers one by one. ``bulk`` writes thousands from the same ``Writes``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.cores.casework import DossierState, decide, fact_of
from motcua.cores.casework.commands import Command
from motcua.cores.casework.events import KIND_OF, Accepted
from motcua.cores.clock import ZONE
from motcua.cores.ledger import Head, Salts
from motcua.foundation.audit import operations as audit
from motcua.foundation.audit import queries as ledger
from motcua.foundation.outbox import operations as outbox
from motcua.rooms.documents import operations as documents
from motcua.rooms.dossiers.access import DossierNotVisible
from motcua.rooms.dossiers.chronicle import entry_of, head_after, state_of
from motcua.rooms.dossiers.context import Context, context_of
from motcua.rooms.dossiers.events import DOSSIER_CHANGED, DossierChanged
from motcua.rooms.dossiers.filing import PaperIn
from motcua.rooms.dossiers.models import Dossier, Holding, Paper
from motcua.rooms.dossiers.papers import Hand, drafts_for
from motcua.rooms.dossiers.rulebook import rules_for
from motcua.rooms.dossiers.story import Segment, Writes, columns_of, writes_of

NOBODY = Hand(None, "")


class DossierMoved(Exception):
    """Somebody else acted on the dossier since the page was shown; ``sequence`` is the new one."""

    def __init__(self, sequence: int) -> None:
        self.sequence = sequence
        super().__init__(f"sequence is now {sequence}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A command on a stored dossier. ``seen`` is the sequence the person looked at, if known."""

    code: str
    command: Command
    hand: Hand = NOBODY
    papers: tuple[PaperIn, ...] = ()
    seen: int | None = None
    salts: Salts = audit.random_salts


def perform(act: Act) -> DossierState:
    """Carries out one act. Raises a casework Refusal, DossierMoved or DossierNotVisible."""
    with transaction.atomic():
        dossier = Dossier.objects.select_for_update().filter(code=act.code).first()
        if dossier is None:
            raise DossierNotVisible(act.code)
        if act.seen is not None and act.seen != dossier.sequence:
            raise DossierMoved(dossier.sequence)
        story = ledger.events_of(act.code)
        before = state_of(story)
        context = context_of(dossier, context_day(act.command))
        rules = rules_for(context.version, before.unit_code, context_day(act.command))
        writes = writes_of(before, decide(before, act.command, rules), open_segment(dossier.pk))
        save(dossier, writes)
        keep_papers(dossier, writes, act.papers)
        record(writes, act.salts, head_after(story))
        issue(context, writes, act.hand, act.papers)
        return writes.after


def context_day(command: Command) -> date:
    """The day in Vietnam on which a command is given."""
    return command.at.astimezone(ZONE).date()


def open_segment(dossier_id: int) -> Segment | None:
    """The strip's last, open segment."""
    row = Holding.objects.filter(dossier_id=dossier_id, until_at__isnull=True).first()
    if row is None:
        return None
    return Segment(row.position, row.kind, row.unit_code, row.owner_ref, row.from_at)


def save(dossier: Dossier, writes: Writes) -> None:
    """The summary row and the time strip."""
    for name, value in columns_of(writes.after).items():
        setattr(dossier, name, value)
    dossier.save()
    for position, at in writes.closed:
        Holding.objects.filter(dossier=dossier, position=position).update(until_at=at)
    Holding.objects.bulk_create([holding_row(dossier, segment) for segment in writes.opened])


def holding_row(dossier: Dossier, segment: Segment) -> Holding:
    """One segment of the strip as a row."""
    return Holding(
        dossier=dossier,
        position=segment.position,
        kind=segment.kind,
        unit_code=segment.unit_code,
        owner_ref=segment.owner_ref,
        from_at=segment.from_at,
        until_at=segment.until_at,
    )


def keep_papers(dossier: Dossier, writes: Writes, papers: Sequence[PaperIn]) -> None:
    """The files that came with this act; a later one for the same requirement is added."""
    at = writes.after.last_at
    Paper.objects.bulk_create([paper_row(dossier, paper, at) for paper in papers])


def paper_row(dossier: Dossier, paper: PaperIn, at: datetime) -> Paper:
    """One file as a row."""
    return Paper(
        dossier=dossier,
        position=paper.position,
        name=paper.name,
        sha256=paper.sha256,
        size_bytes=paper.size_bytes,
        media_type=paper.media_type,
        digitised=paper.digitised,
        reused=paper.reused,
        received_at=at,
    )


def record(writes: Writes, salts: Salts, head: Head | None) -> None:
    """The act in the ledger after ``head`` (None: a new chain), and the news in the outbox."""
    code = writes.after.code
    entries = [entry_of(code, event) for event in writes.events]
    audit.append(entries, salts=salts, heads={code: head} if head else {})
    outbox.record(DOSSIER_CHANGED, news_of(writes).body(), key=code, at=writes.events[-1].at)


def news_of(writes: Writes) -> DossierChanged:
    """What the rooms above are told."""
    return DossierChanged(
        code=writes.after.code,
        sequence=writes.after.sequence,
        kinds=tuple(KIND_OF[type(event)] for event in writes.events),
        status=int(writes.after.status),
        fact=fact_of(writes.after),
    )


def issue(context: Context, writes: Writes, hand: Hand, papers: tuple[PaperIn, ...]) -> None:
    """The papers that the act owes the applicant."""
    if not papers and any(isinstance(event, Accepted) for event in writes.events):
        papers = _stored_papers(context.code)
    for draft in drafts_for(context, writes.after, writes.events, hand, papers):
        documents.issue_paper(frame=draft.frame, paper=draft.paper, actor=draft.actor, at=draft.at)


def _stored_papers(code: str) -> tuple[PaperIn, ...]:
    names = tuple(PaperIn.__dataclass_fields__)
    rows = Paper.objects.filter(dossier__code=code).values(*names)
    return tuple(PaperIn(**row) for row in rows)
