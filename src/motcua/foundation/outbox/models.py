"""Where messages wait: one row for the news, one for each subscriber it is addressed to.

Written and claimed by the SQL in the modules beside this file. There is no foreign key between the
two tables: both rows are written by one statement, and a check on each row would cost more.
"""

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

WAITING = Q(done_at__isnull=True, dead_at__isnull=True)
TROUBLED = Q(done_at__isnull=True, attempts__gt=0)


class OutboxMessage(models.Model):
    """News on a ``topic`` about the thing named by ``key``; ``token`` is never used twice."""

    topic = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    body = models.JSONField()
    at = models.DateTimeField()
    token = models.UUIDField(db_default=RandomUUID())

    class Meta:
        db_table = "outbox_message"

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class OutboxDelivery(models.Model):
    """One message for one subscriber: waiting, done, dead (``dead_at``) or discarded (both)."""

    pk = models.CompositePrimaryKey("subscriber", "message_id")
    subscriber = models.CharField(max_length=100, db_collation="C")
    message_id = models.BigIntegerField()
    key = models.CharField(max_length=200)
    attempts = models.IntegerField(db_default=0)
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    last_error = models.TextField(db_default="")

    class Meta:
        db_table = "outbox_delivery"
        indexes = [  # noqa: RUF012  # Django's own form
            models.Index(
                fields=["subscriber", "message_id"], condition=WAITING, name="outbox_waiting"
            ),
            # Few rows: what a failure holds back is found without reading what merely waits.
            models.Index(
                fields=["subscriber", "key", "message_id"],
                condition=TROUBLED,
                name="outbox_troubled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} {self.message_id}"
