"""However late, the result is settled and handed to the applicant."""

import pytest

from motcua.cores.casework import Private, Status, fact_of, next_action, on_time
from motcua.cores.casework.refusals import ReasonMissing, WrongStatus
from motcua.cores.casework.tests.cast import (
    RETURNED,
    SETTLED,
    WITH_OFFICER,
    after,
    at,
    draft,
    give,
    issue,
    sign,
)

VERY_LATE = (*WITH_OFFICER, draft("08-03"), sign("08-04"), issue("08-05"))


def test_months_late_without_a_letter_the_result_is_returned() -> None:
    state = after(*VERY_LATE, give("08-06"))
    assert state.status is Status.RETURNED
    assert state.returned_at == at("08-06")
    fact = fact_of(state)
    assert fact is not None
    assert not on_time(fact, at("12-31"))


def test_settled_in_time_and_fetched_late_is_on_time() -> None:
    fact = fact_of(after(*SETTLED, give("06-01")))
    assert fact is not None
    assert fact.ended_at == at("03-05 08:00")
    assert on_time(fact, at("12-31"))


def test_the_return_needs_its_proof() -> None:
    with pytest.raises(ReasonMissing):
        after(*SETTLED, give("03-06", proof=Private("")))


def test_a_result_is_returned_once_and_closes_the_dossier() -> None:
    assert next_action(after(*RETURNED)) is None
    with pytest.raises(WrongStatus):
        after(*RETURNED, give("03-07"))
