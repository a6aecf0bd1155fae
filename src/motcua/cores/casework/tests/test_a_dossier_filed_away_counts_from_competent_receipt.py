"""Received regardless of boundary, the time runs from the competent authority's receipt.

[law:nd-118-2025 art.17 cl.3] as amended by [law:nd-309-2026 art.8 cl.3].
"""

from motcua.cores.casework import Status, Step, fact_of
from motcua.cores.casework.tests.cast import (
    COMPETENT,
    CONSULTED,
    DESK,
    HEAD,
    OTHER_DESK,
    RECEIVER,
    WITH_OFFICER,
    accept,
    after,
    at,
    file,
    hand_over,
)

AWAY = (file("03-02", away=True), accept("03-02 08:30"))
ARRIVED = (*AWAY, hand_over("03-04 09:00"))


def test_arrival_counts_the_limit_again_and_keeps_both_instants() -> None:
    state = after(*ARRIVED)
    assert state.accepted_at == at("03-02 08:30")
    assert state.competent_at == at("03-04 09:00")
    assert state.due_at == state.first_due_at == at("03-11 17:00")


def test_until_it_arrives_the_date_known_at_acceptance_stands() -> None:
    state = after(*AWAY, hand_over("03-03", to_unit=OTHER_DESK))
    assert state.status is Status.ACCEPTED
    assert state.competent_at is None
    assert state.due_at == at("03-09 17:00")


def test_a_second_arrival_does_not_count_again() -> None:
    state = after(
        *ARRIVED,
        hand_over("03-05", to_unit=CONSULTED, by=HEAD),
        hand_over("03-09", to_unit=COMPETENT, to_ref="officer", by=HEAD),
    )
    assert state.competent_at == at("03-04 09:00")
    assert state.due_at == at("03-11 17:00")


def test_filed_at_the_right_place_the_time_runs_since_acceptance() -> None:
    state = after(*WITH_OFFICER)
    assert state.competent_at == state.accepted_at == at("03-02 08:30")
    assert state.due_at == at("03-09 17:00")


def test_the_first_arrival_is_counted_even_straight_to_an_officer() -> None:
    state = after(*AWAY, hand_over("03-04 09:00", to_ref="officer", by=RECEIVER))
    assert (state.step, state.holder_ref) == (Step.SETTLE, "officer")
    assert state.due_at == at("03-11 17:00")


def test_the_fact_row_keeps_where_it_was_received_and_the_recounted_date() -> None:
    fact = fact_of(after(*ARRIVED))
    assert fact is not None
    assert (fact.receiving_unit, fact.unit_code) == (DESK, COMPETENT)
    assert (fact.received_at, fact.due_at) == (at("03-02 08:30"), at("03-11 17:00"))
