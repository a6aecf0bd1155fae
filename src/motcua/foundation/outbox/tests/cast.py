"""A topic, an instant, and handlers that remember what they were given."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from motcua.foundation.outbox import Message, OutwardCall, record

AT = datetime(2026, 10, 9, 1, 0, tzinfo=UTC)
TOPIC = "dossier.changed"


def later(**distance: float) -> datetime:
    """An instant after AT."""
    return AT + timedelta(**distance)


def no_chance() -> float:
    """Jitter without surprise."""
    return 0.0


def tell(*numbers: int, key: str = "H49-1", topic: str = TOPIC) -> None:
    """Records one message for each number."""
    for number in numbers:
        record(topic, {"number": number}, key=key, at=AT)


def numbers_of(messages: Sequence[Message]) -> list[int]:
    """The numbers in a batch."""
    return [message.body["number"] for message in messages]


def states() -> list[tuple[Any, ...]]:
    """(subscriber, message's number, attempts, done, dead) of every delivery."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subscriber, (body->>'number')::int, attempts, done_at IS NOT NULL,"
            " dead_at IS NOT NULL FROM outbox_delivery JOIN outbox_message ON id = message_id"
            " ORDER BY subscriber, message_id"
        )
        return [tuple(row) for row in cursor.fetchall()]


class Handler:
    """Remembers its batches; fails for the numbers in ``faulty``."""

    def __init__(self, *faulty: int) -> None:
        self.batches: list[list[int]] = []
        self.faulty = set(faulty)

    def __call__(self, messages: Sequence[Message]) -> None:
        numbers = numbers_of(messages)
        if bad := self.faulty & set(numbers):
            raise RuntimeError(f"cannot stand {sorted(bad)}")
        self.batches.append(numbers)

    @property
    def numbers(self) -> list[int]:
        """All numbers, in the order of their effects."""
        return [number for batch in self.batches for number in batch]


class Caller:
    """Remembers every call, and fails the first ``failures`` of them."""

    def __init__(self, failures: int = 0) -> None:
        self.calls: list[OutwardCall] = []
        self.failures = failures

    def __call__(self, call: OutwardCall) -> None:
        self.calls.append(call)
        if len(self.calls) <= self.failures:
            raise ConnectionError("no line\0")
