"""Rows that remember who entered them and when."""

from django.conf import settings
from django.db import models


class Recorded(models.Model):
    """``recorded_at`` is the instant of the act as its operation was told, not the wall clock."""

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Ended(models.Model):
    """Rows that also remember who ended them and when; both NULL while nobody did."""

    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
