"""Thousands of dossiers at once: decided like any other, kept in memory, written by COPY.

``Book`` answers the same acts as ``file_dossier`` and ``perform`` and writes equal rows, papers and
ledger hashes, because both take their rows from the same ``Writes``. For bulk loads into a database
that nobody else writes to: codes are counted in memory and checked against the counters at the end.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, cast

from django.db import connection, transaction

from motcua.cores.casework import Actor, DossierState, Fact, decide, fact_of
from motcua.cores.casework.commands import Command
from motcua.cores.clock import ZONE
from motcua.cores.ledger import Entry, Head, Row, Salts, rows_for
from motcua.foundation.audit import operations as audit
from motcua.foundation.text import nfc
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.documents import operations as documents
from motcua.rooms.documents import queries as papers
from motcua.rooms.dossiers.chronicle import entry_of
from motcua.rooms.dossiers.context import Context, province_name
from motcua.rooms.dossiers.filing import Filing, PaperIn
from motcua.rooms.dossiers.models import Dossier, Holding, Paper
from motcua.rooms.dossiers.operations.file import (
    ApplicantUnknown,
    NotOffered,
    UnitNotCompetent,
    first_columns,
    first_writes,
)
from motcua.rooms.dossiers.operations.write import NOBODY, holding_row, paper_row
from motcua.rooms.dossiers.papers import Hand, drafts_for
from motcua.rooms.dossiers.rulebook import rules_for
from motcua.rooms.dossiers.story import Segment, Writes, columns_of, writes_of
from motcua.rooms.people import queries as people


class CodesTakenMeanwhile(RuntimeError):
    """Somebody else filed dossiers during the bulk load; nothing was written."""


@dataclass(slots=True)
class _Page:
    """One dossier of the book, with all it will write."""

    context: Context
    filing: Filing
    state: DossierState
    strip: list[Segment]
    entries: list[Entry]
    papers: list[tuple[PaperIn, datetime]]
    drafts: list[documents.Draft] = field(default_factory=list)


class Book:
    """Dossiers in the making. ``flush`` writes them all in one transaction, or none."""

    def __init__(self, *, salts: Salts) -> None:
        self._salts = salts
        self._around = Surroundings()
        self._pages: dict[str, _Page] = {}
        self._used: dict[tuple[str, date], int] = {}

    def file(self, *, actor: Actor, at: datetime, filing: Filing, hand: Hand = NOBODY) -> str:
        """Takes in one dossier and gives its code. Raises as ``file_dossier`` does."""
        on = at.astimezone(ZONE).date()
        context = self._around.of(filing, on)
        place = (filing.unit_code, on)
        self._used[place] = self._used.get(place, 0) + 1
        code = papers.dossier_code(filing.unit_code, on, self._used[place])
        context = replace(context, code=code)
        writes = first_writes(context, filing, actor, at)
        self._pages[code] = _Page(
            context=context,
            filing=filing,
            state=writes.after,
            strip=list(writes.opened),
            entries=[entry_of(code, event) for event in writes.events],
            papers=[(paper, at) for paper in filing.papers],
            drafts=drafts_for(context, writes.after, writes.events, hand, filing.papers),
        )
        return code

    def perform(
        self,
        *,
        code: str,
        command: Command,
        hand: Hand = NOBODY,
        papers: tuple[PaperIn, ...] = (),
    ) -> DossierState:
        """Carries out one act. Raises a casework Refusal; then nothing happened."""
        page = self._pages[code]
        on = command.at.astimezone(ZONE).date()
        rules = rules_for(page.context.version, page.state.unit_code, on)
        holding = page.strip[-1] if page.strip and page.strip[-1].until_at is None else None
        writes = writes_of(page.state, decide(page.state, command, rules), holding)
        _apply(page, writes)
        page.papers += [(paper, command.at) for paper in papers]
        # In the order in which ``write`` reads them back.
        known = papers or tuple(sorted((each for each, _ in page.papers), key=_position))
        page.drafts += drafts_for(page.context, writes.after, writes.events, hand, known)
        return writes.after

    def state(self, code: str) -> DossierState:
        """The dossier as it stands in the book."""
        return self._pages[code].state

    def facts(self) -> Iterator[Fact]:
        """How the book's dossiers count, for ``statistics.operations.load_facts``."""
        for page in self._pages.values():
            fact = fact_of(page.state)
            if fact is not None:
                yield fact

    def flush(self) -> int:
        """Writes everything and empties the book; gives the number of dossiers.

        Raises CodesTakenMeanwhile when the counters have moved; then nothing is written.
        """
        pages = list(self._pages.values())
        with transaction.atomic():
            self._take_codes()
            rows = Dossier.objects.bulk_create(
                [Dossier(**_columns(page)) for page in pages], batch_size=1000
            )
            stored = list(zip(rows, pages, strict=True))
            _copy_strips(stored)
            _copy_papers(stored)
            audit.copy_rows([row for page in pages for row in self._ledger_rows(page)])
            drafts = [draft for page in pages for draft in page.drafts]
            documents.issue_papers(drafts=sorted(drafts, key=lambda draft: draft.at))
        self._pages.clear()
        self._used.clear()
        return len(pages)

    def _take_codes(self) -> None:
        for (unit_code, on), count in sorted(self._used.items()):
            taken = documents.take_sequences(unit_code=unit_code, on=on, count=count)
            if taken.start != 1:
                raise CodesTakenMeanwhile(f"{unit_code} {on}")

    def _ledger_rows(self, page: _Page) -> list[Row]:
        return rows_for(Head(), page.entries, self._salts)


def _position(paper: PaperIn) -> int:
    return paper.position


def _apply(page: _Page, writes: Writes) -> None:
    page.state = writes.after
    page.entries += [entry_of(page.context.code, event) for event in writes.events]
    for position, at in writes.closed:
        page.strip = [
            replace(each, until_at=at) if each.position == position else each for each in page.strip
        ]
    page.strip += writes.opened


def _columns(page: _Page) -> dict[str, object]:
    first = first_columns(page.context, page.filing, Writes((), page.state, (), ()))
    return {**first, **columns_of(page.state)}


def _copy_strips(stored: list[tuple[Dossier, _Page]]) -> None:
    names = ("dossier_id", "position", "kind", "unit_code", "owner_ref", "from_at", "until_at")
    _copy(
        Holding._meta.db_table,
        names,
        (holding_row(dossier, each) for dossier, page in stored for each in page.strip),
    )


def _copy_papers(stored: list[tuple[Dossier, _Page]]) -> None:
    names = (
        "dossier_id",
        "position",
        "name",
        "sha256",
        "size_bytes",
        "media_type",
        "digitised",
        "reused",
        "received_at",
    )
    _copy(
        Paper._meta.db_table,
        names,
        (paper_row(dossier, paper, at) for dossier, page in stored for paper, at in page.papers),
    )


def _copy(table: str, names: tuple[str, ...], rows: Iterator[Holding] | Iterator[Paper]) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([getattr(row, name) for name in names])


class Surroundings:
    """What new dossiers need to know, asked once per day and remembered for one load."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Any] = {}

    def of(self, filing: Filing, on: date) -> Context:
        """As ``filing_context`` with ``check_competent``, remembered between dossiers."""
        code = filing.procedure_code
        version = self._ask(catalogue.version_on, code, on)
        if version is None or not catalogue.publishable(version):
            raise NotOffered(code)
        if filing.unit_code not in self._ask(catalogue.units_settling, code, on):
            raise UnitNotCompetent(f"{filing.unit_code} · {code}")
        applicant = self._ask(people.party, filing.applicant_id)
        if applicant is None:
            raise ApplicantUnknown(str(filing.applicant_id))
        return Context(
            code="",
            version=version,
            applicant=applicant,
            unit=self._unit(filing.unit_code, on),
            receiving_unit=self._unit(filing.receiving_unit, on),
            province_name=self._ask(province_name, on),
            subject=nfc(filing.subject).strip(),
            simulated=filing.simulated,
        )

    def _unit(self, code: str, on: date) -> people.UnitRow:
        named = self._ask(people.units_named, (code,), on)
        if code not in named:
            raise UnitNotCompetent(code)
        return cast(people.UnitRow, named[code])

    def _ask(self, question: Callable[..., Any], *about: object) -> Any:
        key = (question, *about)
        if key not in self._known:
            self._known[key] = question(*about)
        return self._known[key]
