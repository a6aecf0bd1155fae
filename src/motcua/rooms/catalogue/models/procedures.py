"""Procedures and the fields they belong to; what a procedure asks stands in its versions."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q

from motcua.rooms.catalogue.kinds import OwnerSystem

CODE_SHAPE = r"^[0-9]\.[0-9]{6}$"


class Field(models.Model):
    """A field of administration (lĩnh vực); the official codes of fields were not found."""

    code = models.CharField(max_length=120, unique=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name_vi


class Procedure(models.Model):
    """One administrative procedure under its national code, as in 1.001193."""

    code = models.CharField(max_length=8, unique=True)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="procedures")
    levels = ArrayField(models.CharField(max_length=8), default=list)
    owner_system = models.CharField(max_length=8, default=OwnerSystem.OURS)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(name="catalogue_code_shape", condition=Q(code__regex=CODE_SHAPE)),
            CheckConstraint(
                name="catalogue_owner_known", condition=Q(owner_system__in=list(OwnerSystem))
            ),
        ]

    def __str__(self) -> str:
        return self.code
