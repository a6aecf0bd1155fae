"""The letter for lateness, sent in time, sets one new date [law:nd-118-2025 art.19 cl.6]."""

from dataclasses import replace

import pytest

from motcua.cores.casework import Private, Role, fact_of, on_time
from motcua.cores.casework.refusals import (
    DateNotLater,
    ExtensionUsed,
    ReasonMissing,
    RoleMayNot,
    WrongStatus,
)
from motcua.cores.casework.tests.cast import (
    ASKED_IN_SETTLEMENT,
    FILED,
    OFFICER,
    RULES,
    SETTLED,
    WITH_OFFICER,
    Story,
    after,
    apologise,
    at,
    draft,
    issue,
    sign,
    supply,
)

APOLOGISED = (*WITH_OFFICER, apologise("03-06 16:59", "03-13 17:00"))


def test_signed_before_the_due_day_it_moves_the_date() -> None:
    state = after(*APOLOGISED)
    assert state.due_at == state.next_due_at == at("03-13 17:00")
    assert state.first_due_at == at("03-09 17:00")
    assert state.apology is not None
    assert state.apology.in_time


def test_the_last_moment_is_the_end_of_the_day_before() -> None:
    """Due on Monday 9 March: Sunday 23:59 is in time, Monday 00:00 is not."""
    assert after(*WITH_OFFICER, apologise("03-08 23:59", "03-13")).due_at == at("03-13")
    assert after(*WITH_OFFICER, apologise("03-09 00:00", "03-13")).due_at == at("03-09 17:00")


def test_a_rule_may_ask_for_more_days_before() -> None:
    rules = replace(RULES, apology_lead_days=3)
    late = after(*WITH_OFFICER, apologise("03-07", "03-13"), rules=rules)
    assert late.apology is not None
    assert not late.apology.in_time
    in_time = after(*WITH_OFFICER, apologise("03-06", "03-13"), rules=rules)
    assert in_time.apology is not None
    assert in_time.apology.in_time


def test_settled_by_the_new_date_is_on_time() -> None:
    settled = (*APOLOGISED, draft("03-12"), sign("03-12 09:00"), issue("03-13 16:00"))
    fact = fact_of(after(*settled))
    assert fact is not None
    assert on_time(fact, at("12-31"))
    assert not fact.late_apology


def test_the_date_moves_once_and_never_twice() -> None:
    with pytest.raises(ExtensionUsed):
        after(*APOLOGISED, apologise("03-10", "03-20"))


def test_a_supplement_does_not_give_a_second_extension() -> None:
    extended = (*WITH_OFFICER, apologise("03-03", "03-11"), *ASKED_IN_SETTLEMENT[-1:])
    with pytest.raises(ExtensionUsed):
        after(*extended, supply("03-06", 2), apologise("03-09", "03-30"))


@pytest.mark.parametrize("promised", ["03-09 17:00", "03-06"])
def test_the_new_date_lies_after_the_old_one(promised: str) -> None:
    with pytest.raises(DateNotLater):
        after(*WITH_OFFICER, apologise("03-05", promised))


def test_the_new_date_lies_after_the_letter() -> None:
    with pytest.raises(DateNotLater):
        after(*WITH_OFFICER, apologise("03-12", "03-11"))


def test_the_letter_names_cause_and_reason() -> None:
    letter = apologise("03-05", "03-13")
    with pytest.raises(ReasonMissing, match="cause"):
        after(*WITH_OFFICER, replace(letter, cause=" "))
    with pytest.raises(ReasonMissing):
        after(*WITH_OFFICER, replace(letter, reason=Private("")))


def test_only_a_head_signs_the_letter() -> None:
    with pytest.raises(RoleMayNot, match=Role.CASE_OFFICER):
        after(*WITH_OFFICER, apologise("03-05", "03-13", by=OFFICER))


@pytest.mark.parametrize("so_far", [FILED, ASKED_IN_SETTLEMENT, SETTLED])
def test_there_is_nothing_to_apologise_for_when_no_clock_runs(so_far: Story) -> None:
    with pytest.raises(WrongStatus):
        after(*so_far, apologise("03-06", "03-13"))
