"""Half-open periods of days, and the constraints by which the database refuses overlaps.

The same few lines stand in the people room: rooms share no private modules.
"""

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField
from django.db.models import Field, Func, Q, Value

from motcua.cores.clock import ZONE


def day_of(at: datetime) -> date:
    """The calendar day in Vietnam of an aware instant."""
    return at.astimezone(ZONE).date()


def never_two(name: str, *columns: str, from_on: str, until_on: str) -> ExclusionConstraint:
    """No two rows with the same numbers in ``columns`` may share a day."""
    spans: list[tuple[Func[Field[Any, Any]], str]] = [(_alone(column), "&&") for column in columns]
    days: Func[Field[Any, Any]] = Func(
        from_on, until_on, function="daterange", output_field=DateRangeField()
    )
    return ExclusionConstraint(name=name, expressions=[*spans, (days, "&&")])


def in_force(day: date, from_on: str = "from_on", until_on: str = "until_on") -> Q:
    """Rows whose period holds ``day``; a period without an end lasts."""
    lasting = Q(**{f"{until_on}__gt": day}) | Q(**{f"{until_on}__isnull": True})
    return Q(**{f"{from_on}__lte": day}) & lasting


def _alone(column: str) -> "Func[Field[Any, Any]]":
    # A number is compared as the range that holds it alone: btree_gist may be missing.
    return Func(
        column, column, Value("[]"), function="int8range", output_field=BigIntegerRangeField()
    )
