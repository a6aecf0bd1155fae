"""Marks deliveries as done or failed; shared by effects and outward calls."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from motcua.foundation.outbox.subscriptions import Subscriber

DONE = """
UPDATE outbox_delivery SET done_at = %s WHERE subscriber = %s AND message_id = ANY(%s)
"""
FAILED = """
UPDATE outbox_delivery SET attempts = %s, due_at = %s, dead_at = %s, last_error = %s
WHERE subscriber = %s AND message_id = %s AND done_at IS NULL
"""
_MOST_LETTERS = 2000


def mark_done(subscriber: Subscriber, messages: Collection[int], now: datetime) -> None:
    """Delivered: nothing brings these back."""
    with connection.cursor() as cursor:
        cursor.execute(DONE, [now, subscriber.name, list(messages)])


def mark_failed(
    subscriber: Subscriber,
    message_id: int,
    attempt: int,
    fault: BaseException | str,
    *,
    now: datetime,
    chance: float,
) -> None:
    """Failed at ``attempt``: later again, or dead when that was the last."""
    again_at = subscriber.policy.next_at(now, attempt, chance)
    told = (fault if isinstance(fault, str) else f"{type(fault).__name__}: {fault}")[:_MOST_LETTERS]
    dead_at = now if again_at is None else None
    with connection.cursor() as cursor:
        cursor.execute(
            FAILED,
            [attempt, again_at, dead_at, told.replace("\0", ""), subscriber.name, message_id],
        )
