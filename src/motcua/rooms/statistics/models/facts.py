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
                include=["disliked"],
                condition=Q(ended_at__isnull=True, asked_again=False),
                name="fact_running",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Sums(models.Model):
    """What facts add up to, one column per count. ``late`` and ``unsatisfied`` hold what is settled
    for good; dossiers still running are judged when asked."""

    received = models.IntegerField(db_default=0)
    late = models.IntegerField(db_default=0)
    unsatisfied = models.IntegerField(db_default=0)
    online = models.IntegerField(db_default=0)
    online_counted = models.IntegerField(db_default=0)
    fee_due = models.IntegerField(db_default=0)
    paid_online = models.IntegerField(db_default=0)
    fee_synced = models.IntegerField(db_default=0)
    written = models.IntegerField(db_default=0)
    electronic = models.IntegerField(db_default=0)
    digitised = models.IntegerField(db_default=0)
    reused = models.IntegerField(db_default=0)
    shared = models.IntegerField(db_default=0)
    population_data = models.IntegerField(db_default=0)
    synced = models.IntegerField(db_default=0)
    settled = models.IntegerField(db_default=0)

    class Meta:
        abstract = True


class Tally(Sums):
    """The facts of one unit, procedure and month."""

    unit_code = models.CharField(max_length=35)
    procedure_code = models.CharField(max_length=40)
    month = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["month", "unit_code", "procedure_code"], name="tally_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.procedure_code} {self.month}"


class UnitTally(Sums):
    """What the tallies of one unit and month add up to, made anew whenever one of them moves.

    ``seen_*`` are the procedures, sorted and apart by spaces, with an online dossier, with a fee
    paid online, with a fee dossier synchronised: distinct ones are counted when units are merged.
    """

    unit_code = models.CharField(max_length=35)
    month = models.DateField()
    seen_online = models.TextField(db_default="")
    seen_paid = models.TextField(db_default="")
    seen_fee_synced = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "unit_code"], name="unit_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.month}"
