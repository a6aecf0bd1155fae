"""When a unit is merged its successor takes the open dossiers; no date moves."""

import pytest

from motcua.cores.casework import DossierState, Status, next_action
from motcua.cores.casework.refusals import AlreadyDone, ReasonMissing, WrongStatus
from motcua.cores.casework.tests.cast import (
    ACCEPTED,
    ASKED_IN_SETTLEMENT,
    COMPETENT,
    CONSULTED,
    DESK,
    DRAFTED,
    FILED,
    HEAD,
    OTHER_DESK,
    RETURNED,
    SETTLED,
    SUCCESSOR,
    WITH_OFFICER,
    Story,
    accept,
    after,
    file,
    hand_over,
    merge,
)


def dates(state: DossierState) -> tuple[object, ...]:
    return (
        state.filed_at,
        state.accepted_at,
        state.competent_at,
        state.due_at,
        state.first_due_at,
        state.finished_at,
        state.next_due_at,
    )


@pytest.mark.parametrize(
    "so_far", [FILED, ACCEPTED, WITH_OFFICER, DRAFTED, ASKED_IN_SETTLEMENT, SETTLED]
)
def test_no_date_and_no_step_moves(so_far: Story) -> None:
    before, moved = after(*so_far), after(*so_far, merge("03-05 10:00"))
    assert dates(moved) == dates(before)
    assert (moved.status, moved.step) == (before.status, before.step)
    assert moved.unit_code == SUCCESSOR


def test_the_successor_holds_what_the_old_unit_held() -> None:
    state = after(*WITH_OFFICER, merge("03-05"))
    assert (state.holder_unit, state.holder_ref) == (SUCCESSOR, "officer")


def test_the_desk_keeps_what_the_desk_held() -> None:
    assert after(*ACCEPTED, merge("03-05")).holder_unit == DESK
    assert after(*ACCEPTED, merge("03-05", to_desk=OTHER_DESK)).holder_unit == OTHER_DESK


def test_a_consulted_unit_keeps_what_it_holds() -> None:
    consulted = (*WITH_OFFICER, hand_over("03-03", to_unit=CONSULTED, by=HEAD))
    assert after(*consulted, merge("03-05")).holder_unit == CONSULTED


def test_one_unit_that_receives_and_settles_moves_as_one() -> None:
    alone = (file("03-02", receiving_unit=COMPETENT), accept("03-02 08:30"))
    at_desk = after(*alone, merge("03-05"))
    assert (at_desk.unit_code, at_desk.receiving_unit, at_desk.holder_unit) == (SUCCESSOR,) * 3
    settling = (*alone, hand_over("03-02 09:00", to_ref="officer"))
    assert after(*settling, merge("03-05", to_desk=OTHER_DESK)).holder_unit == SUCCESSOR


def test_the_receiving_unit_may_be_merged_alone() -> None:
    state = after(*ACCEPTED, merge("03-05", to_unit=COMPETENT, to_desk=OTHER_DESK))
    assert (state.unit_code, state.receiving_unit) == (COMPETENT, OTHER_DESK)
    owed = next_action(state)
    assert owed is not None
    assert owed.unit_code == OTHER_DESK


def test_moving_to_where_it_is_or_to_nowhere_is_refused() -> None:
    with pytest.raises(AlreadyDone):
        after(*ACCEPTED, merge("03-05", to_unit=COMPETENT))
    with pytest.raises(ReasonMissing):
        after(*ACCEPTED, merge("03-05", to_unit=""))


def test_a_closed_dossier_stays_with_the_unit_that_closed_it() -> None:
    assert after(*RETURNED).status is Status.RETURNED
    with pytest.raises(WrongStatus):
        after(*RETURNED, merge("03-07"))
