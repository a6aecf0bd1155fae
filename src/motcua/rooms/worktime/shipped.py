"""The names of the shipped packs this room reads."""

from typing import Final

DAYS_PACK: Final = "calendars/vn"
HOURS_PACK: Final = "hours/default"
LIMITS_PACK: Final = "deadlines/onestop"
OFFICE_HOURS: Final = "office_hours"
