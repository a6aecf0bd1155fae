"""The applicant's own judgement: three marks, once, from nobody else."""

import pytest

from motcua.cores.casework import Actor, Role, fact_of, satisfied
from motcua.cores.casework.refusals import AlreadyDone, FactUnknown, RoleMayNot, WrongStatus
from motcua.cores.casework.tests.cast import RETURNED, SETTLED, SIGNED, after, at, rate


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CITIZEN])
def test_no_official_and_no_machine_rates(role: Role) -> None:
    with pytest.raises(RoleMayNot):
        after(*RETURNED, rate("03-07", 5, 5, 5, by=Actor("someone", role)))


def test_the_citizen_rates_once() -> None:
    with pytest.raises(AlreadyDone):
        after(*RETURNED, rate("03-07", 5, 5, 5), rate("03-08", 1, 1, 1))


def test_there_is_nothing_to_rate_before_the_result() -> None:
    with pytest.raises(WrongStatus):
        after(*SIGNED, rate("03-05", 5, 5, 5))
    assert after(*SETTLED, rate("03-05 09:00", 4, 4, 4)).counted.disliked is False


@pytest.mark.parametrize(("marks", "disliked"), [((3, 3, 3), False), ((5, 5, 2), True)])
def test_one_mark_at_two_or_less_counts_as_dissatisfied(
    marks: tuple[int, int, int], disliked: bool
) -> None:
    fact = fact_of(after(*RETURNED, rate("03-07", *marks)))
    assert fact is not None
    assert (fact.rated, fact.disliked) == (True, disliked)
    assert satisfied(fact, at("12-31")) is not disliked


@pytest.mark.parametrize("marks", [(0, 3, 3), (3, 6, 3), (3, 3, -1)])
def test_a_mark_outside_one_to_five_is_refused(marks: tuple[int, int, int]) -> None:
    with pytest.raises(FactUnknown):
        after(*RETURNED, rate("03-07", *marks))


def test_without_a_rating_nobody_is_counted_dissatisfied() -> None:
    fact = fact_of(after(*RETURNED))
    assert fact is not None
    assert (fact.rated, fact.disliked) == (False, False)
