"""Finding, and locking, the rows that an operation is about to change."""

from datetime import date

from motcua.rooms.people.models import Officer, Unit
from motcua.rooms.people.operations.refusals import OfficerUnknown, UnitNotInForce, UnitUnknown


def unit_alive(code: str, day: date) -> Unit:
    """The unit, locked, if it exists on ``day``; raises UnitUnknown or UnitNotInForce."""
    unit = Unit.objects.select_for_update().filter(code=code).first()
    if unit is None:
        raise UnitUnknown(unit=code)
    if not alive(unit, day):
        raise UnitNotInForce(unit=code, on=day)
    return unit


def alive(unit: Unit, day: date) -> bool:
    """Whether the unit exists on ``day``."""
    begun = unit.established_on is None or unit.established_on <= day
    return begun and (unit.dissolved_on is None or day < unit.dissolved_on)


def officer_of(user_id: int) -> Officer:
    """The officer behind an account; raises OfficerUnknown."""
    officer = Officer.objects.filter(user_id=user_id).first()
    if officer is None:
        raise OfficerUnknown()
    return officer
