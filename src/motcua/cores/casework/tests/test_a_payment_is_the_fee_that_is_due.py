"""The fee named at acceptance is paid in full and once."""

import pytest

from motcua.cores.casework import fact_of
from motcua.cores.casework.refusals import AlreadyDone, AmountDiffers, WrongStatus
from motcua.cores.casework.tests.cast import ACCEPTED, FILED, Story, accept, after, pay, sync

WITH_FEE = (*FILED, accept("03-02 08:30", fee_vnd=50_000))


@pytest.mark.parametrize("online", [True, False])
def test_a_paid_fee_is_counted_by_how_it_was_paid(online: bool) -> None:
    fact = fact_of(after(*WITH_FEE, pay("03-02 09:00", 50_000, online=online)))
    assert fact is not None
    assert (fact.fee_due, fact.paid_online) == (True, online)


def test_another_amount_is_refused() -> None:
    with pytest.raises(AmountDiffers, match="49999 / 50000"):
        after(*WITH_FEE, pay("03-02 09:00", 49_999))


def test_a_fee_is_paid_once() -> None:
    with pytest.raises(AlreadyDone):
        after(*WITH_FEE, pay("03-02 09:00", 50_000), pay("03-02 10:00", 50_000, online=False))


@pytest.mark.parametrize("so_far", [FILED, ACCEPTED, (*FILED, accept("03-02 08:30", fee_vnd=0))])
def test_where_no_fee_is_due_none_is_taken(so_far: Story) -> None:
    with pytest.raises(WrongStatus):
        after(*so_far, pay("03-02 09:00", 0))


def test_the_portal_confirms_once() -> None:
    with pytest.raises(AlreadyDone):
        after(*FILED, sync("03-02 09:00"), sync("03-02 09:01"))
