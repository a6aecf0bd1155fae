"""Pauses, restarts, extensions, and the second instant of dossiers received elsewhere."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.cores.clock import (
    Calendar,
    Course,
    ExtensionShortens,
    Limit,
    Pause,
    PauseBroken,
    due_at,
    due_of_course,
    elapsed_minutes,
    net_elapsed_minutes,
    shift_by_pauses,
)
from motcua.cores.clock.limits import LimitUnit
from motcua.cores.clock.tests.offices import PLAIN, at, instants, offices

FIVE = Limit(5, "working_day")
units: st.SearchStrategy[LimitUnit] = st.sampled_from(["working_day", "day", "working_hour"])
lengths = st.integers(0, 8 * 1440)
pauses = st.lists(
    st.tuples(instants, lengths).map(
        lambda pair: Pause(pair[0], pair[0] + timedelta(minutes=pair[1]))
    ),
    max_size=4,
)


def pause(began: str, ended: str) -> Pause:
    """A pause between two local instants."""
    return Pause(at(began), at(ended))


def test_two_whole_days_of_pause_move_the_due_date_by_two_working_days() -> None:
    course = Course(at("2026-03-02 09:00"), pauses=(pause("2026-03-03 10:00", "2026-03-05 10:00"),))
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-11 17:00")


def test_three_hours_of_pause_move_the_due_instant_by_three_working_hours() -> None:
    course = Course(at("2026-03-02 09:00"), pauses=(pause("2026-03-03 08:00", "2026-03-03 11:00"),))
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-10 10:30")


def test_a_pause_over_a_weekend_costs_only_its_working_minutes() -> None:
    course = Course(at("2026-03-02 09:00"), pauses=(pause("2026-03-06 17:00", "2026-03-09 07:30"),))
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-09 17:00")


def test_a_pause_after_the_due_instant_changes_nothing() -> None:
    course = Course(at("2026-03-02 09:00"), pauses=(pause("2026-03-10 08:00", "2026-03-12 08:00"),))
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-09 17:00")


def test_a_pause_reached_only_through_an_earlier_pause_still_counts() -> None:
    course = Course(
        at("2026-03-02 09:00"),
        pauses=(
            pause("2026-03-10 07:30", "2026-03-10 17:00"),
            pause("2026-03-03 07:30", "2026-03-03 17:00"),
        ),
    )
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-11 17:00")


def test_pauses_that_overlap_are_counted_once() -> None:
    both = (
        pause("2026-03-03 07:30", "2026-03-03 11:30"),
        pause("2026-03-03 09:00", "2026-03-03 17:00"),
    )
    course = Course(at("2026-03-02 09:00"), pauses=both)
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-10 17:00")
    assert net_elapsed_minutes(PLAIN, at("2026-03-03 00:00"), at("2026-03-04 00:00"), both) == 0


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PauseBroken):
        pause("2026-03-03 09:00", "2026-03-03 08:00")


@given(offices, instants, st.integers(0, 30), units, pauses)
def test_no_pause_makes_any_limit_end_earlier(
    calendar: Calendar, start: datetime, amount: int, unit: LimitUnit, stops: list[Pause]
) -> None:
    limit = Limit(amount, unit)
    plain = due_at(calendar, start, limit)
    assert shift_by_pauses(calendar, start, plain, stops).due_at >= plain.due_at


@given(offices, instants, st.integers(1, 30), units, pauses)
def test_the_working_time_left_to_the_office_is_the_same_with_and_without_pauses(
    calendar: Calendar, start: datetime, amount: int, unit: LimitUnit, stops: list[Pause]
) -> None:
    plain = due_at(calendar, start, Limit(amount, unit))
    shifted = shift_by_pauses(calendar, start, plain, stops)
    assert net_elapsed_minutes(calendar, start, shifted.due_at, stops) == elapsed_minutes(
        calendar, start, plain.due_at
    )


@given(offices, instants, st.integers(0, 30), units, pauses, instants, lengths)
def test_one_more_pause_never_shortens(
    calendar: Calendar,
    start: datetime,
    amount: int,
    unit: LimitUnit,
    stops: list[Pause],
    began: datetime,
    length: int,
) -> None:
    plain = due_at(calendar, start, Limit(amount, unit))
    more = [*stops, Pause(began, began + timedelta(minutes=length))]
    fewer = shift_by_pauses(calendar, start, plain, stops)
    assert shift_by_pauses(calendar, start, plain, more).due_at >= fewer.due_at


def test_a_supplement_has_the_limit_counted_again_from_the_start() -> None:
    course = Course(at("2026-03-02 09:00"), restarts=(at("2026-03-16 10:00"),))
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-23 17:00")


def test_a_pause_before_the_restart_is_forgotten() -> None:
    course = Course(
        at("2026-03-02 09:00"),
        pauses=(pause("2026-03-04 07:30", "2026-03-05 17:00"),),
        restarts=(at("2026-03-16 10:00"),),
    )
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-23 17:00")


def test_regardless_of_boundary_the_limit_runs_from_the_competent_agency_s_reception() -> None:
    course = Course(at("2026-03-02 09:00"), competent_received_at=at("2026-03-03 08:00"))
    assert due_of_course(PLAIN, course, FIVE).due_on == date(2026, 3, 10)
    assert course.legal_start_at == at("2026-03-03 08:00")


def test_one_new_date_replaces_the_due_date_and_ends_at_the_close_of_office() -> None:
    course = Course(at("2026-03-02 09:00"), extended_to=date(2026, 3, 13))
    due = due_of_course(PLAIN, course, FIVE)
    assert due.due_at == at("2026-03-13 17:00")
    assert due.steps[-1].reason == "ngày hẹn lại, hết hạn cuối giờ"


def test_a_new_date_on_a_day_off_moves_to_the_next_working_day() -> None:
    course = Course(at("2026-03-02 09:00"), extended_to=date(2026, 3, 14))
    assert due_of_course(PLAIN, course, FIVE).due_at == at("2026-03-16 17:00")


def test_a_new_date_that_is_not_later_is_refused() -> None:
    with pytest.raises(ExtensionShortens):
        due_of_course(PLAIN, Course(at("2026-03-02 09:00"), extended_to=date(2026, 3, 9)), FIVE)


def test_a_pause_is_explained_among_the_steps() -> None:
    course = Course(at("2026-03-02 09:00"), pauses=(pause("2026-03-03 08:00", "2026-03-03 11:00"),))
    paused = [step for step in due_of_course(PLAIN, course, FIVE).steps if step.kind == "paused"]
    assert [step.reason for step in paused] == ["tạm dừng, cộng 180 phút làm việc"]
