"""Where the ledger is stored. Rows of events, log and checkpoints are only ever added.

The operations beside this file write and read them by SQL; triggers refuse every update and
deletion. Who may switch triggers off is found out by the witness, not here.
"""

from django.db import models

CODE_LETTERS = 120
# Codes sort by byte, as the format asks, whatever the server's collation.
BY_BYTE = "C"


class LedgerEvent(models.Model):
    """One link of a chain; ``body`` is the exact text that was hashed."""

    dossier_code = models.CharField(max_length=CODE_LETTERS, db_collation=BY_BYTE)
    sequence = models.BigIntegerField()
    kind = models.CharField(max_length=200)
    at = models.DateTimeField()
    body = models.TextField()
    hash = models.BinaryField()

    class Meta:
        db_table = "ledger_event"
        constraints = [  # noqa: RUF012  # Django's own form
            models.UniqueConstraint(fields=["dossier_code", "sequence"], name="ledger_event_place")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_code}#{self.sequence} {self.kind}"


class LedgerPending(models.Model):
    """An event that the next checkpoint takes into the log; filled by a trigger."""

    event_id = models.BigIntegerField(primary_key=True)

    class Meta:
        db_table = "ledger_pending"

    def __str__(self) -> str:
        return str(self.event_id)


class LedgerLeaf(models.Model):
    """An event's position in the log; ``hash`` is the event's."""

    position = models.BigIntegerField(primary_key=True)
    dossier_code = models.CharField(max_length=CODE_LETTERS, db_collation=BY_BYTE)
    sequence = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        db_table = "ledger_leaf"
        constraints = [  # noqa: RUF012  # Django's own form
            models.UniqueConstraint(fields=["dossier_code", "sequence"], name="ledger_leaf_place")
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.dossier_code}#{self.sequence}"


class LedgerCheckpoint(models.Model):
    """The log's root at ``size``. ``peaks`` and ``blocks`` let the next one go on from here.

    ``peaks`` are the roots of the full subtrees at the right edge, ``blocks`` those of 256 leaves
    completed since the checkpoint before; both side by side, 32 bytes each.
    """

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    at = models.DateTimeField()
    previous_size = models.BigIntegerField()
    previous_root = models.BinaryField()
    peaks = models.BinaryField()
    blocks = models.BinaryField()

    class Meta:
        db_table = "ledger_checkpoint"

    def __str__(self) -> str:
        return f"{self.size} at {self.at.isoformat()}"


class LedgerSecret(models.Model):
    """Salt and canonical value of one commitment; deleting the row erases the value."""

    pk = models.CompositePrimaryKey("dossier_code", "sequence", "path")
    dossier_code = models.CharField(max_length=CODE_LETTERS, db_collation=BY_BYTE)
    sequence = models.BigIntegerField()
    path = models.TextField()
    salt = models.BinaryField()
    value = models.TextField()

    class Meta:
        db_table = "ledger_secret"

    def __str__(self) -> str:
        return f"{self.dossier_code}#{self.sequence} {self.path}"
