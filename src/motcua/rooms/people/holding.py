"""What a person holds at an instant: own assignments, and those lent by a delegation in force."""

from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.foundation.records.periods import day_of, in_force
from motcua.rooms.people.models import Assignment, AssignmentProcedure, Delegation


def held(user_id: int, at: datetime, day: date | None = None) -> QuerySet[Assignment]:
    """Assignments in force by which the user may act at ``at``, each once.

    ``day`` is that of ``at``, for those who build the query before they know either.

    A deputy holds the principal's own assignment, so it lapses with it, keeps its limits to
    procedures, and is not passed on.
    """
    lent = Delegation.objects.filter(
        principal=OuterRef("officer"),
        unit=OuterRef("unit"),
        role=OuterRef("role"),
        deputy__user_id=user_id,
        from_at__lte=at,
        until_at__gt=at,
    )
    mine = Q(officer__user_id=user_id) | Q(Exists(lent))
    return Assignment.objects.filter(in_force(day or day_of(at)), mine)


def procedures() -> ArraySubquery:
    """Of each assignment, the codes of the procedures it is limited to."""
    limits = AssignmentProcedure.objects.filter(assignment=OuterRef("pk"))
    return ArraySubquery(limits.values("procedure_code"))
