"""The worker: woken by the database, undisturbed by slow systems, gone soon after the stop."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from motcua.foundation.outbox import OutwardCall, Worker, operations, subscribe, subscribe_outward
from motcua.foundation.outbox.tests.cast import AT, TOPIC, Caller, Handler, tell

pytestmark = pytest.mark.django_db(transaction=True)

LONG_POLL = 30.0
SOON = 5.0


@contextmanager
def working(poll_seconds: float) -> Iterator[None]:
    stop = threading.Event()
    worker = Worker(clock=lambda: AT, stop=stop, poll_seconds=poll_seconds)
    thread = threading.Thread(target=worker.run)
    thread.start()
    time.sleep(0.3)  # until it listens
    try:
        yield
    finally:
        stop.set()
        operations._last_notified = 0.0
        with transaction.atomic():
            tell(-1, topic="unheard")
        thread.join(SOON)
        assert not thread.is_alive(), "the worker did not stop"
        connection.close()


def within(seconds: float, happens: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happens():
            return True
        time.sleep(0.01)
    return False


def test_a_message_wakes_the_worker_long_before_it_would_look() -> None:
    handler = Handler()
    subscribe(TOPIC, handler, "board")
    with working(LONG_POLL):
        operations._last_notified = 0.0
        tell(1)
        assert within(SOON, lambda: handler.numbers == [1])


def test_without_a_wake_up_it_looks_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    handler = Handler()
    subscribe(TOPIC, handler, "board")
    monkeypatch.setattr(operations, "_notify_now", lambda: False)
    with working(0.2):
        tell(1)
        assert within(SOON, lambda: handler.numbers == [1])
        monkeypatch.undo()


def test_a_slow_system_keeps_only_itself_waiting() -> None:
    handler, other, release = Handler(), Caller(), threading.Event()

    def slow(_: OutwardCall) -> None:
        release.wait(SOON)

    subscribe_outward(TOPIC, slow, "slow")
    subscribe_outward(TOPIC, other, "other")
    subscribe(TOPIC, handler, "board")
    with working(0.1):
        tell(1, 2, 3)
        assert within(SOON, lambda: handler.numbers == [1, 2, 3] and len(other.calls) == 3)
        assert not release.is_set()
        release.set()


def test_it_goes_on_after_its_connection_was_cut() -> None:
    handler = Handler()
    subscribe(TOPIC, handler, "board")
    with working(0.1):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        tell(1)
        assert within(SOON, lambda: handler.numbers == [1])
