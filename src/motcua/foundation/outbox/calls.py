"""Makes outward calls: at least once, with a key that stays the same at every attempt.

No transaction is open during a call. A claim is a lease: it counts the attempt and hides the
message for a while, so a worker that dies in the middle leaves it to be called again.
"""

import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection

from motcua.foundation.outbox.marking import mark_done, mark_failed
from motcua.foundation.outbox.subscriptions import OutwardCall, Subscriber

log = logging.getLogger("motcua.outbox")

MOST_AT_ONCE = 20
LEASE = timedelta(minutes=5)

CLAIM = """
WITH claimed AS (
  SELECT message_id FROM outbox_delivery
  WHERE subscriber = %s AND done_at IS NULL AND dead_at IS NULL
    AND (due_at IS NULL OR due_at <= %s)
  ORDER BY message_id LIMIT %s FOR UPDATE SKIP LOCKED),
leased AS (
  UPDATE outbox_delivery SET attempts = attempts + 1, due_at = %s
  FROM claimed WHERE subscriber = %s AND outbox_delivery.message_id = claimed.message_id
  RETURNING outbox_delivery.message_id, attempts)
SELECT id, token, attempts, topic, key, body, at FROM leased CROSS JOIN LATERAL (
  SELECT id, token, topic, key, body::text, at FROM outbox_message WHERE id = message_id LIMIT 1
) AS message ORDER BY id
"""


def make_calls(
    subscriber: Subscriber,
    now: datetime,
    limit: int,
    *,
    jitter: Callable[[], float],
    lease: timedelta = LEASE,
) -> int:
    """Calls for at most ``limit`` due messages (and MOST_AT_ONCE); answers how many succeeded."""
    succeeded = 0
    for number, call in _claim(subscriber, now, min(limit, MOST_AT_ONCE), lease):
        if call.attempt > subscriber.policy.max_attempts:
            fault: Exception | str = "the worker died during the last attempt"
        elif (outcome := _called(subscriber, call)) is None:
            mark_done(subscriber, [number], now)
            succeeded += 1
            continue
        else:
            fault = outcome
        mark_failed(subscriber, number, call.attempt, fault, now=now, chance=jitter())
    return succeeded


def _claim(
    subscriber: Subscriber, now: datetime, limit: int, lease: timedelta
) -> list[tuple[int, OutwardCall]]:
    name = subscriber.name
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [name, now, limit, now + lease, name])
        return [
            (number, OutwardCall(f"{token}/{name}", attempt, topic, key, json.loads(body), at))
            for number, token, attempt, topic, key, body, at in cursor.fetchall()
        ]


def _called(subscriber: Subscriber, call: OutwardCall) -> Exception | None:
    try:
        subscriber.callers[call.topic](call)
    except Exception as fault:  # whatever an outside system does, the next message is tried
        log.warning("%s failed for %s", subscriber.name, call.idempotency_key, exc_info=fault)
        return fault
    return None
