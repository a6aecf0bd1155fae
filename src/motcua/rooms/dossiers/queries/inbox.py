"""The inbox: dossiers a person may see, filtered, searched, what is due first on top.

Three statements whatever the number of units, procedures and rows: the codes of the page, its
lines, and the counts beside the filters. Pages follow a key (an instant and the code), never an
offset.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta

from motcua.cores.clock import ZONE
from motcua.foundation.text import fold
from motcua.rooms.documents.queries import DossierCodeInvalid, parse_dossier_code
from motcua.rooms.dossiers.access import Person, reaches
from motcua.rooms.dossiers.models import Dossier
from motcua.rooms.dossiers.queries.inbox_statements import (
    BY_DUE,
    NEWEST,
    OPEN,
    Place,
    Values,
    counts,
    page_codes,
    sees_few_units,
)

PAGE_SIZE = 100
# No text in the database has it, and no statement may.
NUL = "\0"


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


# The saved filters; ``all`` alone also shows closed dossiers. All others speak of open ones.
_WHERE: Mapping[str, str] = {
    "overdue": "d.finished_at IS NULL AND d.due_at < %(now)s",
    "today": "d.finished_at IS NULL AND d.due_at >= %(now)s AND d.due_at < %(day_end)s",
    "near": "d.finished_at IS NULL AND d.due_at >= %(now)s AND d.due_at < %(near_end)s",
    "new": "d.status = 1",
    "supplement": "d.next_kind = 'await_supplement'",
    "result": "d.status = 9",
    "open": "true",
}
FILTERS = ("mine", *_WHERE, "all")


def inbox(who: Person, question: InboxQuestion) -> InboxPage:
    """One page. Raises CursorNotUnderstood, KeyError for an unknown filter."""
    values, filters = _values(who), _filters(who)
    order, where = (NEWEST, []) if question.chosen == "all" else (BY_DUE, [OPEN])
    if question.chosen != "all":
        where.append(filters[question.chosen])
    where += _narrowed(who, question, values)
    if question.after:
        values["after_at"], values["after_code"] = _read_place(question.after)
        where.append(f"(d.{order.key}, d.code) {order.beyond} (%(after_at)s, %(after_code)s)")
    seen = reaches(who)
    places = page_codes(seen, where, values, order, question.size + 1)
    more = len(places) > question.size
    places = places[: question.size]
    after = _written(places[-1]) if more else ""
    return InboxPage(_lines(places), after, counts(seen, filters, values))


def _lines(places: list[Place]) -> tuple[DossierLine, ...]:
    codes = [code for _, code in places]
    rows = Dossier.objects.filter(code__in=codes).values(*LINE_NAMES)
    found = {row["code"]: DossierLine(**row) for row in rows}
    return tuple(found[code] for code in codes)


def _values(who: Person) -> Values:
    tomorrow = who.at.astimezone(ZONE).date() + timedelta(days=1)
    day_end = datetime.combine(tomorrow, time(), ZONE)
    values: Values = {"now": who.at, "day_end": day_end, "near_end": day_end + timedelta(days=2)}
    for place, (role, units) in enumerate(_desks(who).items()):
        values |= {f"role{place}": role, f"desks{place}": sorted(units)}
    return {**values, "me": who.ref}


def _filters(who: Person) -> dict[str, str]:
    """What each saved filter asks; ``mine``: owed by the person, or by anyone at the same desk."""
    desks = "".join(
        f" OR (d.next_role = %(role{place})s AND d.next_unit = ANY(%(desks{place})s::text[])"
        " AND d.next_owner = '')"
        for place in range(len(_desks(who)))
    )
    return {"mine": f"(d.next_owner = %(me)s{desks})", **_WHERE}


def _desks(who: Person) -> dict[str, set[str]]:
    """Units by the roles in which the person serves them."""
    desks: dict[str, set[str]] = {}
    for held in who.scope.holdings:
        desks.setdefault(held.role.value, set()).update(held.reaches)
    return desks


def _narrowed(who: Person, question: InboxQuestion, values: Values) -> Iterator[str]:
    if NUL in question.text + question.unit_code + question.procedure_code:
        yield "false"
        return
    if question.unit_code:
        values["unit"] = question.unit_code
        yield "d.unit_id = %(unit)s"
    if question.procedure_code:
        values["procedure"] = question.procedure_code
        yield "d.procedure_code = %(procedure)s"
    if question.text.strip():
        yield from _matching(who, question.text, values)


def _matching(who: Person, text: str, values: Values) -> Iterator[str]:
    """A whole code, the digits that end one, or every word begun in the applicant's name."""
    try:
        values["code"] = str(parse_dossier_code(text))
        yield "d.code = %(code)s"
        return
    except DossierCodeInvalid:
        pass
    written = text.strip().upper()
    if any(sign.isdigit() for sign in written):
        values |= {"written": written, "length": len(written)}
        yield "(right(d.code, %(length)s) = %(written)s OR left(d.code, %(length)s) = %(written)s)"
    else:
        yield from _named(who, [word for word in fold(text).split() if word.isalnum()], values)


def _named(who: Person, words: list[str], values: Values) -> Iterator[str]:
    """Within few units names are read from the index that is walked; beyond, looked up by word."""
    if not words:
        yield "false"
    elif sees_few_units(reaches(who)):
        # The given name stands last and is the rarest: asked first, it spares most other questions.
        for place, word in enumerate(reversed(words)):
            values[f"word{place}"] = f" {word}"
            yield f"strpos(' ' || d.applicant_fold, %(word{place})s) > 0"
    else:
        values["words"] = " & ".join(f"{word}:*" for word in words)
        yield (
            "to_tsvector('simple'::regconfig, coalesce(d.applicant_fold, ''))"
            " @@ to_tsquery('simple'::regconfig, %(words)s)"
        )


def _written(place: Place) -> str:
    text = json.dumps([place[0].isoformat(), place[1]])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_place(after: str) -> Place:
    try:
        text = base64.urlsafe_b64decode(after + "=" * (-len(after) % 4))
        key, code = json.loads(text)
        place = datetime.fromisoformat(key), str(code)
    except (ValueError, TypeError) as fault:
        raise CursorNotUnderstood(after) from fault
    if NUL in place[1]:
        raise CursorNotUnderstood(after)
    return place
