"""Issues papers: numbered in their register, their content frozen; the PDF is made when wanted.

A paper joins the caller's transaction, so a receipt exists if and only if its dossier does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from motcua.foundation.accounts.models import User
from motcua.foundation.compiled import insert
from motcua.rooms.documents.entries import PaperEntry, entry_of
from motcua.rooms.documents.models import IssuedPaper
from motcua.rooms.documents.operations.numbering import take_numbers
from motcua.rooms.documents.papers.content import Paper
from motcua.rooms.documents.papers.frame import Frame
from motcua.rooms.documents.sheets import row_of, unnumbered_sheet

_Register = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper to be issued at an instant; ``actor`` None: the system answers by itself."""

    frame: Frame
    paper: Paper
    at: datetime
    actor: User | None = None


def issue_paper(*, frame: Frame, paper: Paper, actor: User | None, at: datetime) -> PaperEntry:
    """Issues one paper under the next number of its register.

    Raises TextNotPrintable before any number is taken, and RuleNotInForce where no form of this
    kind is in force on the day.
    """
    rows = _checked([Draft(frame, paper, at, actor)])
    # Whatever fails from here on fails the whole: the savepoint would cost two trips.
    with transaction.atomic(savepoint=False):
        insert(_numbered(rows))
    (row,) = rows
    return entry_of(row)


def issue_papers(*, drafts: Sequence[Draft]) -> tuple[PaperEntry, ...]:
    """Issues many papers as if one after the other, in the order given (bulk loads).

    Numbers and rows are those that ``issue_paper`` would have made.
    """
    rows = _checked(drafts)
    with transaction.atomic():
        _copy(_numbered(rows))
    return tuple(entry_of(row) for row in rows)


def _copy(rows: Sequence[IssuedPaper]) -> None:
    """Writes new rows by COPY and tells each its id."""
    table = IssuedPaper._meta.db_table
    fields = [field.attname for field in IssuedPaper._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, %s)",
            [len(rows)],
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number
        copying = cursor.cursor.copy(f"COPY {table} ({', '.join(fields)}) FROM STDIN")
        with copying as copy:
            for row in rows:
                values = {**row.__dict__, "data": Jsonb(row.data)}
                copy.write_row([values[field] for field in fields])


def _checked(drafts: Sequence[Draft]) -> list[IssuedPaper]:
    """Rows in the order of ``drafts``, without numbers; whatever cannot be printed is refused."""
    return [
        row_of(unnumbered_sheet(each.frame, each.paper, each.at), each.actor) for each in drafts
    ]


def _numbered(rows: Sequence[IssuedPaper]) -> Sequence[IssuedPaper]:
    """The rows with their numbers; registers are locked in one order: no ring of waiting."""
    places = sorted(
        (place for place, row in enumerate(rows) if row.register),
        key=lambda place: (_register(rows[place]), place),
    )
    for register, members in groupby(places, key=lambda place: _register(rows[place])):
        for place, number in _numbers(register, list(members)):
            rows[place].number = number
    return rows


def _numbers(register: _Register, places: list[int]) -> Iterator[tuple[int, int]]:
    unit_code, name, year = register
    taken = take_numbers(unit_code=unit_code, register=name, year=year, count=len(places))
    return zip(places, taken, strict=True)


def _register(row: IssuedPaper) -> _Register:
    return row.unit_code, row.register, row.year
