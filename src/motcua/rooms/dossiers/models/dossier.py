"""One row per dossier: what lists, rights and clocks ask for, equal to the replayed ledger."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q

OPEN_STATUSES = (1, 2, 4, 5, 6, 7, 9)
_ASKED_WHILE_OPEN = (
    "procedure_code",
    "status",
    "next_kind",
    "next_role",
    "next_unit",
    "next_owner",
    "due_at",
    "finished_at",
    "applicant_fold",
)


class Dossier(models.Model):
    """The summary of a dossier's events. Only ``operations`` writes it, with the events.

    ``status`` is the portal's number; ``next_kind``, ``next_role``, ``next_unit`` and
    ``next_owner`` say who owes what until ``next_due_at``; ``applicant_fold`` is for search.
    """

    code = models.CharField(max_length=64, unique=True)
    sequence = models.IntegerField()
    status = models.SmallIntegerField()
    step = models.CharField(max_length=12, blank=True)
    channel = models.CharField(max_length=8)
    procedure_code = models.CharField(max_length=40)
    # Nothing is ever looked up by version; the others have their indexes below, each for a list.
    version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unit = models.ForeignKey(
        "people.Unit", to_field="code", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    receiving_unit = models.ForeignKey(
        "people.Unit", to_field="code", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    applicant = models.ForeignKey(
        "people.Party", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    applicant_name = models.CharField(max_length=300)
    applicant_fold = models.CharField(max_length=300)
    subject = models.CharField(max_length=500, blank=True)
    simulated = models.BooleanField(default=False)
    away = models.BooleanField(default=False)

    filed_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    competent_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    first_due_at = models.DateTimeField(null=True)
    due_confirmed = models.BooleanField(default=True)
    finished_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField()

    next_kind = models.CharField(max_length=24, blank=True)
    next_role = models.CharField(max_length=24, blank=True)
    next_unit = models.CharField(max_length=40, blank=True)
    next_owner = models.CharField(max_length=64, blank=True)
    next_due_at = models.DateTimeField(null=True)

    fee_vnd = models.BigIntegerField(null=True)
    number = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar = [
            # No dossier without owner and next action, the database says so.
            models.CheckConstraint(
                name="dossier_open_has_next_action",
                condition=Q(status__in=(3, 8, 10), next_kind="")
                | (
                    ~Q(status__in=(3, 8, 10))
                    & ~Q(next_kind="")
                    & ~Q(next_role="")
                    & ~Q(next_unit="")
                    & Q(next_due_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="dossier_accepted_has_due_date",
                condition=Q(accepted_at__isnull=True) | Q(due_at__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_finished_after_filed",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("filed_at")),
            ),
        ]
        indexes: ClassVar = [
            # One per way of being seen and order of the list. What filters, counts and search by
            # name ask about lies in the index too, so that thousands of rows need not be fetched.
            models.Index(
                fields=["unit", "next_due_at", "code"],
                include=["receiving_unit", *_ASKED_WHILE_OPEN],
                condition=~Q(next_kind=""),
                name="dossier_inbox_unit",
            ),
            models.Index(
                fields=["receiving_unit", "next_due_at", "code"],
                include=["unit", *_ASKED_WHILE_OPEN],
                condition=~Q(next_kind=""),
                name="dossier_inbox_receiving",
            ),
            models.Index(
                fields=["unit", "-filed_at", "-code"],
                include=["receiving_unit", "procedure_code", "applicant_fold"],
                name="dossier_unit_filed",
            ),
            models.Index(
                fields=["receiving_unit", "-filed_at", "-code"],
                include=["unit", "procedure_code", "applicant_fold"],
                name="dossier_receiving_filed",
            ),
            # For those who see the whole province.
            models.Index(
                fields=["next_due_at", "code"], condition=~Q(next_kind=""), name="dossier_due_first"
            ),
            models.Index(fields=["-filed_at", "-code"], name="dossier_newest_first"),
            GinIndex(SearchVector("applicant_fold", config="simple"), name="dossier_name_search"),
            models.Index(
                fields=["due_at"],
                condition=Q(finished_at__isnull=True, due_at__isnull=False),
                name="dossier_running_due",
            ),
            models.Index(fields=["applicant"], name="dossier_applicant"),
        ]

    def __str__(self) -> str:
        return self.code
