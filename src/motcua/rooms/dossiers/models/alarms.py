"""Alarms that fired: each kind once per dossier and due date, whatever the worker does."""

from typing import ClassVar

from django.db import models

from motcua.rooms.dossiers.models.dossier import Dossier


class Alarm(models.Model):
    """``kind`` fired at ``fired_at`` about the instant ``about_at`` (a due date)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="alarms")
    kind = models.CharField(max_length=32)
    about_at = models.DateTimeField()
    fired_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "kind", "about_at"], name="alarm_once")
        ]

    def __str__(self) -> str:
        return self.kind
