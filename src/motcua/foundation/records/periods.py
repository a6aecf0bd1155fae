"""Half-open periods, and the constraints by which the database refuses two that overlap.

A period is ``[from, until)``; an open end is NULL. PostgreSQL compares whole numbers in an
exclusion constraint only through ranges unless btree_gist is installed, so an id stands there
as the range that holds it alone.
"""

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, DateTimeRangeField
from django.db.models import Case, CheckConstraint, F, Field, Func, IntegerField, Q, Value, When

from motcua.cores.clock import ZONE

Column = tuple[Func, str]


def day_of(at: datetime) -> date:
    """The calendar day in Vietnam of an aware instant."""
    return at.astimezone(ZONE).date()


def same(column: str) -> Column:
    """Constraint column: equal ids."""
    return _alone(column)


def same_choice(column: str, choices: tuple[str, ...]) -> Column:
    """Constraint column: equal codes out of a fixed list (a code is compared by its place)."""
    places = [When(**{column: code}, then=Value(place)) for place, code in enumerate(choices)]
    return _alone(Case(*places, output_field=IntegerField()))


def overlapping_days(from_on: str = "from_on", until_on: str = "until_on") -> Column:
    """Constraint column: periods of days with a day in common."""
    return Func(from_on, until_on, function="daterange", output_field=DateRangeField()), "&&"


def overlapping_instants(from_at: str, until_at: str) -> Column:
    """Constraint column: periods of instants with an instant in common."""
    return Func(from_at, until_at, function="tstzrange", output_field=DateTimeRangeField()), "&&"


def never_two(name: str, *columns: Column) -> ExclusionConstraint:
    """No two rows may agree in all ``columns``."""
    return ExclusionConstraint(name=name, expressions=list(columns))


def ends_after_start(name: str, start: str = "from_on", end: str = "until_on") -> CheckConstraint:
    """A period is open or lasts; an empty one is a mistake."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{end}__isnull": True})
        | Q(**{f"{start}__isnull": True})
        | Q(**{f"{end}__gt": F(start)}),
    )


def in_force(day: date, prefix: str = "") -> Q:
    """Rows whose period of days holds ``day``; an unknown start counts as long ago."""
    started = Q(**{f"{prefix}from_on__lte": day}) | Q(**{f"{prefix}from_on__isnull": True})
    lasting = Q(**{f"{prefix}until_on__gt": day}) | Q(**{f"{prefix}until_on__isnull": True})
    return started & lasting


def _alone(value: str | Case) -> Column:
    span: Func[Field[Any, Any]] = Func(
        value, value, Value("[]"), function="int8range", output_field=BigIntegerRangeField()
    )
    return span, "&&"
