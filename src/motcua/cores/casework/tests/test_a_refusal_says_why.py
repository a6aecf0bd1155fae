"""Not taking a dossier needs a coded and a written reason [law:nd-118-2025 art.17 cl.1]."""

import pytest

from motcua.cores.casework import Private, Status, fact_of, next_action
from motcua.cores.casework.refusals import ReasonMissing, WrongStatus
from motcua.cores.casework.tests.cast import (
    ACCEPTED,
    FILED,
    WITH_OFFICER,
    Story,
    after,
    ask,
    at,
    refuse,
    sync,
)


def test_a_refused_dossier_is_closed_and_never_counted() -> None:
    state = after(*FILED, refuse("03-02 10:00"))
    assert state.status is Status.NOT_ACCEPTED
    assert state.finished_at == at("03-02 10:00")
    assert next_action(state) is None
    assert fact_of(state) is None


@pytest.mark.parametrize("code", ["", "  "])
def test_the_reason_has_a_code(code: str) -> None:
    with pytest.raises(ReasonMissing, match="reason_code"):
        after(*FILED, refuse("03-02 10:00", code=code))


@pytest.mark.parametrize("words", ["", " \n"])
def test_the_reason_has_words(words: str) -> None:
    with pytest.raises(ReasonMissing):
        after(*FILED, refuse("03-02 10:00", reason=Private(words)))


@pytest.mark.parametrize("so_far", [ACCEPTED, WITH_OFFICER])
def test_what_was_accepted_can_no_longer_be_refused_at_the_desk(so_far: Story) -> None:
    with pytest.raises(WrongStatus):
        after(*so_far, refuse("03-03"))


def test_a_dossier_that_waits_for_papers_can_be_refused() -> None:
    state = after(*FILED, ask("03-02 09:00", 2), refuse("03-20"))
    assert (state.status, state.supplement) == (Status.NOT_ACCEPTED, None)


def test_a_refused_dossier_is_still_reported_to_the_portal() -> None:
    assert after(*FILED, refuse("03-02 10:00"), sync("03-02 10:01")).counted.synced
