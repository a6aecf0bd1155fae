"""Files by their content: the same bytes are kept once, under their SHA-256."""

from django.db import models
from django.db.models import Q


class Blob(models.Model):
    """One content. Who sent it, under what name and for what, is known to the rooms above."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size_bytes = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="blob_sha256_is_a_digest"
            ),
        )

    def __str__(self) -> str:
        return self.sha256
