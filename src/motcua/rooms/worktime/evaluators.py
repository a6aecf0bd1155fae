"""Works out the examples beside the calendar and deadline files, on shipped values alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.cores.clock import Calendar, CutoffRule, Limit, TimeRules, calendar_of, due_at
from motcua.cores.rulebook import Pack
from motcua.foundation import rulefiles
from motcua.rooms.worktime.shipped import DAYS_PACK, HOURS_PACK, LIMITS_PACK


def due(pack: Pack, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """``received_at`` and ``allow`` (or ``rule``, a limit of the pack) to the due instant."""
    start = given["received_at"]
    rules = TimeRules(rulefiles.load(LIMITS_PACK), start.date())
    limit = rules.limit(given["rule"]) if "rule" in given else Limit.parse(given["allow"])
    cutoff: CutoffRule | None = rules.cutoff(given["cutoff"]) if "cutoff" in given else None
    found = due_at(_calendar(pack), start, limit, cutoff=cutoff)
    return {
        "due_at": found.due_at,
        "due_on": found.due_on,
        "confirmed": found.confirmed,
        "counted": sum(step.counted for step in found.steps),
    }


def _calendar(pack: Pack) -> Calendar:
    days = pack if pack.schema == "calendar" else rulefiles.load(DAYS_PACK)
    hours = pack if pack.schema == "hours" else rulefiles.load(HOURS_PACK)
    return calendar_of(days, hours)


def value(pack: Pack, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """``rule`` and ``on`` to the value in force, its unit, its act, and whether it is confirmed."""
    on: date = given["on"]
    found = pack.on(given["rule"], on)
    return {
        "value": found.value,
        "unit": found.unit,
        "act": found.source.act,
        "confirmed": found.confirmed,
    }
