"""The rules one dossier is decided by: its version's limit, its unit's calendar, the time rules."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from motcua.cores.casework import CaseRules
from motcua.cores.clock import Calendar, CutoffRule, Limit
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.worktime import queries as worktime


@dataclass(frozen=True, slots=True)
class RuleKey:
    """What of a procedure's version the rules depend on."""

    limit: Limit | None
    cutoff: CutoffRule | None
    required: frozenset[int]
    supplement_clock: str


def rule_key(version: catalogue.VersionRow) -> RuleKey:
    """The part of a version that casework rules need."""
    return RuleKey(
        limit=version.limit,
        cutoff=version.cutoff,
        required=frozenset(paper.position for paper in version.papers if paper.always),
        supplement_clock=str(version.supplement_clock),
    )


def rules_for(version: catalogue.VersionRow, unit_code: str, on: date) -> CaseRules:
    """The rules in force on ``on`` for a dossier of ``version`` settled by ``unit_code``.

    Raises RuleNotInForce for a day before the one-stop rules begin.
    """
    return build_rules(rule_key(version), worktime.calendar_for(unit_code), on)


@lru_cache(maxsize=4096)
def build_rules(key: RuleKey, calendar: Calendar, on: date) -> CaseRules:
    """The same from parts, so that thousands of dossiers share one value."""
    rules = worktime.limit_rules(on)
    return CaseRules(
        calendar=calendar,
        limit=key.limit,
        cutoff=key.cutoff,
        required=key.required,
        supplement_clock="resume" if key.supplement_clock == "resume" else "restart",
        answer_limit=rules.limit("online_answer_within"),
        transfer_limit=rules.limit("transfer_within"),
        transfer_cutoff=rules.cutoff("transfer_cutoff"),
        supplement_ask_limit=rules.limit("supplement_asked_within"),
        supplement_close_limit=rules.limit("supplement_closes_after"),
        apology_lead_days=rules.limit("apology_before_due").amount,
        extensions_allowed=rules.count("extensions_at_most"),
    )
