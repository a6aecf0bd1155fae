"""Checks the whole ledger in the database against itself, its witnesses, and the tables people see.

The chains, the log and the witnesses are checked by the same functions that an outsider runs on an
export. Here are added: personal values kept outside the chains, the queue, and the rooms' tables.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from motcua.cores.ledger.personal import commitment, commitments
from motcua.cores.ledger.verifier import (
    ERASED,
    Checkpoint,
    Finding,
    Record,
    Report,
    Witness,
    check,
)
from motcua.foundation.audit.ports import comparers
from motcua.foundation.audit.queries import Chain, one_snapshot, stored_event, streamed

INSTANT = """to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
RECORDS = f"""
SELECT coalesce(event.dossier_code, leaf.dossier_code) AS code,
  coalesce(event.sequence, leaf.sequence) AS number, event.kind, {INSTANT.format("event.at")},
  event.body, event.hash, leaf.position, leaf.hash
FROM ledger_event AS event FULL JOIN ledger_leaf AS leaf
  ON event.dossier_code = leaf.dossier_code AND event.sequence = leaf.sequence
ORDER BY 1, 2
"""
CHECKPOINTS = f"""
SELECT size, root, {INSTANT.format("at")}, previous_size, previous_root
FROM ledger_checkpoint ORDER BY size
"""
PERSONAL = """
SELECT dossier_code, sequence, kind, body FROM ledger_event
WHERE kind = %s OR body LIKE %s ORDER BY 1, 2
"""
EVENTS = """
SELECT dossier_code, sequence, kind, at, body, hash FROM ledger_event ORDER BY 1, 2
"""
SECRETS = """
SELECT dossier_code, sequence, path, salt, value FROM ledger_secret ORDER BY 1, 2, 3
"""
LOST_FROM_QUEUE = """
SELECT event_id FROM ledger_pending
WHERE NOT EXISTS (SELECT FROM ledger_event WHERE id = event_id) ORDER BY event_id LIMIT 1000
"""
UNQUEUED = """
SELECT dossier_code, min(sequence) FROM ledger_event AS event
WHERE NOT EXISTS (SELECT FROM ledger_leaf AS leaf WHERE leaf.dossier_code = event.dossier_code
  AND leaf.sequence = event.sequence)
AND NOT EXISTS (SELECT FROM ledger_pending WHERE event_id = event.id)
GROUP BY dossier_code ORDER BY dossier_code LIMIT 1000
"""

Rows = Iterator[tuple[Any, ...]]


def verify(witnesses: Sequence[Witness] = ()) -> Report:
    """Replays every event as of one moment and reports all that does not fit together."""
    with one_snapshot():
        report = check(records, stored_checkpoints(), witnesses)
        _check_secrets(report)
        _check_queue(report)
        for name, comparer in comparers().items():
            for one in comparer(chains()):
                place = one.dossier_code, one.sequence
                report.find(Finding("table_differs", *place, detail=f"{name}: {one.says}"))
    return report


def records() -> Iterator[Record]:
    """Every event with its place in the log, as the verifier reads them."""
    return (Record(*row) for row in streamed(RECORDS))


def stored_checkpoints() -> list[Checkpoint]:
    """Every checkpoint in order of size."""
    return [Checkpoint(*row) for row in streamed(CHECKPOINTS)]


def chains() -> Iterator[Chain]:
    """Every chain in order of code, with the personal values that are still kept."""
    for code, events, secrets in _by_code(streamed(EVENTS), streamed(SECRETS)):
        values: dict[int, dict[str, Any]] = {}
        for _, sequence, path, _, value in secrets:
            values.setdefault(sequence, {})[path] = json.loads(value)
        if events:
            yield Chain(code, tuple(stored_event(row, values.get(row[1], {})) for row in events))


def _by_code(
    events: Rows, secrets: Rows
) -> Iterator[tuple[str, list[tuple[Any, ...]], list[tuple[Any, ...]]]]:
    """Two streams in order of code, met code by code."""
    left, right = groupby(events, itemgetter(0)), groupby(secrets, itemgetter(0))
    event, secret = next(left, None), next(right, None)
    while event or secret:
        code = min(group[0] for group in (event, secret) if group)
        of_events = list(event[1]) if event and event[0] == code else []
        of_secrets = list(secret[1]) if secret and secret[0] == code else []
        event = next(left, None) if of_events else event
        secret = next(right, None) if of_secrets else secret
        yield code, of_events, of_secrets


def _check_secrets(report: Report) -> None:
    report.erased = 0
    personal = streamed(PERSONAL, [ERASED, '%{"commitment":"%'])
    for code, events, secrets in _by_code(personal, streamed(SECRETS)):
        kept = {(row[1], row[2]): (bytes(row[3]), row[4]) for row in secrets}
        expected, erased = _told(events)
        for place, digest in expected.items():
            secret = kept.pop(place, None)
            report.erased += secret is None and place in erased
            if kind := _fault(secret, digest, place in erased):
                report.find(Finding(kind, code, place[0], detail=place[1]))
        for sequence, path in kept:
            report.find(Finding("secret_stray", code, sequence, detail=path))


def _told(
    events: Iterable[tuple[Any, ...]],
) -> tuple[dict[tuple[int, str], str], set[tuple[int, str]]]:
    """What the events of one chain commit to, and what they say was erased."""
    expected: dict[tuple[int, str], str] = {}
    erased: set[tuple[int, str]] = set()
    for _, sequence, kind, text in events:
        try:
            data = json.loads(text)["data"]
            expected.update({(sequence, path): digest for path, digest in commitments(data)})
            if kind == ERASED:
                erased.update((value["sequence"], value["path"]) for value in data["values"])
        except (ValueError, LookupError, TypeError, RecursionError):
            continue  # the body is broken; the chain's check has said so
    return expected, erased


def _fault(secret: tuple[bytes, str] | None, digest: str, erased: bool) -> str | None:
    if secret is None:
        return None if erased else "secret_missing"
    if erased:
        return "erased_but_present"
    return None if commitment(*secret) == digest else "secret_differs"


def _check_queue(report: Report) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_pending")
        (queued,) = cursor.fetchone() or (0,)
        if report.events - report.log_size == queued:
            return
        cursor.execute(UNQUEUED)
        for code, sequence in cursor.fetchall():
            report.find(Finding("event_not_queued", code, sequence))
        cursor.execute(LOST_FROM_QUEUE)
        for (event_id,) in cursor.fetchall():
            report.find(Finding("event_missing", detail=f"ledger_event.id={event_id}"))
