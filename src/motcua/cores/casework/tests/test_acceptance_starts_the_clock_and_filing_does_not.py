"""The promised time runs from acceptance of a complete dossier [law:nd-118-2025 art.17 cl.3]."""

from dataclasses import replace

import pytest

from motcua.cores.casework import Status, commands, fact_of
from motcua.cores.casework.refusals import (
    AmountDiffers,
    DossierNotComplete,
    LimitUnknown,
    ReasonMissing,
    WrongStatus,
)
from motcua.cores.casework.tests.cast import (
    ACCEPTED,
    DESK,
    FILED,
    RECEIVER,
    RULES,
    accept,
    after,
    ask,
    at,
    file,
    paper,
)
from motcua.cores.clock import CutoffRule


def test_a_filed_dossier_has_no_due_date() -> None:
    state = after(*FILED)
    assert state.status is Status.REGISTERED
    assert (state.accepted_at, state.due_at) == (None, None)
    assert fact_of(state) is None


def test_filing_owes_an_answer_within_eight_working_hours() -> None:
    """Filed on Monday at 08:00: seven and a half hours that day, the rest on Tuesday morning."""
    assert after(*FILED).next_due_at == at("03-03 08:00")


def test_acceptance_three_days_later_counts_from_acceptance() -> None:
    state = after(*FILED, accept("03-05 10:00"))
    assert state.status is Status.ACCEPTED
    assert state.filed_at == at("03-02 08:00")
    assert state.accepted_at == at("03-05 10:00")
    assert state.due_at == at("03-12 17:00")


def test_both_dates_are_kept_at_acceptance() -> None:
    state = after(*ACCEPTED)
    assert state.due_at == state.first_due_at == at("03-09 17:00")
    assert str(state.limit) == "5wd"
    assert (state.holder_unit, state.holder_ref) == (DESK, RECEIVER.ref)


def test_received_after_three_counts_from_the_next_day_where_a_rule_says_so() -> None:
    rules = replace(RULES, cutoff=CutoffRule(900))
    assert after(*FILED, accept("03-02 15:00"), rules=rules).due_at == at("03-09 17:00")
    assert after(*FILED, accept("03-02 15:01"), rules=rules).due_at == at("03-10 17:00")
    assert after(*FILED, accept("03-02 15:01")).due_at == at("03-09 17:00")


def test_a_dossier_without_a_required_paper_is_not_accepted() -> None:
    with pytest.raises(DossierNotComplete, match=r"2$"):
        after(file("03-02", papers=(paper(1),)), accept("03-02 08:30"))


def test_a_dossier_is_not_accepted_while_papers_are_awaited() -> None:
    with pytest.raises(WrongStatus):
        after(*FILED, ask("03-02 09:00", 2), accept("03-02 09:30"))


def test_no_date_is_promised_when_the_limit_is_unknown() -> None:
    with pytest.raises(LimitUnknown):
        after(*ACCEPTED, rules=replace(RULES, limit=None))


def test_a_dossier_is_accepted_once() -> None:
    with pytest.raises(WrongStatus):
        after(*ACCEPTED, accept("03-02 09:00"))


def test_a_fee_below_nothing_is_refused() -> None:
    with pytest.raises(AmountDiffers):
        after(*FILED, accept("03-02 08:30", fee_vnd=-1))


@pytest.mark.parametrize("left_out", ["unit_code", "receiving_unit"])
def test_a_dossier_for_no_unit_is_not_taken(left_out: str) -> None:
    with pytest.raises(ReasonMissing, match=left_out):
        after(file("03-02", **{left_out: " "}))


def test_an_unannounced_year_makes_the_date_unconfirmed() -> None:
    later = commands.Accept(by=RECEIVER, at=at("12-31").replace(year=2027))
    assert not after(*FILED, later).due_confirmed
    assert after(*ACCEPTED).due_confirmed


def test_a_dossier_received_after_three_is_owed_to_the_unit_from_the_next_day() -> None:
    """Passing it on follows [law:nd-118-2025 art.18 cl.2] where the rules set its hour."""
    received = (*FILED, accept("03-02 15:30"))
    rules = replace(RULES, transfer_cutoff=CutoffRule(900))
    assert after(*received).next_due_at == at("03-03 15:30")
    assert after(*received, rules=rules).next_due_at == at("03-03 17:00")
