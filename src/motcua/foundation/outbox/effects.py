"""Delivers messages to handlers in our database: effect and mark in one transaction, so once.

Workers share a subscriber's queue by SKIP LOCKED. A message waits while an earlier one of its key
is not done: failed, dead, or in another worker's hands.
"""

import json
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.db import connection, transaction

from motcua.foundation.outbox.marking import mark_done, mark_failed
from motcua.foundation.outbox.subscriptions import Handler, Message, Subscriber

log = logging.getLogger("motcua.outbox")

# The plans must not depend on how much history is kept: claims come from the index of what waits,
# each message by its own look-up (LATERAL with LIMIT), and workers of the server stay out of it.
ALONE = "SET LOCAL max_parallel_workers_per_gather = 0"
CLAIM = """
WITH claimed AS MATERIALIZED (
  SELECT message_id, attempts FROM outbox_delivery AS mine
  WHERE subscriber = %s AND done_at IS NULL AND dead_at IS NULL
    AND (due_at IS NULL OR due_at <= %s)
    AND NOT EXISTS (
      SELECT FROM outbox_delivery AS earlier
      WHERE earlier.subscriber = mine.subscriber AND earlier.key = mine.key
        AND earlier.message_id < mine.message_id
        AND earlier.done_at IS NULL AND earlier.attempts > 0)
  ORDER BY message_id LIMIT %s
  FOR UPDATE SKIP LOCKED)
SELECT id, topic, key, body, at, attempts FROM claimed CROSS JOIN LATERAL (
  SELECT id, topic, key, body::text, at FROM outbox_message WHERE id = message_id LIMIT 1
) AS message ORDER BY id
"""
# What others hold, or what failed meanwhile, below our last message; a fresh look after the claim.
HELD = """
SELECT key, min(message_id) FROM (
  SELECT key, message_id FROM outbox_delivery
  WHERE subscriber = %(name)s AND done_at IS NULL AND dead_at IS NULL AND message_id < %(last)s
  UNION ALL
  SELECT key, message_id FROM outbox_delivery
  WHERE subscriber = %(name)s AND done_at IS NULL AND attempts > 0 AND message_id < %(last)s
) AS not_done
WHERE NOT message_id = ANY(%(ours)s) GROUP BY key
"""


class Claimed(NamedTuple):
    """A message in our hands, and how often it failed before."""

    message: Message
    attempts: int


def deliver_effects(
    subscriber: Subscriber,
    now: datetime,
    limit: int,
    *,
    jitter: Callable[[], float],
    mark_before_effect: bool = False,
) -> int:
    """One batch of at most ``limit``; answers how many messages were delivered.

    When the batch fails, its messages are delivered one by one, so that only the faulty one fails.
    ``mark_before_effect`` is for the fault test's control, which must lose effects with it.
    """
    batch: list[Claimed] = []
    failure: Exception | None = None
    try:
        with transaction.atomic():
            batch = _claim(subscriber, now, limit)
            if not batch:
                return 0
            if not mark_before_effect:
                _run(subscriber, batch)
            mark_done(subscriber, [one.message.id for one in batch], now)
        if mark_before_effect:
            _run(subscriber, batch)
    except Exception as fault:
        if not batch:
            raise
        failure = fault
    return _after_failure(subscriber, now, batch, failure, jitter) if failure else len(batch)


def _after_failure(
    subscriber: Subscriber,
    now: datetime,
    batch: Sequence[Claimed],
    fault: Exception,
    jitter: Callable[[], float],
) -> int:
    if len(batch) > 1:
        log.info("%s: %d messages one by one after %r", subscriber.name, len(batch), fault)
        return sum(deliver_effects(subscriber, now, 1, jitter=jitter) for _ in batch)
    message, attempts = batch[0]
    log.warning("%s failed for message %d", subscriber.name, message.id, exc_info=fault)
    mark_failed(subscriber, message.id, attempts + 1, fault, now=now, chance=jitter())
    return 0


def _claim(subscriber: Subscriber, now: datetime, limit: int) -> list[Claimed]:
    with connection.cursor() as cursor:
        cursor.execute(ALONE)
        cursor.execute(CLAIM, [subscriber.name, now, limit])
        batch = [
            Claimed(Message(number, topic, key, json.loads(body), at), attempts)
            for number, topic, key, body, at, attempts in cursor.fetchall()
        ]
        if not batch:
            return []
        numbers = [one.message.id for one in batch]
        last = numbers[-1]
        cursor.execute(HELD, {"name": subscriber.name, "last": last, "ours": numbers})
        held = dict(cursor.fetchall())
    return [one for one in batch if one.message.id < held.get(one.message.key, last + 1)]


def _run(subscriber: Subscriber, batch: Sequence[Claimed]) -> None:
    def handler_of(message: Message) -> Handler:
        return subscriber.handlers[message.topic]

    for handler, messages in groupby((one.message for one in batch), handler_of):
        handler(tuple(messages))
