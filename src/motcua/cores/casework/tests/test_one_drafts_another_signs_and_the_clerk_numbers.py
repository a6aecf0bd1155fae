"""From the officer's draft to the numbered decision, each hand does its own work."""

import pytest

from motcua.cores.casework import Actor, Outcome, Private, Role, Status, Step
from motcua.cores.casework.refusals import (
    AlreadyDone,
    DrafterMayNotSign,
    DraftOpen,
    ReasonMissing,
    RoleMayNot,
    WrongStatus,
)
from motcua.cores.casework.tests.cast import (
    ACCEPTED,
    CLERK,
    COMPETENT,
    DESK,
    DRAFTED,
    HEAD,
    OFFICER,
    SETTLED,
    SIGNED,
    WITH_OFFICER,
    Story,
    after,
    at,
    draft,
    give,
    hand_over,
    issue,
    send_back,
    sign,
)


def test_a_dossier_for_the_unit_waits_for_its_head_to_assign() -> None:
    state = after(*ACCEPTED, hand_over("03-02 09:00"))
    assert (state.status, state.step) == (Status.IN_PROCESS, Step.ASSIGN)
    assigned = after(
        *ACCEPTED, hand_over("03-02 09:00"), hand_over("03-02 10:00", to_ref="officer", by=HEAD)
    )
    assert (assigned.step, assigned.holder_ref) == (Step.SETTLE, "officer")


def test_nobody_drafts_before_the_dossier_is_assigned() -> None:
    with pytest.raises(WrongStatus):
        after(*ACCEPTED, hand_over("03-02 09:00"), draft("03-03"))


def test_a_decision_against_the_applicant_needs_its_ground() -> None:
    with pytest.raises(ReasonMissing):
        after(*WITH_OFFICER, draft("03-03", Outcome.DECLINED))
    declined = after(*WITH_OFFICER, draft("03-03", Outcome.DECLINED, Private("điều 5")))
    assert declined.draft is not None
    assert declined.draft.outcome is Outcome.DECLINED


def test_whoever_drafted_does_not_sign_in_any_role() -> None:
    also_head = Actor(OFFICER.ref, Role.HEAD_OF_UNIT, COMPETENT)
    with pytest.raises(DrafterMayNotSign):
        after(*DRAFTED, sign("03-04", by=also_head))
    with pytest.raises(RoleMayNot):
        after(*DRAFTED, sign("03-04", by=OFFICER))


def test_the_head_sends_a_draft_back_only_with_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        after(*DRAFTED, send_back("03-04", reason=Private("")))
    state = after(*DRAFTED, send_back("03-04"))
    assert (state.step, state.draft, state.holder_ref) == (Step.SETTLE, None, "officer")


def test_a_signed_decision_is_neither_sent_back_nor_edited() -> None:
    with pytest.raises(WrongStatus):
        after(*SIGNED, send_back("03-05"))
    with pytest.raises(WrongStatus):
        after(*SIGNED, draft("03-05"))


def test_the_clerk_cannot_edit_and_others_cannot_number() -> None:
    with pytest.raises(RoleMayNot):
        after(*WITH_OFFICER, draft("03-03", by=CLERK))
    with pytest.raises(RoleMayNot):
        after(*DRAFTED, sign("03-04", by=CLERK))
    with pytest.raises(WrongStatus):
        after(*DRAFTED, issue("03-04"))


def test_an_unsigned_or_unnumbered_decision_is_not_issued() -> None:
    with pytest.raises(WrongStatus):
        after(*DRAFTED, issue("03-04"))
    with pytest.raises(ReasonMissing, match="number"):
        after(*SIGNED, issue("03-05", number=" "))


def test_an_issued_decision_settles_the_dossier_and_brings_it_to_the_desk() -> None:
    state = after(*SETTLED)
    assert (state.status, state.step) == (Status.SETTLED, None)
    assert state.finished_at == at("03-05 08:00")
    assert (state.holder_unit, state.holder_ref, state.number) == (DESK, "", "12/QĐ-UBND")


def test_what_was_issued_keeps_who_drafted_and_who_signed() -> None:
    decision = after(*SETTLED).draft
    assert decision is not None
    assert (decision.drafted_by, decision.signed_by) == (OFFICER.ref, HEAD.ref)
    assert decision.signed_at == at("03-04 08:00")


@pytest.mark.parametrize("so_far", [DRAFTED, SIGNED])
def test_a_dossier_does_not_change_hands_while_a_draft_is_open(so_far: Story) -> None:
    with pytest.raises(DraftOpen):
        after(*so_far, hand_over("03-05", to_ref="another", by=HEAD))


def test_handing_over_to_the_same_hands_is_refused() -> None:
    with pytest.raises(AlreadyDone):
        after(*WITH_OFFICER, hand_over("03-03", to_ref="officer", by=HEAD))


def test_handing_over_to_nobody_is_refused() -> None:
    with pytest.raises(ReasonMissing, match="to_unit"):
        after(*ACCEPTED, hand_over("03-02 09:00", to_unit=" "))


def test_nothing_is_returned_before_it_is_issued() -> None:
    with pytest.raises(WrongStatus):
        after(*SIGNED, give("03-05"))
