"""What a procedure asks and promises in one period: papers, limit, channels, fees.

A version is superseded, never edited; a dossier keeps the one in force when it was accepted.
Unknown stays unknown: NULL and "unknown" are facts here, and ``…_confirmed`` marks the rest.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from motcua.cores.clock import UNIT_CODES
from motcua.foundation.records.recorded import Recorded
from motcua.rooms.catalogue.kinds import FeeSetBy, OnlineLevel, SupplementClock
from motcua.rooms.catalogue.models.procedures import Procedure
from motcua.rooms.catalogue.periods import never_two


class ProcedureVersion(Recorded):
    """One version of a procedure, in force from ``valid_from`` until just before ``valid_until``.

    ``limit_amount`` counts ``limit_unit``; either may be missing, then no due date can be
    promised. Amount 0 of a day unit: the same day. ``cutoff_minute``: received after that minute
    of the day counts as received on the next working day. ``limits_by_channel`` keeps what the
    source says where channels differ, as printed limits ("17wd"). ``papers_total``: how many papers
    the source lists, where that is more than the rows kept here.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    name_vi = models.CharField(max_length=1500)
    name_en = models.CharField(max_length=1500, blank=True)
    name_folded = models.CharField(max_length=1500)
    name_sort = models.CharField(max_length=500, db_collation="C")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    from_confirmed = models.BooleanField(default=False)
    online_level = models.CharField(max_length=8, default=OnlineLevel.UNKNOWN)
    online_confirmed = models.BooleanField(default=False)
    channels = ArrayField(models.CharField(max_length=8), default=list)
    limit_amount = models.PositiveSmallIntegerField(null=True, blank=True)
    limit_unit = models.CharField(max_length=16, blank=True)
    cutoff_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    limit_confirmed = models.BooleanField(default=False)
    limit_note = models.CharField(max_length=300, blank=True)
    limits_by_channel = models.JSONField(default=dict)
    papers_total = models.PositiveSmallIntegerField(null=True, blank=True)
    supplement_clock = models.CharField(max_length=8, default=SupplementClock.RESTART)
    competent_level = models.CharField(max_length=16, blank=True)
    authorities = models.JSONField(default=list)
    sequence = models.JSONField(default=list)
    performers = models.JSONField(default=list)
    legal_bases = models.JSONField(default=list)
    results = models.JSONField(default=list)
    decision_number = models.CharField(max_length=60, blank=True)
    source = models.JSONField(default=dict)
    doubt = models.CharField(max_length=300, blank=True)
    confirmed = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["name_sort", "id"], name="catalogue_by_name")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(
                name="catalogue_version_lasts",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
            ),
            never_two(
                "catalogue_one_version_a_day",
                "procedure",
                from_on="valid_from",
                until_on="valid_until",
            ),
            CheckConstraint(
                name="catalogue_online_known", condition=Q(online_level__in=list(OnlineLevel))
            ),
            CheckConstraint(
                name="catalogue_limit_unit_known",
                condition=Q(limit_unit__in=["", *UNIT_CODES]),
            ),
            CheckConstraint(
                name="catalogue_limit_unit_of_an_amount",
                condition=Q(limit_unit="") | Q(limit_amount__isnull=False),
            ),
            CheckConstraint(
                name="catalogue_supplement_known",
                condition=Q(supplement_clock__in=list(SupplementClock)),
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi


class RequiredPaper(models.Model):
    """A paper the dossier may have to hold; ``always`` NULL: the source does not say.

    ``replaced_by_database``: data that stands in for the paper, so that it is not asked for.
    """

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=300)
    originals = models.PositiveSmallIntegerField()
    copies = models.PositiveSmallIntegerField()
    always = models.BooleanField(null=True, blank=True)
    replaced_by_database = models.CharField(max_length=120, null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["version", "position"], name="catalogue_paper_place_once"),
        ]

    def __str__(self) -> str:
        return self.name_vi


class Fee(Recorded):
    """One line of what is charged, in đồng; NULL: somebody decides it and we do not know it.

    Lines of one version are told apart by ``line``; a line has one amount on each day.
    ``channel`` NULL: however filed. ``note`` says for which case or by what the fee is counted.
    """

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="fees")
    line = models.PositiveSmallIntegerField()
    amount_vnd = models.PositiveBigIntegerField(null=True, blank=True)
    set_by = models.CharField(max_length=20)
    channel = models.CharField(max_length=8, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    confirmed = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(name="catalogue_fee_set_by", condition=Q(set_by__in=list(FeeSetBy))),
            CheckConstraint(
                name="catalogue_fee_lasts",
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
            ),
            never_two(
                "catalogue_one_fee_a_day", "version", "line", from_on="from_on", until_on="until_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount_vnd} {self.set_by}"
