"""Units dated in time: names, mergers and splits, and which unit answers for which.

Electronic codes follow QĐ 20/2020/QĐ-TTg; a code is never reused, a closed one stays findable.
A unit keeps its parent for life: what is placed elsewhere is a new unit that succeeds it.
"""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from motcua.foundation.records.periods import ends_after_start, never_two, overlapping_days, same
from motcua.foundation.records.recorded import Ended, Recorded
from motcua.rooms.people.kinds import Level

CODE_LENGTH = 35


class Unit(Recorded, Ended):
    """A public body. ``name_vi`` is its latest name; names by day stand in ``UnitName``.

    ``gso_code`` is the statistical code of the place it serves: that of the province for the
    province and its departments, that of the commune for all that sits in one commune.
    ``established_on`` NULL: since before our records.
    """

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    code_confirmed = models.BooleanField(default=False)
    level = models.CharField(max_length=16)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    gso_code = models.CharField(max_length=5, blank=True)
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    name_folded = models.CharField(max_length=300)
    name_sort = models.CharField(max_length=700, db_collation="C")
    established_on = models.DateField(null=True, blank=True)
    dissolved_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gso_code"]),
            GinIndex(SearchVector("name_folded", config="simple"), name="people_unit_name_search"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("people_unit_lasts", "established_on", "dissolved_on"),
            CheckConstraint(
                name="people_unit_code_letters", condition=Q(code__regex=r"^[0-9A-Z.]{1,35}$")
            ),
            CheckConstraint(name="people_unit_level_known", condition=Q(level__in=list(Level))),
        ]

    def __str__(self) -> str:
        return self.code


class UnitName(Recorded):
    """The unit's name in one period; no day has two names."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("people_name_lasts"),
            never_two("people_one_name_a_day", same("unit"), overlapping_days()),
        ]

    def __str__(self) -> str:
        return self.name_vi


class UnitSuccession(Recorded):
    """``successor`` took over from ``predecessor`` on that day.

    Where a unit was split, exactly one successor is the main one: figures that cannot be
    divided, and dossiers still open, go to it.
    """

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="origins")
    on = models.DateField()
    kind = models.CharField(max_length=8)
    is_main = models.BooleanField()
    confirmed = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["predecessor", "successor"], name="people_succession_once"),
            UniqueConstraint(
                fields=["predecessor"],
                condition=Q(is_main=True),
                name="people_one_main_successor",
            ),
            CheckConstraint(
                name="people_succession_of_another",
                condition=~Q(predecessor=F("successor")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class UnitReach(models.Model):
    """Whoever serves in ``holder`` may have to do with ``unit`` from that day on.

    Written by the operations from parents and successions, so that rights need no recursion:
    a unit reaches itself and the units it took over from; ``below`` marks those reached only
    because they stand (or stood) under it.
    """

    holder = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="reaches")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="reached_from")
    below = models.BooleanField()
    from_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["holder", "unit", "below"], name="people_reach_once"),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} → {self.unit_id}"
