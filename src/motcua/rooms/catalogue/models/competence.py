"""Which unit settles which procedure, from when to when."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q

from motcua.foundation.records.recorded import Ended, Recorded
from motcua.rooms.catalogue.models.procedures import Procedure
from motcua.rooms.catalogue.periods import never_two


class UnitProcedure(Recorded, Ended):
    """``unit`` settles ``procedure``; of several in one place the lowest ``position`` leads."""

    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="competences")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="competences")
    position = models.PositiveSmallIntegerField(default=0)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(
                name="catalogue_competence_lasts",
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
            ),
            never_two(
                "catalogue_one_competence_a_day",
                "unit",
                "procedure",
                from_on="from_on",
                until_on="until_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.procedure_id}"
