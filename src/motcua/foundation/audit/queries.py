"""Reads the ledger: chains, their heads, and streams of rows too long to hold at once."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.cores.ledger import Head, revealed

ROWS_AT_ONCE = 5000

HEADS = """
SELECT code, last.sequence, last.hash
FROM unnest(%s::text[]) AS code
CROSS JOIN LATERAL (
  SELECT sequence, hash FROM ledger_event WHERE dossier_code = code
  ORDER BY sequence DESC LIMIT 1) AS last
"""
EVENTS_OF = """
SELECT dossier_code, sequence, kind, at, body, hash FROM ledger_event
WHERE dossier_code = %s ORDER BY sequence
"""
SECRETS_OF = "SELECT sequence, path, value FROM ledger_secret WHERE dossier_code = %s"


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event as it is read back; ``data`` holds commitments unless it was asked to reveal."""

    dossier_code: str
    sequence: int
    kind: str
    at: datetime
    actor: str
    data: dict[str, Any]
    hash: bytes


@dataclass(frozen=True, slots=True)
class Chain:
    """All events of one dossier or stream, in order, personal values revealed where kept."""

    dossier_code: str
    events: tuple[StoredEvent, ...]


def heads_of(codes: Collection[str]) -> dict[str, Head]:
    """The last link of each chain that has one."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS, [list(codes)])
        return {code: Head(sequence, bytes(digest)) for code, sequence, digest in cursor}


def head_of(code: str) -> Head:
    """The last link of a chain; sequence 0 when there is none."""
    return heads_of([code]).get(code, Head())


def events_of(code: str, *, reveal: bool = False) -> list[StoredEvent]:
    """A chain's events in order. ``reveal`` puts personal values back, or Sealed where erased."""
    values: dict[int, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(EVENTS_OF, [code])
        rows = cursor.fetchall()
        if reveal:
            cursor.execute(SECRETS_OF, [code])
            for sequence, path, value in cursor:
                values.setdefault(sequence, {})[path] = json.loads(value)
    return [stored_event(row, values.get(row[1], {}) if reveal else None) for row in rows]


def stored_event(row: Sequence[Any], values: dict[str, Any] | None) -> StoredEvent:
    """An event from the columns of EVENTS_OF; ``values`` by path replace its commitments."""
    code, sequence, kind, at, text, digest = row
    body = json.loads(text)
    data = body["data"] if values is None else revealed(body["data"], values)
    return StoredEvent(code, sequence, kind, at, body["actor"], data, bytes(digest))


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Everything read inside stands as of one moment; writers go on undisturbed."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def streamed(sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """Rows of a query, a few thousand at a time; needs a transaction around it."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield from rows
