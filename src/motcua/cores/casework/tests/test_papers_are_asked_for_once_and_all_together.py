"""What is missing is asked for in one go; a second request needs a ground.

[law:nd-118-2025 art.17 cl.2] at intake, [law:nd-118-2025 art.19 cl.5] during settlement.
"""

import pytest

from motcua.cores.casework import Private, Stage, Status, Step, fact_of, next_action
from motcua.cores.casework.events import SupplementAsked
from motcua.cores.casework.refusals import (
    DossierNotComplete,
    DraftOpen,
    PaperNotAsked,
    ReasonMissing,
    RepeatNeedsGround,
    RoleMayNot,
    WrongStatus,
)
from motcua.cores.casework.tests.cast import (
    ASKED_IN_SETTLEMENT,
    DRAFTED,
    FILED,
    HEAD,
    OFFICER,
    RECEIVER,
    WITH_OFFICER,
    accept,
    after,
    ask,
    at,
    file,
    paper,
    story,
    supply,
)

ASKED_AT_INTAKE = (file("03-02", papers=(paper(1),)), ask("03-02 09:00", 2))


def test_at_intake_the_dossier_waits_and_no_clock_runs() -> None:
    state = after(*ASKED_AT_INTAKE)
    assert state.status is Status.REGISTERED
    assert state.supplement is not None
    assert state.supplement.stage is Stage.INTAKE
    assert state.supplement.positions == (2,)
    assert state.due_at is None


def test_what_is_brought_makes_the_dossier_complete_and_owes_a_new_answer() -> None:
    waiting_over = (*ASKED_AT_INTAKE, supply("03-04 09:00", 2))
    assert after(*waiting_over).supplement is None
    assert after(*waiting_over).next_due_at == at("03-05 09:00")
    assert after(*waiting_over, accept("03-04 10:00")).due_at == at("03-11 17:00")


def test_a_new_paper_takes_the_place_of_the_old_one() -> None:
    state = after(*FILED, ask("03-02 09:00", 2), supply("03-03", 2))
    assert [each.position for each in state.papers] == [1, 2]


def test_a_second_request_at_intake_needs_a_ground() -> None:
    again = (*ASKED_AT_INTAKE, supply("03-03", 2))
    with pytest.raises(RepeatNeedsGround):
        after(*again, ask("03-03 09:00", 1))
    assert after(*again, ask("03-03 09:00", 1, ground="cơ sở dữ liệu sai")).intake_requests == 2


def test_a_second_request_in_settlement_needs_a_ground_and_counts_late() -> None:
    again = (*ASKED_IN_SETTLEMENT, supply("03-06", 2))
    with pytest.raises(RepeatNeedsGround):
        after(*again, ask("03-06 09:00", 1, by=OFFICER))
    asked_twice = fact_of(after(*again, ask("03-06 09:00", 1, by=OFFICER, ground="luật mới")))
    asked_once = fact_of(after(*again))
    assert asked_once is not None
    assert asked_twice is not None
    assert (asked_once.asked_again, asked_twice.asked_again) == (False, True)


def test_requests_at_intake_do_not_count_as_requests_in_settlement() -> None:
    state = after(*ASKED_AT_INTAKE, supply("03-02 10:00", 2), accept("03-02 11:00"))
    assert (state.intake_requests, state.settlement_requests) == (1, 0)


def test_in_settlement_the_dossier_stands_at_supplement_asked() -> None:
    state = after(*ASKED_IN_SETTLEMENT)
    assert state.status is Status.SUPPLEMENT_ASKED
    assert state.step is Step.SETTLE
    owed = next_action(state)
    assert owed is not None
    assert owed.kind == "await_supplement"


@pytest.mark.parametrize(("asked_on", "beyond"), [("03-05 16:59", False), ("03-06 07:30", True)])
def test_a_request_after_three_working_days_is_marked(asked_on: str, beyond: bool) -> None:
    last = story(*WITH_OFFICER, ask(asked_on, 2, by=OFFICER))[-1]
    assert isinstance(last, SupplementAsked)
    assert last.beyond_limit is beyond


def test_a_request_without_a_reason_or_a_paper_is_refused() -> None:
    with pytest.raises(ReasonMissing):
        after(*FILED, ask("03-02 09:00", 2, reason=Private(" ")))
    with pytest.raises(ReasonMissing):
        after(*FILED, ask("03-02 09:00"))


def test_the_desk_asks_at_intake_and_the_settling_unit_afterwards() -> None:
    with pytest.raises(RoleMayNot):
        after(*FILED, ask("03-02 09:00", 2, by=OFFICER))
    with pytest.raises(RoleMayNot):
        after(*WITH_OFFICER, ask("03-03", 2, by=RECEIVER))
    assert after(*WITH_OFFICER, ask("03-03", 2, by=HEAD)).settlement_requests == 1


def test_nothing_is_asked_for_while_a_request_is_open() -> None:
    with pytest.raises(WrongStatus):
        after(*ASKED_AT_INTAKE, ask("03-02 10:00", 1, ground="thêm"))


def test_nothing_is_asked_for_while_a_draft_is_open() -> None:
    with pytest.raises(DraftOpen):
        after(*DRAFTED, ask("03-04", 2, by=HEAD))


def test_only_what_was_asked_for_is_taken_and_all_of_it() -> None:
    with pytest.raises(PaperNotAsked, match=r"1$"):
        after(*ASKED_AT_INTAKE, supply("03-03", 1, 2))
    asked_both = (file("03-02", papers=()), ask("03-02 09:00", 2, 1, 2))
    with pytest.raises(DossierNotComplete, match=r"2$"):
        after(*asked_both, supply("03-03", 1))


def test_nothing_is_taken_when_nothing_was_asked_for() -> None:
    with pytest.raises(WrongStatus):
        after(*FILED, supply("03-03", 2))
