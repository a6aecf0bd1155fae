"""Versions remembered by this process: what a version says is never edited, only when it ends.

Which version is in force, its end and its fees are asked every time; everything else once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from motcua.foundation.compiled import Compiled
from motcua.rooms.catalogue.models import Fee, ProcedureVersion
from motcua.rooms.catalogue.periods import in_force as of_day
from motcua.rooms.catalogue.queries.building import fee_row, versions_in_force, with_parts
from motcua.rooms.catalogue.queries.building import row_of as built
from motcua.rooms.catalogue.rows import VersionRow

_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """A version and what may change about it; ``recorded_at`` tells a number used anew."""

    number: int
    recorded_at: datetime
    valid_until: date | None


_NAMES = ("pk", "recorded_at", "valid_until")
_IN_FORCE = Compiled(
    lambda code, day: versions_in_force(day).filter(procedure__code=code).values_list(*_NAMES)
)
_OF_NUMBER = Compiled(
    lambda number: ProcedureVersion.objects.filter(pk=number).values_list(*_NAMES)
)
_FEE_COLUMNS = [field.attname for field in Fee._meta.concrete_fields]
_FEES = Compiled(
    lambda number, day: (
        Fee.objects.filter(of_day(day), version_id=number)
        .order_by("line")
        .values_list(*_FEE_COLUMNS)
    )
)


def in_force(code: str, day: date) -> Iterator[Found]:
    """The version of the procedure in force on ``day``, if there is one."""
    return (Found(*row) for row in _IN_FORCE.rows(code, day))


def of_number(number: int) -> Iterator[Found]:
    """The version of that number, if there is one."""
    return (Found(*row) for row in _OF_NUMBER.rows(number))


def row_of(found: Found, day: date) -> VersionRow:
    """All of a version, with the fees of ``day``."""
    fees = (Fee.from_db(None, _FEE_COLUMNS, row) for row in _FEES.rows(found.number, day))
    return replace(
        _content(found.number, found.recorded_at),
        valid_until=found.valid_until,
        fees=tuple(fee_row(fee) for fee in fees),
    )


@lru_cache(maxsize=_KEPT)
def _content(number: int, recorded_at: datetime) -> VersionRow:
    rows = ProcedureVersion.objects.select_related("procedure__field")
    wanted = rows.filter(pk=number, recorded_at=recorded_at)
    return built(with_parts(wanted, date.max).get())
