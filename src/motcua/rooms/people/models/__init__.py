"""What the room keeps; other rooms meet these tables only through its doors and as foreign keys."""

from motcua.rooms.people.models.officers import (
    Assignment,
    AssignmentProcedure,
    Delegation,
    Officer,
)
from motcua.rooms.people.models.parties import Party
from motcua.rooms.people.models.units import (
    Unit,
    UnitName,
    UnitReach,
    UnitSuccession,
)

__all__ = [
    "Assignment",
    "AssignmentProcedure",
    "Delegation",
    "Officer",
    "Party",
    "Unit",
    "UnitName",
    "UnitReach",
    "UnitSuccession",
]
