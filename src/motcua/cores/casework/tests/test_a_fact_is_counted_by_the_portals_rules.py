"""What the 766 indicators count about one dossier [law:qd-766-2022], as the portal computes it."""

import pytest

from motcua.cores.casework import Fact, Paper, commands, fact_of, on_time, satisfied
from motcua.cores.casework.tests.cast import (
    ACCEPTED,
    ASKED_IN_SETTLEMENT,
    OFFICER,
    RETURNED,
    SIGNED,
    WITH_OFFICER,
    accept,
    after,
    ask,
    at,
    file,
    hand_over,
    issue,
    paper,
    rate,
    supply,
    sync,
)

YEAR_END = at("12-31")


def fact(*so_far: commands.Command) -> Fact:
    found = fact_of(after(*so_far))
    assert found is not None
    return found


def test_settled_to_the_minute_of_the_due_date_is_on_time() -> None:
    assert on_time(fact(*SIGNED, issue("03-09 17:00")), YEAR_END)
    assert not on_time(fact(*SIGNED, issue("03-09 17:01")), YEAR_END)


def test_an_unfinished_dossier_is_judged_at_the_end_of_the_period() -> None:
    unfinished = fact(*WITH_OFFICER)
    assert on_time(unfinished, at("03-09 17:00"))
    assert not on_time(unfinished, at("03-09 17:01"))


def test_an_open_request_ends_the_dossier_at_the_request() -> None:
    waiting = fact(*ASKED_IN_SETTLEMENT)
    assert waiting.ended_at == at("03-04 10:00")
    assert on_time(waiting, YEAR_END)
    assert fact(*ASKED_IN_SETTLEMENT, supply("03-06", 2)).ended_at is None


def test_a_second_request_is_late_however_early_the_result() -> None:
    twice = (
        *ASKED_IN_SETTLEMENT,
        supply("03-05", 2),
        ask("03-05 09:00", 1, by=OFFICER, ground="luật mới"),
        supply("03-06", 1),
    )
    assert fact(*twice).asked_again
    assert not on_time(fact(*twice), at("03-06 09:00"))


def test_asking_for_papers_after_the_due_date_does_not_wash_lateness_away() -> None:
    in_time = (*WITH_OFFICER, ask("03-09 16:00", 2, by=OFFICER), supply("03-11", 2))
    too_late = (*WITH_OFFICER, ask("03-10", 2, by=OFFICER), supply("03-11", 2))
    assert on_time(fact(*in_time), at("03-12"))
    assert not on_time(fact(*too_late), at("03-12"))


def test_late_or_disliked_is_not_satisfied() -> None:
    assert satisfied(fact(*RETURNED), YEAR_END)
    assert not satisfied(fact(*RETURNED, rate("03-07", 1, 5, 5)), YEAR_END)
    assert not satisfied(fact(*SIGNED, issue("03-10"), rate("03-11", 5, 5, 5)), YEAR_END)


@pytest.mark.parametrize(
    ("papers", "result_digitised", "expected"),
    [
        ((paper(1, digitised=True), paper(2, reused=True)), True, True),
        ((paper(1, digitised=True), paper(2)), True, False),
        ((paper(1, digitised=True), paper(2, digitised=True)), False, False),
    ],
)
def test_a_dossier_is_digitised_when_all_its_papers_and_its_result_are(
    papers: tuple[Paper, ...], result_digitised: bool, expected: bool
) -> None:
    steps = (file("03-02", papers=papers), *SIGNED[1:])
    made = fact(*steps, issue("03-05", result_digitised=result_digitised))
    assert made.digitised is expected


def test_one_reused_paper_counts_as_reuse() -> None:
    reusing = file("03-02", papers=(paper(1, reused=True), paper(2)))
    assert fact(reusing, accept("03-02 08:30")).reused
    assert not fact(*ACCEPTED).reused


def test_what_the_clerk_notes_at_issue_is_counted() -> None:
    made = fact(
        *SIGNED, issue("03-05", electronic_result=True, shared_to_warehouse=True), sync("03-06")
    )
    assert (made.electronic_result, made.shared, made.written_result) == (True, True, True)
    assert made.synced
    assert (made.status, made.sequence) == (9, 7)


def test_a_dossier_on_its_way_is_counted_from_acceptance() -> None:
    assert fact(*ACCEPTED).received_at == at("03-02 08:30")
    assert fact(*ACCEPTED, hand_over("03-02 09:00")).status == 4
