"""Keys of submissions, so that the same submission sent twice makes one dossier."""

from django.db import models


class IntakeKey(models.Model):
    """``key`` of one sender was answered with ``dossier_code``; ``digest`` is of the body."""

    key = models.CharField(max_length=300, unique=True)
    digest = models.CharField(max_length=64)
    dossier_code = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
