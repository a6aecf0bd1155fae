"""Once complete, the time is counted anew, or goes on where the older decrees rule.

[law:nd-118-2025 art.19 cl.5]; ``resume`` is kept for procedures under rules made before it.
"""

from dataclasses import replace

import pytest

from motcua.cores.casework import CaseRules, Status, decide
from motcua.cores.casework.refusals import LimitUnknown
from motcua.cores.casework.tests.cast import (
    ASKED_IN_SETTLEMENT,
    OFFICER,
    RULES,
    WITH_OFFICER,
    after,
    ask,
    at,
    supply,
)

RESUME = replace(RULES, supplement_clock="resume")
SUPPLIED = (*ASKED_IN_SETTLEMENT, supply("03-06 10:00", 2))


def test_restart_counts_the_whole_limit_from_the_supply() -> None:
    state = after(*SUPPLIED)
    assert state.status is Status.IN_PROCESS
    assert state.due_at == at("03-13 17:00")


def test_resume_moves_the_date_on_by_the_working_time_spent_waiting() -> None:
    """Wednesday 10:00 to Friday 10:00 are 16 working hours: two days after Monday 17:00."""
    assert after(*SUPPLIED, rules=RESUME).due_at == at("03-11 17:00")


@pytest.mark.parametrize("rules", [RULES, RESUME])
def test_the_first_date_stays_known(rules: CaseRules) -> None:
    assert after(*SUPPLIED, rules=rules).first_due_at == at("03-09 17:00")


def test_a_weekend_spent_waiting_is_no_working_time() -> None:
    asked = (*WITH_OFFICER, ask("03-06 16:00", 2, by=OFFICER))
    brought = (*asked, supply("03-09 08:30", 2))
    assert after(*brought, rules=RESUME).due_at == at("03-10 09:30")


def test_a_request_after_the_due_date_moves_nothing_under_resume() -> None:
    asked = (*WITH_OFFICER, ask("03-10", 2, by=OFFICER))
    assert after(*asked, supply("03-12", 2), rules=RESUME).due_at == at("03-09 17:00")


def test_while_papers_are_awaited_the_old_date_stands() -> None:
    assert after(*ASKED_IN_SETTLEMENT).due_at == at("03-09 17:00")


def test_a_restart_without_a_known_limit_is_refused() -> None:
    asked = after(*ASKED_IN_SETTLEMENT)
    with pytest.raises(LimitUnknown):
        decide(asked, supply("03-06 10:00", 2), replace(RULES, limit=None))
