"""The rules one command is decided by: dated values already looked up, and the unit's calendar.

Who may do what stands in ``MAY``; the room checks that the actor really holds the role.
"""

from dataclasses import dataclass
from typing import Literal

from motcua.cores.casework import commands as c
from motcua.cores.casework.state import Role
from motcua.cores.clock import Calendar, CutoffRule, Limit

WORKING_HOURS_8 = Limit(8, "working_hour")
WORKING_DAYS_3 = Limit(3, "working_day")
DAYS_15 = Limit(15, "day")


@dataclass(frozen=True, slots=True)
class CaseRules:
    """Values in force for one dossier. ``limit`` None: the catalogue does not know the time limit.

    ``transfer_limit`` with ``transfer_cutoff`` [law:nd-118-2025 art.18 cl.2],
    ``answer_limit`` [law:nd-118-2025 art.17 cl.2], ``supplement_ask_limit`` and ``close_limit``
    [law:nd-118-2025 art.19 cl.5], ``apology_lead_days`` and ``extensions_allowed``
    [law:nd-118-2025 art.19 cl.6].
    """

    calendar: Calendar
    limit: Limit | None
    cutoff: CutoffRule | None = None
    required: frozenset[int] = frozenset()
    supplement_clock: Literal["restart", "resume"] = "restart"
    answer_limit: Limit = WORKING_HOURS_8
    transfer_limit: Limit = WORKING_HOURS_8
    transfer_cutoff: CutoffRule | None = None
    return_limit: Limit = WORKING_HOURS_8
    supplement_ask_limit: Limit = WORKING_DAYS_3
    supplement_close_limit: Limit = DAYS_15
    apology_lead_days: int = 1
    extensions_allowed: int = 1


_DESK = frozenset({Role.RECEIVER})
_SETTLING = frozenset({Role.CASE_OFFICER, Role.HEAD_OF_UNIT})
_HEAD = frozenset({Role.HEAD_OF_UNIT, Role.LEADER})

# A receiver checks and hands on but does not decide; a case officer drafts but does not sign;
# a clerk numbers but cannot edit; the citizen alone rates.
MAY: dict[type[c.Command], frozenset[Role]] = {
    c.File: frozenset({Role.CITIZEN, Role.RECEIVER, Role.SYSTEM}),
    c.Accept: _DESK,
    c.AskSupplement: _DESK | _SETTLING,
    c.Supply: frozenset({Role.CITIZEN, Role.RECEIVER, Role.SYSTEM}),
    c.Refuse: _DESK,
    c.HandOver: _DESK | _SETTLING,
    c.Draft: frozenset({Role.CASE_OFFICER}),
    c.SendBack: _HEAD,
    c.Sign: _HEAD,
    c.Issue: frozenset({Role.CLERK}),
    c.Return: frozenset({Role.RECEIVER, Role.SYSTEM}),
    c.Apologise: _HEAD,
    c.CloseUnsupplied: frozenset({Role.RECEIVER, Role.SYSTEM}),
    c.RecordPayment: frozenset({Role.RECEIVER, Role.FINANCE, Role.SYSTEM}),
    c.RecordSync: frozenset({Role.SYSTEM}),
    c.Rate: frozenset({Role.CITIZEN}),
    c.Correct: frozenset({Role.BUSINESS_ADMIN, Role.RECEIVER, Role.SYSTEM}),
    c.MoveToSuccessor: frozenset({Role.BUSINESS_ADMIN, Role.SYSTEM}),
}
