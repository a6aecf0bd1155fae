"""The second, dated layer over the shipped packs: one row per value entered, never changed.

A row is a dated value of a rule of the pack ``calendars/vn`` or ``hours/default``, in the form
of the file, for one unit and all below it. A later row supersedes; the database refuses UPDATE
and DELETE.
"""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """``recorded_at`` is the instant of the act as its operation was told, not the wall clock.

    ``unit_code`` is the unit's electronic code, empty for all units.
    """

    unit_code = models.CharField(max_length=35, blank=True)
    from_on = models.DateField()
    value = models.JSONField()
    source_act = models.CharField(max_length=100)
    source_note = models.CharField(max_length=500, blank=True)
    confirmed = models.BooleanField(default=True)
    reason = models.CharField(max_length=500)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class DaysEntry(Entry):
    """Days off and days worked of one rule of the calendar, such as a swap of two days."""

    rule = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["unit_code", "id"], name="worktime_days_unit")]  # noqa: RUF012  # Django reads a list

    def __str__(self) -> str:
        return f"{self.rule} {self.unit_code}"


class HoursEntry(Entry):
    """The office hours of a unit's whole week from a day on."""

    class Meta:
        indexes = [models.Index(fields=["unit_code", "id"], name="worktime_hours_unit")]  # noqa: RUF012  # Django reads a list

    def __str__(self) -> str:
        return f"{self.from_on} {self.unit_code}"
