"""Half-open periods of days of versions, fees and competences."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db.models import Q

from motcua.foundation.records import periods


def never_two(name: str, *columns: str, from_on: str, until_on: str) -> ExclusionConstraint:
    """No two rows with the same numbers in ``columns`` may share a day."""
    same = [periods.same(column) for column in columns]
    return periods.never_two(name, *same, periods.overlapping_days(from_on, until_on))


def in_force(day: date, from_on: str = "from_on", until_on: str = "until_on") -> Q:
    """Rows whose period holds ``day``; a period without an end lasts."""
    lasting = Q(**{f"{until_on}__gt": day}) | Q(**{f"{until_on}__isnull": True})
    return Q(**{f"{from_on}__lte": day}) & lasting
