"""Counters: the last number given out, one row per unit and register, so that no two units meet."""

from django.db import models


class RegisterCounter(models.Model):
    """The last number that ``unit_code`` gave out in ``register`` in ``year``."""

    pk = models.CompositePrimaryKey("unit_code", "register", "year")
    unit_code = models.CharField(max_length=35)
    register = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.unit_code} {self.register} {self.year}: {self.last}"


class DayCounter(models.Model):
    """The last dossier sequence that ``unit_code`` gave out ``on`` a day."""

    pk = models.CompositePrimaryKey("unit_code", "on")
    unit_code = models.CharField(max_length=35)
    on = models.DateField()
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.unit_code} {self.on}: {self.last}"
