"""Fifteen days after the request the desk closes the dossier [law:nd-118-2025 art.19 cl.5]."""

import pytest

from motcua.cores.casework import Status, fact_of, next_action, on_time
from motcua.cores.casework.refusals import TooEarly, WrongStatus
from motcua.cores.casework.tests.cast import (
    ASKED_IN_SETTLEMENT,
    DESK,
    FILED,
    after,
    ask,
    at,
    close_unsupplied,
    supply,
)


def test_the_fifteen_days_end_at_the_close_of_office() -> None:
    """Asked on Wednesday 4 March: the fifteenth day is Thursday 19 March."""
    with pytest.raises(TooEarly):
        after(*ASKED_IN_SETTLEMENT, close_unsupplied("03-19 17:00"))
    state = after(*ASKED_IN_SETTLEMENT, close_unsupplied("03-19 17:01"))
    assert state.status is Status.STOPPED
    assert state.closed
    assert (state.step, state.supplement) == (None, None)


def test_a_closed_dossier_ended_when_the_papers_were_asked_for() -> None:
    state = after(*ASKED_IN_SETTLEMENT, close_unsupplied("03-30"))
    assert state.finished_at == at("03-04 10:00")
    fact = fact_of(state)
    assert fact is not None
    assert on_time(fact, at("12-31"))


def test_it_goes_back_to_the_desk_and_nothing_more_is_owed() -> None:
    state = after(*ASKED_IN_SETTLEMENT, close_unsupplied("03-30"))
    assert (state.holder_unit, state.holder_ref) == (DESK, "")
    assert next_action(state) is None


def test_papers_brought_in_the_last_minute_still_count() -> None:
    state = after(*ASKED_IN_SETTLEMENT, supply("03-30", 2))
    assert state.status is Status.IN_PROCESS
    with pytest.raises(WrongStatus):
        after(*ASKED_IN_SETTLEMENT, supply("03-18", 2), close_unsupplied("03-30"))


def test_before_acceptance_the_desk_refuses_instead_of_closing() -> None:
    with pytest.raises(WrongStatus):
        after(*FILED, ask("03-02 09:00", 2), close_unsupplied("03-30"))
