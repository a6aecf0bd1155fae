"""The endless delivery: one thread for all effects, one for each outward subscriber.

An outside system that is slow or down keeps its own thread waiting and nobody else. Workers are
woken by the database (LISTEN) and look by themselves every ``poll_seconds`` as well.
"""

import logging
import random
import threading
from collections.abc import Callable
from datetime import datetime

import psycopg
from django.db import connection

from motcua.foundation.outbox.calls import MOST_AT_ONCE, make_calls
from motcua.foundation.outbox.delivery import BATCH
from motcua.foundation.outbox.effects import deliver_effects
from motcua.foundation.outbox.operations import CHANNEL, NOTIFY_EVERY_SECONDS
from motcua.foundation.outbox.subscriptions import Subscriber, inward, outward

log = logging.getLogger("motcua.outbox")

Delivery = Callable[[datetime], int]


class Worker:
    """Delivers until ``stop`` is set; a database that is away is waited for."""

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        stop: threading.Event,
        poll_seconds: float = 1.0,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._clock = clock
        self._stop = stop
        self._poll_seconds = poll_seconds
        self._jitter = jitter
        self._bells: list[threading.Event] = []

    def run(self) -> None:
        """Starts the threads, listens until it is told to stop, and waits for them to end."""
        deliveries = [self._effects, *(self._calls_of(one) for one in outward())]
        threads = []
        for delivery in deliveries:
            bell = threading.Event()
            self._bells.append(bell)
            threads.append(threading.Thread(target=self._deliver, args=(delivery, bell)))
        for thread in threads:
            thread.start()
        while not self._stop.is_set():
            self._listen()
        for thread in threads:
            thread.join()

    def _effects(self, now: datetime) -> int:
        return sum(deliver_effects(one, now, BATCH, jitter=self._jitter) for one in inward())

    def _calls_of(self, subscriber: Subscriber) -> Delivery:
        return lambda now: make_calls(subscriber, now, MOST_AT_ONCE, jitter=self._jitter)

    def _deliver(self, delivery: Delivery, bell: threading.Event) -> None:
        """Works while there is work; then looks again shortly, for what was not announced."""
        patience = self._poll_seconds
        while not self._stop.is_set():
            bell.clear()
            try:
                delivered = delivery(self._clock())
            except Exception:
                # Most often the database is being started again; a fresh connection tries anew.
                log.exception("delivery")
                connection.close()
                delivered = 0
            if delivered:
                patience = NOTIFY_EVERY_SECONDS
            else:
                bell.wait(patience)
                patience = min(2 * patience, self._poll_seconds)
        connection.close()

    def _listen(self) -> None:
        """Rings every bell when the database announces messages; ends soon after a stop."""
        try:
            with psycopg.connect(**connection.get_connection_params(), autocommit=True) as ear:
                ear.execute(f"LISTEN {CHANNEL}")
                while not self._stop.is_set():
                    for _ in ear.notifies(timeout=self._poll_seconds, stop_after=1):
                        self._ring()
        except psycopg.Error:
            self._stop.wait(self._poll_seconds)

    def _ring(self) -> None:
        for bell in self._bells:
            bell.set()
