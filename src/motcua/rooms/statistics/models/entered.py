"""Figures that no room keeps yet: typed by an office, dated, sourced, never overwritten."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class EnteredMeasure(models.Model):
    """``numerator`` of ``denominator`` for one metric, unit and month; the newest row counts."""

    index_set = models.CharField(max_length=40)
    metric_code = models.CharField(max_length=60)
    unit_code = models.CharField(max_length=35)
    month = models.DateField()
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()
    source = models.CharField(max_length=500)
    sourced_on = models.DateField()
    simulated = models.BooleanField(default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["index_set", "month", "unit_code", "metric_code", "-entered_at", "-id"],
                name="entered_newest",
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="entered_not_negative", condition=Q(numerator__gte=0, denominator__gte=0)
            ),
            models.CheckConstraint(
                name="entered_part_of_whole", condition=Q(numerator__lte=F("denominator"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric_code} {self.unit_code} {self.month}"
