"""Who listens to what; filled at wiring time, before anything is recorded.

A handler changes our database and sees messages in batches, inside the transaction that marks them
delivered. A caller speaks to the outside, one message at a time, with a key that is the same at
every attempt. One name may listen to several topics; its messages keep one order.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.foundation.outbox.backoff import RetryPolicy

_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,99}")


@dataclass(frozen=True, slots=True)
class Message:
    """News as a handler sees it; ``id`` ascends for one key in the order of its transactions."""

    id: int
    topic: str
    key: str
    body: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class OutwardCall:
    """News as a caller sees it; ``idempotency_key`` is the same at every ``attempt`` (from 1)."""

    idempotency_key: str
    attempt: int
    topic: str
    key: str
    body: dict[str, Any]
    at: datetime


Handler = Callable[[Sequence[Message]], None]
Caller = Callable[[OutwardCall], None]


@dataclass(slots=True)
class Subscriber:
    """One name with its handlers or callers by topic, and how failures are tried again."""

    name: str
    policy: RetryPolicy
    handlers: dict[str, Handler] = field(default_factory=dict)
    callers: dict[str, Caller] = field(default_factory=dict)


_subscribers: dict[str, Subscriber] = {}
_DEFAULT_POLICY = RetryPolicy()


def subscribe(
    topic: str, handler: Handler, name: str, *, policy: RetryPolicy = _DEFAULT_POLICY
) -> None:
    """``handler`` receives batches of messages on ``topic``; its effects happen exactly once.

    It must not open transactions of its own on other connections, nor speak to the outside.
    """
    subscriber = _subscriber(name, policy)
    if subscriber.callers or subscriber.handlers.setdefault(topic, handler) != handler:
        raise ValueError(f"{name!r} listens to {topic!r} in another way already")


def subscribe_outward(
    topic: str, caller: Caller, name: str, *, policy: RetryPolicy = _DEFAULT_POLICY
) -> None:
    """``caller`` is called for each message on ``topic`` until it returns: at least once.

    Calls keep no order. An exception counts as a failure; it is tried again later, and after
    ``policy.max_attempts`` the message stays visible as a dead letter.
    """
    subscriber = _subscriber(name, policy)
    if subscriber.handlers or subscriber.callers.setdefault(topic, caller) != caller:
        raise ValueError(f"{name!r} listens to {topic!r} in another way already")


def _subscriber(name: str, policy: RetryPolicy) -> Subscriber:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a subscriber")
    return _subscribers.setdefault(name, Subscriber(name, policy))


def inward() -> list[Subscriber]:
    """Those with effects in our database, in order of their subscription."""
    return [one for one in _subscribers.values() if one.handlers]


def outward() -> list[Subscriber]:
    """Those that speak to the outside."""
    return [one for one in _subscribers.values() if one.callers]


def addressees() -> list[tuple[str, str]]:
    """Every (topic, name) pair."""
    return [
        (topic, one.name)
        for one in _subscribers.values()
        for topic in (*one.handlers, *one.callers)
    ]


@contextmanager
def only_these() -> Iterator[None]:
    """Begins with no subscriber and restores those of before; for checks."""
    before = dict(_subscribers)
    _subscribers.clear()
    try:
        yield
    finally:
        _subscribers.clear()
        _subscribers.update(before)
