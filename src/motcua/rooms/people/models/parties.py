"""Citizens and organisations in one table, so that a dossier refers to exactly one of them."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from motcua.foundation.records.recorded import Recorded


class Party(Recorded):
    """One citizen or one organisation, known by its number.

    ``born_on`` belongs to citizens, ``representative`` to organisations. ``user`` is the
    sign-in of a citizen who has one.
    """

    kind = models.CharField(max_length=12)
    number_kind = models.CharField(max_length=8)
    number = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    name_folded = models.CharField(max_length=300)
    born_on = models.DateField(null=True, blank=True)
    representative = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=500, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="party",
    )

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(SearchVector("name_folded", config="simple"), name="people_party_name_search"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["number_kind", "number"], name="people_party_number_once"),
            CheckConstraint(
                name="people_party_number_shape",
                condition=Q(kind="citizen", number_kind="identity", number__regex=r"^[0-9]{12}$")
                | Q(kind="citizen", number_kind="passport", number__regex=r"^[0-9A-Z]{6,12}$")
                | Q(
                    kind="organisation",
                    number_kind="tax",
                    number__regex=r"^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$",
                ),
            ),
            CheckConstraint(
                name="people_party_facts_of_its_kind",
                condition=Q(kind="citizen", representative="")
                | Q(kind="organisation", born_on__isnull=True, user__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name
