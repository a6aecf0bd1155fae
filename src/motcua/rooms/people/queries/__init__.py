"""What can be asked of the room: units by day, who came after whom, roles, officers, parties."""

from motcua.foundation.records.periods import day_of
from motcua.rooms.people.kinds import (
    LEVEL_LABELS,
    Level,
    NumberKind,
    PartyKind,
    SuccessionKind,
)
from motcua.rooms.people.queries.officers import (
    OfficerRow,
    RoleInUnit,
    officer_of,
    officers_of,
    roles_of,
)
from motcua.rooms.people.queries.parties import (
    PartyRow,
    party,
    party_by_number,
    party_of_user,
    search_parties,
)
from motcua.rooms.people.queries.units import (
    Blocks,
    UnitRow,
    blocks,
    centre_of,
    search_units,
    successor_map,
    successor_of,
    unit_ids,
    unit_on,
    units,
    units_and_province,
    units_named,
)
from motcua.rooms.people.roles import OFFICIAL_ROLES, ROLE_LABELS, Role

__all__ = [
    "LEVEL_LABELS",
    "OFFICIAL_ROLES",
    "ROLE_LABELS",
    "Blocks",
    "Level",
    "NumberKind",
    "OfficerRow",
    "PartyKind",
    "PartyRow",
    "Role",
    "RoleInUnit",
    "SuccessionKind",
    "UnitRow",
    "blocks",
    "centre_of",
    "day_of",
    "officer_of",
    "officers_of",
    "party",
    "party_by_number",
    "party_of_user",
    "roles_of",
    "search_parties",
    "search_units",
    "successor_map",
    "successor_of",
    "unit_ids",
    "unit_on",
    "units",
    "units_and_province",
    "units_named",
]
