"""Writes messages in the caller's transaction, and looks after dead letters and old rows."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.cores.ledger import Entry
from motcua.foundation.audit.operations import append
from motcua.foundation.compiled import preparing_cursor
from motcua.foundation.outbox.subscriptions import addressees

CHANNEL = "motcua_outbox"
# NOTIFY makes commits wait for each other; the worker looks by itself soon after any work.
NOTIFY_EVERY_SECONDS = 0.05

RECORD = """
WITH message AS (
  INSERT INTO outbox_message (topic, key, body, at)
  SELECT topic, key, body::jsonb, at
  FROM unnest(%s::text[], %s::text[], %s::text[], %s::timestamptz[])
    WITH ORDINALITY AS new (topic, key, body, at, place)
  ORDER BY place
  RETURNING id, topic, key)
INSERT INTO outbox_delivery (subscriber, message_id, key)
SELECT name, id, key FROM message
JOIN unnest(%s::text[], %s::text[]) AS addressee (listens_to, name) ON listens_to = topic
"""
REVIVE = """
UPDATE outbox_delivery SET dead_at = NULL, attempts = 0, due_at = NULL
WHERE subscriber = %s AND message_id = %s AND dead_at IS NOT NULL AND done_at IS NULL
"""
GIVE_UP = """
UPDATE outbox_delivery SET done_at = %s
WHERE subscriber = %s AND message_id = %s AND dead_at IS NOT NULL AND done_at IS NULL
"""
SWEEP_DELIVERIES = "DELETE FROM outbox_delivery WHERE done_at < %s"
SWEEP_MESSAGES = """
DELETE FROM outbox_message WHERE at < %s
AND NOT EXISTS (SELECT FROM outbox_delivery WHERE message_id = outbox_message.id)
"""


class NoDeadLetter(LookupError):
    """There is no dead letter for this subscriber and message."""


@dataclass(frozen=True, slots=True)
class NewMessage:
    """News to be recorded; ``key`` names the thing it is about and orders its messages."""

    topic: str
    body: dict[str, Any]
    key: str
    at: datetime


_last_notified = 0.0


def record(topic: str, body: dict[str, Any], *, key: str, at: datetime) -> None:
    """Writes one message in the caller's transaction; ``body`` must be plain JSON."""
    record_many([NewMessage(topic, body, key, at)])


def record_many(messages: Sequence[NewMessage]) -> None:
    """Writes messages in their order, by one statement, in the caller's transaction."""
    topics = [one.topic for one in messages]
    keys = [one.key for one in messages]
    bodies = [json.dumps(one.body, ensure_ascii=False) for one in messages]
    pairs = addressees()
    listens_to, names = [topic for topic, _ in pairs], [name for _, name in pairs]
    with preparing_cursor() as cursor:
        cursor.execute(
            RECORD, [topics, keys, bodies, [one.at for one in messages], listens_to, names]
        )
        if _notify_now():
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])


def _notify_now() -> bool:
    global _last_notified  # one throttle for the process
    now = time.monotonic()
    due = now - _last_notified >= NOTIFY_EVERY_SECONDS
    if due:
        _last_notified = now
    return due


def resend(*, subscriber: str, message_id: int, actor: str, at: datetime) -> None:
    """Puts a dead letter back in the queue, with all its attempts. Raises NoDeadLetter."""
    with transaction.atomic():
        _change(REVIVE, [subscriber, message_id])
        _note("outbox.resent", subscriber, message_id, actor, at, {})


def discard(*, subscriber: str, message_id: int, actor: str, at: datetime, reason: str) -> None:
    """Gives a dead letter up; what it held back goes on. Raises NoDeadLetter."""
    with transaction.atomic():
        _change(GIVE_UP, [at, subscriber, message_id])
        _note("outbox.discarded", subscriber, message_id, actor, at, {"reason": reason})


def _change(statement: str, parameters: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        if not cursor.rowcount:
            raise NoDeadLetter(str(parameters))


def _note(
    kind: str, subscriber: str, message_id: int, actor: str, at: datetime, data: dict[str, Any]
) -> None:
    told = {"message": message_id, **data}
    append([Entry(f"@outbox/{subscriber}", kind, at, actor, told)])


def sweep(*, before: datetime) -> int:
    """Removes deliveries done before that instant, and messages that nobody waits for any more."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SWEEP_DELIVERIES, [before])
        removed = int(cursor.rowcount)
        cursor.execute(SWEEP_MESSAGES, [before])
    return removed
