"""The inbox: dossiers a person may see, filtered, searched, what is due first on top.

Two statements whatever the number of units, procedures and rows: one for the lines, one for the
counts beside the filters. Pages follow a key (due instant and code), never an offset.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Q, QuerySet

from motcua.cores.clock import ZONE
from motcua.foundation.text import fold
from motcua.rooms.documents.queries import DossierCodeInvalid, parse_dossier_code
from motcua.rooms.dossiers.access import Person, visible
from motcua.rooms.dossiers.models import Dossier

PAGE_SIZE = 100
_OPEN = ~Q(next_kind="")


class CursorNotUnderstood(ValueError):
    """The place in the list is not one that this list gave out."""


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One dossier as lists show it."""

    code: str
    status: int
    step: str
    channel: str
    procedure_code: str
    version_id: int
    version__name_vi: str
    unit_id: str
    receiving_unit_id: str
    applicant_name: str
    subject: str
    simulated: bool
    filed_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    due_confirmed: bool
    finished_at: datetime | None
    next_kind: str
    next_role: str
    next_unit: str
    next_owner: str
    next_due_at: datetime | None
    sequence: int


LINE_NAMES = tuple(field.name for field in fields(DossierLine))


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxQuestion:
    """``chosen`` is one of FILTERS; ``text`` a code, part of one, or words of a name."""

    chosen: str = "mine"
    text: str = ""
    unit_code: str = ""
    procedure_code: str = ""
    after: str = ""
    size: int = PAGE_SIZE


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Lines in order, the place after them ("" at the end), and true counts per filter."""

    lines: tuple[DossierLine, ...]
    after: str
    counts: Mapping[str, int]


def _mine(who: Person) -> Q:
    """Owed by the person, or by anyone in a role the person holds in that unit."""
    condition = Q(next_owner=who.ref)
    for held in who.scope.holdings:
        condition |= Q(next_owner="", next_role=held.role.value, next_unit__in=sorted(held.reaches))
    return condition


def _day_end(at: datetime) -> datetime:
    tomorrow = at.astimezone(ZONE).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), ZONE)


def conditions(who: Person) -> Mapping[str, Q]:
    """The saved filters by name; ``all`` alone also shows closed dossiers."""
    running = Q(due_at__isnull=False, finished_at__isnull=True)
    late = running & Q(due_at__lt=who.at)
    return {
        "mine": _OPEN & _mine(who),
        "overdue": _OPEN & late,
        "today": _OPEN & running & Q(due_at__gte=who.at, due_at__lt=_day_end(who.at)),
        "near": _OPEN
        & running
        & Q(due_at__gte=who.at, due_at__lt=_day_end(who.at) + timedelta(days=2)),
        "new": _OPEN & Q(status=1),
        "supplement": _OPEN & Q(next_kind="await_supplement"),
        "result": _OPEN & Q(status=9),
        "open": _OPEN,
        "all": Q(),
    }


FILTERS = ("mine", "overdue", "today", "near", "new", "supplement", "result", "open", "all")
_COUNTED = FILTERS[:-1]


def inbox(who: Person, question: InboxQuestion) -> InboxPage:
    """One page. Raises CursorNotUnderstood, KeyError for an unknown filter."""
    chosen = conditions(who)[question.chosen]
    rows = _narrowed(visible(who).filter(chosen), question)
    by_due = question.chosen != "all"
    rows = _ordered(rows, by_due, question.after)
    lines = [DossierLine(**row) for row in rows.values(*LINE_NAMES)[: question.size + 1]]
    more = len(lines) > question.size
    lines = lines[: question.size]
    after = _place(lines[-1], by_due) if more else ""
    return InboxPage(tuple(lines), after, _counts(who))


def _counts(who: Person) -> dict[str, int]:
    wanted = conditions(who)
    sums = {name: Count("pk", filter=wanted[name]) for name in _COUNTED}
    return visible(who).filter(_OPEN).aggregate(**sums)


def _narrowed(rows: QuerySet[Dossier], question: InboxQuestion) -> QuerySet[Dossier]:
    if question.unit_code:
        rows = rows.filter(unit_id=question.unit_code)
    if question.procedure_code:
        rows = rows.filter(procedure_code=question.procedure_code)
    if question.text.strip():
        rows = rows.filter(_matching(question.text))
    return rows


def _matching(text: str) -> Q:
    """A whole code, the digits that end one, or every word begun in the applicant's name."""
    try:
        return Q(code=str(parse_dossier_code(text)))
    except DossierCodeInvalid:
        pass
    written = text.strip().upper()
    if any(sign.isdigit() for sign in written):
        return Q(code__endswith=written) | Q(code__startswith=written)
    words = [word for word in fold(text).split() if word.isalnum()]
    if not words:
        return Q(pk__in=[])
    query = SearchQuery(
        " & ".join(f"{word}:*" for word in words), config="simple", search_type="raw"
    )
    return Q(pk__in=_named(query).values("pk"))


def _named(query: SearchQuery) -> QuerySet[Dossier]:
    vector = SearchVector("applicant_fold", config="simple")
    return Dossier.objects.alias(names=vector).filter(names=query)


def _ordered(rows: QuerySet[Dossier], by_due: bool, after: str) -> QuerySet[Dossier]:
    table = Dossier._meta.db_table
    if by_due:
        rows = rows.order_by("next_due_at", "code")
        comparison = f"({table}.next_due_at, {table}.code) > (%s, %s)"
    else:
        rows = rows.order_by("-filed_at", "-code")
        comparison = f"({table}.filed_at, {table}.code) < (%s, %s)"
    if after:
        rows = rows.extra(where=[comparison], params=list(_read_place(after)))
    return rows


def _place(line: DossierLine, by_due: bool) -> str:
    key = line.next_due_at if by_due else line.filed_at
    assert key is not None
    text = json.dumps([key.isoformat(), line.code])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_place(after: str) -> Sequence[Any]:
    try:
        text = base64.urlsafe_b64decode(after + "=" * (-len(after) % 4))
        key, code = json.loads(text)
        return datetime.fromisoformat(key), str(code)
    except (ValueError, TypeError) as fault:
        raise CursorNotUnderstood(after) from fault
