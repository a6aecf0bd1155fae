"""A wrong fact is put right by a further event; what was recorded before stays readable."""

import pytest

from motcua.cores.casework import Channel, Private, fact_of, replay
from motcua.cores.casework.events import Corrected
from motcua.cores.casework.refusals import FactUnknown, ReasonMissing
from motcua.cores.casework.tests.cast import (
    FILED,
    RETURNED,
    accept,
    after,
    correct,
    pay,
    story,
)

PAID = (*FILED, accept("03-02 08:30", fee_vnd=50_000), pay("03-02 09:00", 50_000))


def test_the_story_before_the_correction_still_says_the_old_value() -> None:
    events = story(*RETURNED, correct("03-07", "channel", "post"))
    assert replay(events).channel is Channel.POST
    assert replay(events[:-1]).channel is Channel.ONLINE
    assert isinstance(events[-1], Corrected)


def test_a_correction_after_the_end_changes_what_is_counted() -> None:
    state = after(*RETURNED, correct("03-07", "electronic_result", True))
    fact = fact_of(state)
    assert fact is not None
    assert fact.electronic_result


@pytest.mark.parametrize("fact", ["status", "due_at", "fee_vnd", "disliked", "accepted_at", ""])
def test_dates_money_and_ratings_are_not_corrected(fact: str) -> None:
    with pytest.raises(FactUnknown):
        after(*RETURNED, correct("03-07", fact, True))


@pytest.mark.parametrize(("fact", "value"), [("channel", "fax"), ("synced", 1), ("synced", "yes")])
def test_a_value_that_does_not_fit_is_refused(fact: str, value: int | str) -> None:
    with pytest.raises(FactUnknown):
        after(*RETURNED, correct("03-07", fact, value))


def test_a_correction_says_why() -> None:
    with pytest.raises(ReasonMissing):
        after(*RETURNED, correct("03-07", "synced", True, reason=Private("")))


def test_how_it_was_paid_is_corrected_only_once_it_was_paid() -> None:
    assert after(*PAID, correct("03-03", "paid_online", False)).counted.paid_online is False
    with pytest.raises(FactUnknown, match="nothing paid"):
        after(*PAID[:2], correct("03-03", "paid_online", True))
