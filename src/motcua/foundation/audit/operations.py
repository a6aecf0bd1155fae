"""Writes the ledger: events in the caller's transaction, many by COPY, and the erasure of values.

Writers never share a row: each chain is guarded by the uniqueness of (dossier_code, sequence), and
positions in the log are left to the checkpoint. Streams (codes that begin with ``@``) have no row
of their own that a caller would lock, so here they take turns by an advisory lock.
"""

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from psycopg.errors import UniqueViolation

from motcua.cores.ledger import Entry, Head, Row, Salts, rows_for
from motcua.cores.ledger.personal import SALT_BYTES
from motcua.cores.ledger.verifier import ERASED
from motcua.foundation.audit.queries import heads_of
from motcua.foundation.compiled import preparing_cursor

PLACE_CONSTRAINT = "ledger_event_place"
STREAM_MARK = "@"
# Half of the key of the advisory locks on streams; any number that nobody else uses.
STREAM_LOCKS = 0x1ED6E2

INSERT_EVENTS = """
INSERT INTO ledger_event (dossier_code, sequence, kind, at, body, hash)
SELECT * FROM unnest(
  %s::text[], %s::bigint[], %s::text[], %s::timestamptz[], %s::text[], %s::bytea[])
"""
INSERT_SECRETS = """
INSERT INTO ledger_secret (dossier_code, sequence, path, salt, value)
SELECT * FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::bytea[], %s::text[])
"""
INSERT_BOTH = f"WITH events AS ({INSERT_EVENTS}) {INSERT_SECRETS}"
COPY_EVENTS = "COPY ledger_event (dossier_code, sequence, kind, at, body, hash) FROM STDIN"
COPY_SECRETS = "COPY ledger_secret (dossier_code, sequence, path, salt, value) FROM STDIN"
LOCK_STREAMS = """
SELECT pg_advisory_xact_lock(%s, hashtext(code))
FROM (SELECT code FROM unnest(%s::text[]) AS code ORDER BY code) AS in_order
"""
DELETE_SECRETS = """
DELETE FROM ledger_secret WHERE dossier_code = %s AND (%s OR (sequence, path) IN (
  SELECT * FROM unnest(%s::bigint[], %s::text[])))
RETURNING sequence, path
"""


class LedgerConflict(Exception):
    """Another transaction continued the same chain first; nothing was written, try again."""


def random_salts(code: str, sequence: int, path: str) -> bytes:
    """Salts for real values: 32 random bytes, whatever they are for."""
    del code, sequence, path
    return secrets.token_bytes(SALT_BYTES)


def append(
    entries: Sequence[Entry],
    *,
    salts: Salts = random_salts,
    heads: Mapping[str, Head] | None = None,
) -> dict[str, Head]:
    """Records acts in the caller's transaction; answers the new head of each chain.

    ``heads`` spares the look for the present heads: name those that are known, an absent code is
    a new chain. Raises LedgerConflict, EntryMalformed, NotCanonical; the transaction is then lost.
    """
    chains: dict[str, list[Entry]] = {}
    for entry in entries:
        chains.setdefault(entry.dossier_code, []).append(entry)
    with transaction.atomic(savepoint=False):
        if heads is None:
            _take_turns([code for code in chains if code.startswith(STREAM_MARK)])
            heads = heads_of(chains)
        rows = [
            row
            for code, chain in chains.items()
            for row in rows_for(heads.get(code, Head()), chain, salts)
        ]
        _insert(rows)
    return {row.dossier_code: Head(row.sequence, row.hash) for row in rows}


def _take_turns(streams: Sequence[str]) -> None:
    if streams:
        with connection.cursor() as cursor:
            cursor.execute(LOCK_STREAMS, [STREAM_LOCKS, list(streams)])


def _insert(rows: Sequence[Row]) -> None:
    """Events and secrets in one statement: each round trip costs as much as the rows do."""
    columns = _columns([_event(row) for row in rows], 6)
    if kept := [secret for row in rows for secret in _secrets(row)]:
        columns += _columns(kept, 5)
    with preparing_cursor() as cursor:
        try:
            cursor.execute(INSERT_BOTH if kept else INSERT_EVENTS, columns)
        except IntegrityError as fault:
            if not _is_conflict(fault.__cause__):
                raise
            raise LedgerConflict(str(fault)) from fault


def _is_conflict(fault: BaseException | None) -> bool:
    return isinstance(fault, UniqueViolation) and fault.diag.constraint_name == PLACE_CONSTRAINT


def _event(row: Row) -> tuple[object, ...]:
    return (row.dossier_code, row.sequence, row.kind, row.at, row.body, row.hash)


def _secrets(row: Row) -> Iterator[tuple[object, ...]]:
    for one in row.secrets:
        yield (row.dossier_code, row.sequence, one.path, one.salt, one.value)


def _columns(rows: Sequence[tuple[object, ...]], width: int) -> list[list[object]]:
    return [[row[column] for row in rows] for column in range(width)]


def copy_rows(rows: Sequence[Row]) -> None:
    """Stores rows made by ``rows_for`` by COPY, in the caller's transaction.

    Equal entries, heads and salts give the same rows as ``append``. Raises LedgerConflict.
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        try:
            with cursor.copy(COPY_EVENTS) as copy:
                for row in rows:
                    copy.write_row(_event(row))
        except UniqueViolation as fault:
            raise LedgerConflict(str(fault)) from fault
        with cursor.copy(COPY_SECRETS) as copy:
            for row in rows:
                for secret in _secrets(row):
                    copy.write_row(secret)


def erase(
    *,
    dossier_code: str,
    actor: str,
    at: datetime,
    reason: str,
    places: Collection[tuple[int, str]] | None = None,
) -> int:
    """Erases personal values of a chain, all or those at ``places`` (sequence, path).

    The erasure is an event of its own; ``reason`` is a code, never a story about a person. Answers
    how many values were erased; when there were none, nothing is recorded.
    """
    chosen = list(places or ())
    with transaction.atomic(), connection.cursor() as cursor:
        everything = places is None
        sequences, paths = [place[0] for place in chosen], [place[1] for place in chosen]
        cursor.execute(DELETE_SECRETS, [dossier_code, everything, sequences, paths])
        erased = sorted(cursor.fetchall())
        if erased:
            values = [{"sequence": sequence, "path": path} for sequence, path in erased]
            append([Entry(dossier_code, ERASED, at, actor, {"reason": reason, "values": values})])
    return len(erased)
