"""Turns stored versions into the rows that others get."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from motcua.cores.clock import CutoffRule, Limit
from motcua.rooms.catalogue.kinds import (
    Channel,
    FeeSetBy,
    OnlineLevel,
    OwnerSystem,
    ServedLevel,
    SupplementClock,
)
from motcua.rooms.catalogue.models import Fee, ProcedureVersion, RequiredPaper
from motcua.rooms.catalogue.periods import in_force
from motcua.rooms.catalogue.rows import FeeRow, PaperRow, ProcedureLine, VersionRow


def versions_in_force(day: date) -> QuerySet[ProcedureVersion]:
    """Versions in force on ``day``, with their procedures and fields."""
    rows = ProcedureVersion.objects.filter(in_force(day, "valid_from", "valid_until"))
    return rows.select_related("procedure__field")


def with_parts(rows: QuerySet[ProcedureVersion], day: date) -> QuerySet[ProcedureVersion]:
    """The same versions with papers and the fees of ``day``: two more queries, however many."""
    return rows.prefetch_related(
        Prefetch("papers", RequiredPaper.objects.order_by("position")),
        Prefetch("fees", Fee.objects.filter(in_force(day)).order_by("line")),
    )


def line_of(row: ProcedureVersion) -> ProcedureLine:
    """A version as lists show it."""
    return ProcedureLine(**_common(row))


def row_of(row: ProcedureVersion) -> VersionRow:
    """All of a version that was fetched ``with_parts``."""
    cutoff = None if row.cutoff_minute is None else CutoffRule(row.cutoff_minute)
    return VersionRow(
        **_common(row),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        from_confirmed=row.from_confirmed,
        limit_amount=row.limit_amount,
        cutoff=cutoff,
        limit_note=row.limit_note,
        limits_by_channel=row.limits_by_channel,
        papers_total=row.papers_total,
        supplement_clock=SupplementClock(row.supplement_clock),
        competent_level=row.competent_level,
        authorities=tuple(row.authorities),
        sequence=tuple(row.sequence),
        performers=tuple(row.performers),
        legal_bases=tuple(row.legal_bases),
        results=tuple(row.results),
        decision_number=row.decision_number,
        source=row.source,
        papers=tuple(_paper(paper) for paper in row.papers.all()),
        fees=tuple(fee_row(fee) for fee in row.fees.all()),
    )


def _common(row: ProcedureVersion) -> dict[str, Any]:
    return {
        "version_id": row.pk,
        "code": row.procedure.code,
        "name_vi": row.name_vi,
        "name_en": row.name_en,
        "field_code": row.procedure.field.code,
        "field_vi": row.procedure.field.name_vi,
        "levels": tuple(ServedLevel(each) for each in row.procedure.levels),
        "owner_system": OwnerSystem(row.procedure.owner_system),
        "online_level": OnlineLevel(row.online_level),
        "online_confirmed": row.online_confirmed,
        "channels": tuple(Channel(each) for each in row.channels),
        "limit": _limit(row),
        "limit_confirmed": row.limit_confirmed,
        "doubt": row.doubt,
        "confirmed": row.confirmed,
    }


def _limit(row: ProcedureVersion) -> Limit | None:
    if row.limit_amount is None or not row.limit_unit:
        return None
    return Limit(row.limit_amount, row.limit_unit)  # type: ignore[arg-type]  # the database checks it


def _paper(paper: RequiredPaper) -> PaperRow:
    return PaperRow(
        position=paper.position,
        name_vi=paper.name_vi,
        originals=paper.originals,
        copies=paper.copies,
        always=paper.always,
        replaced_by_database=paper.replaced_by_database,
    )


def fee_row(fee: Fee) -> FeeRow:
    """A line of fees as others see it."""
    return FeeRow(
        line=fee.line,
        amount_vnd=fee.amount_vnd,
        set_by=FeeSetBy(fee.set_by),
        channel=None if fee.channel is None else Channel(fee.channel),
        note=fee.note,
        confirmed=fee.confirmed,
    )
