"""Fact rows and the counters kept beside them.

A fact is the dossier as indicators count it; a tally is the sum of facts of one unit, procedure and
month. Units are electronic codes as they were: mergers are applied when figures are read.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class DossierFact(models.Model):
    """One accepted dossier; replaced as a whole by each later event of it."""

    code = models.CharField(max_length=64, primary_key=True)
    sequence = models.IntegerField()
    unit_code = models.CharField(max_length=35)
    receiving_unit = models.CharField(max_length=35)
    procedure_code = models.CharField(max_length=40)
    channel = models.CharField(max_length=8)
    month = models.DateField()
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    asked_again = models.BooleanField()
    fee_due = models.BooleanField()
    paid_online = models.BooleanField()
    written_result = models.BooleanField()
    electronic_result = models.BooleanField()
    digitised = models.BooleanField()
    reused = models.BooleanField()
    shared = models.BooleanField()
    population_data = models.BooleanField()
    synced = models.BooleanField()
    disliked = models.BooleanField()
    rated = models.BooleanField()
    late_apology = models.BooleanField()
    status = models.SmallIntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["month", "unit_code"], name="fact_month_unit"),
            # Dossiers whose lateness still depends on the day one asks.
            models.Index(
                fields=["month", "unit_code", "due_at"],
                condition=Q(ended_at__isnull=True, asked_again=False),
                name="fact_running",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Tally(models.Model):
    """Counts of the facts of one unit, procedure and month. ``late`` and ``unsatisfied`` hold what
    is settled for good; dossiers still running are judged when asked."""

    unit_code = models.CharField(max_length=35)
    procedure_code = models.CharField(max_length=40)
    month = models.DateField()
    received = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    unsatisfied = models.IntegerField(default=0)
    online = models.IntegerField(default=0)
    online_counted = models.IntegerField(default=0)
    fee_due = models.IntegerField(default=0)
    paid_online = models.IntegerField(default=0)
    fee_synced = models.IntegerField(default=0)
    written = models.IntegerField(default=0)
    electronic = models.IntegerField(default=0)
    digitised = models.IntegerField(default=0)
    reused = models.IntegerField(default=0)
    shared = models.IntegerField(default=0)
    population_data = models.IntegerField(default=0)
    synced = models.IntegerField(default=0)
    settled = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["month", "unit_code", "procedure_code"], name="tally_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.procedure_code} {self.month}"
