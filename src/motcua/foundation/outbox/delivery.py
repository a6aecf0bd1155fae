"""Delivers what is due, once round all subscribers: our own effects first, then outward calls."""

import random
from collections.abc import Callable
from datetime import datetime

from motcua.foundation.outbox.calls import make_calls
from motcua.foundation.outbox.effects import deliver_effects
from motcua.foundation.outbox.subscriptions import inward, outward

BATCH = 500


def deliver_due(
    now: datetime, limit: int = BATCH, *, jitter: Callable[[], float] = random.random
) -> dict[str, int]:
    """One batch for each subscriber; answers how many messages each was delivered.

    All zero means that nothing due is left, failures aside; those come again when their time comes.
    """
    counts = {one.name: deliver_effects(one, now, limit, jitter=jitter) for one in inward()}
    for one in outward():
        counts[one.name] = make_calls(one, now, limit, jitter=jitter)
    return counts
