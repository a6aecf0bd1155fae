"""Papers of a dossier, and the intervals in which somebody held it."""

from typing import ClassVar

from django.db import models

from motcua.rooms.dossiers.models.dossier import Dossier


class Paper(models.Model):
    """One file that the applicant handed in, or a paper scanned at the counter."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers")
    position = models.SmallIntegerField()
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    digitised = models.BooleanField()
    reused = models.BooleanField()
    received_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["position", "id"]
        indexes: ClassVar = [models.Index(fields=["sha256"], name="paper_sha256")]

    def __str__(self) -> str:
        return self.name


class Holding(models.Model):
    """``unit`` (``owner_ref``) owed ``kind`` from ``from_at`` until ``until_at`` (null: still)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="holdings")
    position = models.SmallIntegerField()
    kind = models.CharField(max_length=24)
    unit_code = models.CharField(max_length=40)
    owner_ref = models.CharField(max_length=64, blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "position"], name="holding_position")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_code}"
