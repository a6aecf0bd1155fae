"""Papers issued: numbered, with what they say frozen; a paper is never changed, only followed."""

from django.db import models
from django.db.models import Q


class IssuedPaper(models.Model):
    """One paper. ``data`` is all it says; the PDF is made from it and comes out the same each time.

    ``number`` is empty for forms that have no register; ``issued_by`` is empty where the system
    answered by itself. ``sha256`` is empty until the paper is
    sealed: from then on its PDF is the Blob of that name and is never made again.
    """

    dossier_code = models.CharField(max_length=64)
    form_code = models.CharField(max_length=32)
    form_edition = models.CharField(max_length=64)
    unit_code = models.CharField(max_length=35)
    register = models.CharField(max_length=16, blank=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(null=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    signer_name = models.CharField(max_length=200, blank=True)
    data = models.JSONField()
    sha256 = models.CharField(max_length=64, null=True)

    class Meta:
        indexes = (
            models.Index(fields=("dossier_code",), name="paper_by_dossier"),
            models.Index(
                fields=("sha256",), condition=Q(sha256__isnull=False), name="paper_by_seal"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("unit_code", "register", "year", "number"),
                condition=Q(number__isnull=False),
                name="paper_number_once_per_register_and_year",
            ),
            models.CheckConstraint(
                condition=Q(register="", number__isnull=True)
                | (~Q(register="") & Q(number__isnull=False)),
                name="paper_number_goes_with_register",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form_code} {self.dossier_code}"
