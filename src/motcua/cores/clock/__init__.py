"""Working time: when an office must answer, how long it took, and why that is so."""

from motcua.cores.clock.building import CalendarBroken, build_calendar
from motcua.cores.clock.calendar import BeyondCalendar, Calendar
from motcua.cores.clock.course import (
    Course,
    ExtensionShortens,
    due_of_course,
    extend_to,
    shift_by_pauses,
)
from motcua.cores.clock.due import Due, add_minutes, due_at
from motcua.cores.clock.elapsed import (
    Pause,
    PauseBroken,
    elapsed_minutes,
    net_elapsed_minutes,
    remaining,
)
from motcua.cores.clock.hours import HoursBroken, OfficeHours, Season, Shift, WeekHours
from motcua.cores.clock.instants import ZONE, InstantNotAware, instant_of, minute_of
from motcua.cores.clock.limits import UNIT_CODES, CutoffRule, Limit, LimitNotUnderstood
from motcua.cores.clock.many import confirmed_many, due_many, elapsed_many, received_many
from motcua.cores.clock.packs import TimeRules, calendar_of, office_hours
from motcua.cores.clock.steps import Step

__all__ = [
    "UNIT_CODES",
    "ZONE",
    "BeyondCalendar",
    "Calendar",
    "CalendarBroken",
    "Course",
    "CutoffRule",
    "Due",
    "ExtensionShortens",
    "HoursBroken",
    "InstantNotAware",
    "Limit",
    "LimitNotUnderstood",
    "OfficeHours",
    "Pause",
    "PauseBroken",
    "Season",
    "Shift",
    "Step",
    "TimeRules",
    "WeekHours",
    "add_minutes",
    "build_calendar",
    "calendar_of",
    "confirmed_many",
    "due_at",
    "due_many",
    "due_of_course",
    "elapsed_many",
    "elapsed_minutes",
    "extend_to",
    "instant_of",
    "minute_of",
    "net_elapsed_minutes",
    "office_hours",
    "received_many",
    "remaining",
    "shift_by_pauses",
]
