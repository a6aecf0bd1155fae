"""Messages written with a change and delivered after it: in our database exactly once, outward at
least once.

`record` inside the transaction of the change; subscribe at wiring time, before anything is
recorded, because a message is addressed to those who are subscribed when it is written.
"""

from motcua.foundation.outbox.backoff import RetryPolicy
from motcua.foundation.outbox.delivery import deliver_due
from motcua.foundation.outbox.operations import (
    NewMessage,
    discard,
    record,
    record_many,
    resend,
    sweep,
)
from motcua.foundation.outbox.queries import backlog, dead_letters
from motcua.foundation.outbox.subscriptions import (
    Message,
    OutwardCall,
    subscribe,
    subscribe_outward,
)
from motcua.foundation.outbox.worker import Worker

__all__ = [
    "Message",
    "NewMessage",
    "OutwardCall",
    "RetryPolicy",
    "Worker",
    "backlog",
    "dead_letters",
    "deliver_due",
    "discard",
    "record",
    "record_many",
    "resend",
    "subscribe",
    "subscribe_outward",
    "sweep",
]
