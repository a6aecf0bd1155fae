"""Tells what waits, what is tried again, and what has died."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

BACKLOG = """
SELECT subscriber, count(*) FILTER (WHERE dead_at IS NULL),
  count(*) FILTER (WHERE dead_at IS NULL AND attempts > 0),
  count(dead_at), min(at) FILTER (WHERE dead_at IS NULL)
FROM outbox_delivery JOIN outbox_message ON id = message_id
WHERE done_at IS NULL GROUP BY subscriber ORDER BY subscriber
"""
DEAD_LETTERS = """
SELECT subscriber, message_id, topic, outbox_delivery.key, attempts, dead_at, last_error
FROM outbox_delivery JOIN outbox_message ON id = message_id
WHERE done_at IS NULL AND attempts > 0 AND dead_at IS NOT NULL ORDER BY dead_at, message_id
"""


@dataclass(frozen=True, slots=True)
class Backlog:
    """One subscriber's queue; ``retrying`` are those of ``waiting`` that failed before."""

    subscriber: str
    waiting: int
    retrying: int
    dead: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A delivery that was given up after ``attempts``; it waits for `resend` or `discard`."""

    subscriber: str
    message_id: int
    topic: str
    key: str
    attempts: int
    dead_at: datetime
    error: str


def backlog() -> list[Backlog]:
    """Every subscriber for whom something is not done, those no longer subscribed included."""
    with connection.cursor() as cursor:
        cursor.execute(BACKLOG)
        return [Backlog(*row) for row in cursor.fetchall()]


def dead_letters() -> list[DeadLetter]:
    """All of them, the longest dead first."""
    with connection.cursor() as cursor:
        cursor.execute(DEAD_LETTERS)
        return [DeadLetter(*row) for row in cursor.fetchall()]
