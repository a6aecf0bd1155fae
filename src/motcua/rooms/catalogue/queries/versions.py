"""One procedure as it stood on a day, or one version that a dossier keeps."""

from collections.abc import Iterable
from datetime import date

from motcua.rooms.catalogue.kinds import Part
from motcua.rooms.catalogue.models import ProcedureVersion
from motcua.rooms.catalogue.offering import missing_parts
from motcua.rooms.catalogue.queries import kept
from motcua.rooms.catalogue.queries.building import row_of, versions_in_force, with_parts
from motcua.rooms.catalogue.rows import VersionRow


def version_on(code: str, day: date) -> VersionRow | None:
    """The version in force on ``day``, with that day's fees; None where there is none."""
    return next((kept.row_of(each, day) for each in kept.in_force(code, day)), None)


def versions_on(day: date, codes: Iterable[str] | None = None) -> dict[str, VersionRow]:
    """All versions in force on ``day``, or those of ``codes``, by code. Three queries."""
    rows = with_parts(versions_in_force(day), day)
    if codes is not None:
        rows = rows.filter(procedure__code__in=set(codes))
    return {row.procedure.code: row_of(row) for row in rows}


def version(version_id: int, day: date) -> VersionRow | None:
    """The version with that number, in force or not, with the fees of ``day``."""
    return next((kept.row_of(each, day) for each in kept.of_number(version_id)), None)


def versions_of(code: str, day: date) -> tuple[VersionRow, ...]:
    """All versions of a procedure, newest first, with the fees of ``day``."""
    rows = ProcedureVersion.objects.select_related("procedure__field")
    rows = rows.filter(procedure__code=code).order_by("-valid_from")
    return tuple(row_of(row) for row in with_parts(rows, day))


def content_gaps(day: date) -> dict[str, tuple[Part, ...]]:
    """Every procedure published on ``day`` → the mandatory parts it lacks (none: complete).

    The denominator of "published with all parts" is all of them, the numerator those with none.
    """
    return {code: missing_parts(row) for code, row in sorted(versions_on(day).items())}
