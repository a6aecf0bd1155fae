"""Lists of procedures in dictionary order, a page at a time, and search as people type."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from motcua.foundation.text import fold
from motcua.rooms.catalogue.kinds import OnlineLevel, ServedLevel
from motcua.rooms.catalogue.models import Field, ProcedureVersion
from motcua.rooms.catalogue.models.procedures import CODE_SHAPE
from motcua.rooms.catalogue.offering import offered
from motcua.rooms.catalogue.queries.building import line_of, versions_in_force
from motcua.rooms.catalogue.rows import ProcedureLine

_WORD = re.compile(r"[0-9a-z.]+")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next page begins: after this name and number."""

    name_sort: str
    version_id: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; ``after`` None: there is no next one."""

    lines: tuple[ProcedureLine, ...]
    after: Cursor | None


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of administration and how many procedures in force it has."""

    code: str
    name_vi: str
    name_en: str
    procedures: int


def procedures(
    *,
    on: date,
    text: str = "",
    field_code: str = "",
    level: ServedLevel | None = None,
    online_level: OnlineLevel | None = None,
    offered_only: bool = False,
    after: Cursor | None = None,
    limit: int = 50,
) -> Page:
    """Procedures in force on ``on``, at most ``limit``, from after ``after``. One query."""
    rows = _matching(versions_in_force(on), text)
    if field_code:
        rows = rows.filter(procedure__field__code=field_code)
    if level is not None:
        rows = rows.filter(procedure__levels__contains=[level.value])
    if online_level is not None:
        rows = rows.filter(online_level=online_level)
    if offered_only:
        rows = rows.filter(offered())
    if after is not None:
        rows = rows.filter(
            Q(name_sort__gt=after.name_sort) | Q(name_sort=after.name_sort, id__gt=after.version_id)
        )
    found = list(rows.order_by("name_sort", "id")[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return Page(
        lines=tuple(line_of(row) for row in found[:limit]),
        after=None if last is None else Cursor(last.name_sort, last.pk),
    )


def search(
    text: str, *, on: date, level: ServedLevel | None = None, limit: int = 20
) -> tuple[ProcedureLine, ...]:
    """The first procedures matching ``text``: a code, or beginnings of words, marks or no marks."""
    return procedures(on=on, text=text, level=level, limit=limit).lines


def fields(on: date) -> tuple[FieldLine, ...]:
    """Fields with procedures in force on ``on``, by name."""
    versions = versions_in_force(on).values("pk")
    counted = Count("procedures", filter=Q(procedures__versions__in=versions), distinct=True)
    rows = Field.objects.annotate(procedures_in_force=counted).filter(procedures_in_force__gt=0)
    return tuple(
        FieldLine(row.code, row.name_vi, row.name_en, row.procedures_in_force)
        for row in rows.order_by("code")
    )


def _matching(rows: QuerySet[ProcedureVersion], text: str) -> QuerySet[ProcedureVersion]:
    """Every word of ``text`` begins a word of the name. A catalogue is small enough to be read."""
    folded = fold(text)
    if re.fullmatch(CODE_SHAPE, folded):
        return rows.filter(procedure__code=folded)
    words = _WORD.findall(folded)
    if folded and not words:
        return rows.none()
    for word in words:
        beginning = r"(^|[^0-9a-z])" + re.escape(word)
        rows = rows.filter(name_folded__regex=beginning)
    return rows
