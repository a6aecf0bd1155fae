"""A new dossier: code, events, row and acknowledgement, or nothing at all."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.cores.casework import Actor, Channel, decide
from motcua.cores.casework import Paper as CasePaper
from motcua.cores.casework import commands as c
from motcua.cores.casework.refusals import Refusal
from motcua.cores.casework.sealed import Private
from motcua.cores.clock import ZONE
from motcua.cores.ledger import Salts
from motcua.foundation.audit import operations as audit
from motcua.foundation.compiled import insert, preparing_cursor
from motcua.foundation.text import fold, nfc
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.documents import operations as documents
from motcua.rooms.documents import queries as papers
from motcua.rooms.dossiers.context import Context
from motcua.rooms.dossiers.filing import Filing, IntakeRequest
from motcua.rooms.dossiers.models import Dossier, IntakeKey
from motcua.rooms.dossiers.operations.write import (
    NOBODY,
    holding_row,
    issue,
    paper_row,
    record,
)
from motcua.rooms.dossiers.papers import Hand
from motcua.rooms.dossiers.rulebook import rules_for
from motcua.rooms.dossiers.story import Writes, columns_of, writes_of
from motcua.rooms.people import queries as people


class NotOffered(Refusal):
    """The procedure is not in force, or not complete enough to be filed."""

    code = "not_offered"


class UnitNotCompetent(Refusal):
    """The unit does not settle this procedure on the day."""

    code = "unit_not_competent"


class ApplicantUnknown(Refusal):
    """There is no such applicant."""

    code = "applicant_unknown"


class PaperUnknown(Refusal):
    """The procedure asks for no paper at ``positions``."""

    code = "paper_unknown"

    def __init__(self, positions: Collection[int]) -> None:
        self.positions = frozenset(positions)
        super().__init__(", ".join(map(str, sorted(positions))))


class KeyReused(Refusal):
    """The key was used before for another submission."""

    code = "key_reused"


@dataclass(frozen=True, slots=True)
class Filed:
    """The dossier's code; ``created`` False when the same submission was answered before."""

    code: str
    created: bool


def file_dossier(
    *,
    actor: Actor,
    at: datetime,
    filing: Filing | Callable[[], Filing],
    request: IntakeRequest | None = None,
    hand: Hand = NOBODY,
    salts: Salts = audit.random_salts,
) -> Filed:
    """Takes in one dossier. The same ``request`` sent again gives the same code.

    A ``filing`` that is called is called in the transaction, once the request is known to be new:
    there its files are kept and its applicant is registered.

    Raises NotOffered, UnitNotCompetent, ApplicantUnknown, PaperUnknown, KeyReused; then nothing
    is written.
    """
    on = at.astimezone(ZONE).date()
    with transaction.atomic():
        if request is not None and (answered := _claim(request, at)) is not None:
            return Filed(answered, created=False)
        if not isinstance(filing, Filing):
            filing = filing()
        context = filing_context(filing, on)
        check_competent(context, filing, on)
        check_papers(context, filing)
        sequence = documents.take_sequence(unit_code=filing.unit_code, on=on)
        context = replace(context, code=papers.dossier_code(filing.unit_code, on, sequence))
        writes = first_writes(context, filing, actor, at)
        dossier = Dossier(**first_columns(context, filing, writes))
        insert([dossier])
        insert([holding_row(dossier, each) for each in writes.opened])
        insert([paper_row(dossier, paper, at) for paper in filing.papers])
        record(writes, salts, None)
        issue(context, writes, hand, filing.papers)
        if request is not None:
            _answer(request, context.code)
        return Filed(context.code, created=True)


def _claim(request: IntakeRequest, at: datetime) -> str | None:
    """The code answered before for the same key, or None after claiming the key.

    A parallel submission with the same key waits here until the first one is done.
    """
    with preparing_cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {IntakeKey._meta.db_table} (key, digest, dossier_code, at)"
            " VALUES (%s, %s, '', %s) ON CONFLICT (key) DO NOTHING",
            [request.key, request.digest, at],
        )
        if cursor.rowcount == 1:
            return None
    known = IntakeKey.objects.get(key=request.key)
    if known.digest != request.digest:
        raise KeyReused(request.key)
    return known.dossier_code


def _answer(request: IntakeRequest, code: str) -> None:
    with preparing_cursor() as cursor:
        cursor.execute(
            f"UPDATE {IntakeKey._meta.db_table} SET dossier_code = %s WHERE key = %s",
            [code, request.key],
        )


def filing_context(filing: Filing, on: date) -> Context:
    """Everything around a new dossier; its code is still to come. Raises the refusals above."""
    version = catalogue.version_on(filing.procedure_code, on)
    if version is None or not catalogue.publishable(version):
        raise NotOffered(filing.procedure_code)
    applicant = people.party(filing.applicant_id)
    if applicant is None:
        raise ApplicantUnknown(str(filing.applicant_id))
    named, province = people.units_and_province([filing.unit_code, filing.receiving_unit], on)
    if len(named) < len({filing.unit_code, filing.receiving_unit}):
        raise UnitNotCompetent(f"{filing.unit_code}, {filing.receiving_unit}")
    return Context(
        code="",
        version=version,
        applicant=applicant,
        unit=named[filing.unit_code],
        receiving_unit=named[filing.receiving_unit],
        province_name=province.name_vi if province else "",
        subject=nfc(filing.subject).strip(),
        simulated=filing.simulated,
    )


def check_competent(context: Context, filing: Filing, on: date) -> None:
    """Refuses a unit that does not settle the procedure on that day."""
    if not catalogue.settles(filing.unit_code, filing.procedure_code, on):
        raise UnitNotCompetent(f"{filing.unit_code} · {context.version.code}")


def check_papers(context: Context, filing: Filing) -> None:
    """Refuses papers for requirements that the procedure does not have; 0 is for others.

    Where the source lists more papers than are kept here, any position may be meant.
    """
    if context.version.papers_total is not None:
        return
    known = {0, *(paper.position for paper in context.version.papers)}
    unknown = {paper.position for paper in filing.papers} - known
    if unknown:
        raise PaperUnknown(unknown)


def first_writes(context: Context, filing: Filing, actor: Actor, at: datetime) -> Writes:
    """The first event of a dossier and what follows from it."""
    command = c.File(
        by=actor,
        at=at,
        code=context.code,
        procedure_code=context.version.code,
        version=context.version.valid_from.isoformat(),
        channel=Channel(filing.channel),
        unit_code=filing.unit_code,
        receiving_unit=filing.receiving_unit,
        away=filed_away(context),
        papers=tuple(
            CasePaper(paper.position, paper.sha256, paper.digitised, paper.reused)
            for paper in filing.papers
        ),
        population_data=filing.population_data,
        applicant=Private(f"{context.applicant.number_kind}:{context.applicant.number}"),
        subject=Private(context.subject),
    )
    on = at.astimezone(ZONE).date()
    rules = rules_for(context.version, filing.unit_code, on)
    return writes_of(None, decide(None, command, rules), None)


def filed_away(context: Context) -> bool:
    """Whether the receiving unit serves another place than the competent one.

    A centre belongs to the authority of its place: the same statistical code is the same place.
    """
    return context.unit.gso_code != context.receiving_unit.gso_code


def first_columns(context: Context, filing: Filing, writes: Writes) -> dict[str, Any]:
    """Every column of a new row."""
    return {
        **columns_of(writes.after),
        "code": context.code,
        "version_id": context.version.version_id,
        "applicant_id": filing.applicant_id,
        "applicant_name": context.applicant.name,
        "applicant_fold": fold(context.applicant.name),
        "subject": context.subject,
        "simulated": filing.simulated,
    }
