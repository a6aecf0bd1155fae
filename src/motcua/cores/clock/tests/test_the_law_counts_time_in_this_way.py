"""Worked examples of each way of counting, on the real calendar of 2025 and 2026."""

from datetime import date, datetime, timedelta, timezone

import pytest

from motcua.cores.clock import (
    CutoffRule,
    Due,
    InstantNotAware,
    Limit,
    due_at,
    elapsed_minutes,
)
from motcua.cores.clock.tests.offices import ODD, PLAIN, at

THREE_O_CLOCK = CutoffRule(900)


def due(received: str, limit: str, cutoff: CutoffRule | None = None) -> Due:
    """The due date at the plain office."""
    return due_at(PLAIN, at(received), Limit.parse(limit), cutoff=cutoff)


def test_a_limit_in_working_days_ends_at_the_close_of_its_last_day() -> None:
    assert due("2026-03-02 09:00", "5wd").due_at == at("2026-03-09 17:00")


def test_the_day_of_reception_is_not_counted_however_early_it_was() -> None:
    assert due("2026-03-02 00:00", "1wd").due_on == date(2026, 3, 3)
    assert due("2026-03-02 23:59", "1wd").due_on == date(2026, 3, 3)


def test_a_holiday_does_not_consume_time() -> None:
    assert due("2026-02-13 09:00", "3wd").due_on == date(2026, 2, 25)


def test_a_saturday_worked_for_a_day_off_is_counted() -> None:
    assert due("2025-12-31 09:00", "6wd").due_on == date(2026, 1, 10)


def test_a_dossier_received_on_a_saturday_is_counted_from_monday() -> None:
    assert due("2026-03-07 10:00", "1wd").due_on == date(2026, 3, 9)


def test_a_limit_in_days_counts_days_off_as_well() -> None:
    assert due("2026-03-02 09:00", "10d").due_at == at("2026-03-12 17:00")


def test_a_limit_in_days_that_ends_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert due("2026-03-02 09:00", "5d").due_at == at("2026-03-09 17:00")
    assert due("2026-02-06 09:00", "10d").due_at == at("2026-02-23 17:00")


def test_a_limit_in_days_that_ends_on_a_worked_saturday_stays_there() -> None:
    assert due("2026-01-05 09:00", "5d").due_at == at("2026-01-10 17:00")


def test_working_hours_end_at_the_minute() -> None:
    assert due("2026-03-02 09:10", "8wh").due_at == at("2026-03-03 09:10")


def test_working_hours_skip_the_midday_break_and_the_night() -> None:
    assert due("2026-03-02 11:00", "1wh").due_at == at("2026-03-02 13:30")
    assert due("2026-03-02 16:30", "1wh").due_at == at("2026-03-03 08:00")


def test_working_hours_skip_holidays() -> None:
    assert due("2026-04-29 16:00", "2wh").due_at == at("2026-05-04 08:30")
    assert elapsed_minutes(PLAIN, at("2026-04-29 17:00"), at("2026-05-04 07:30")) == 0


def test_working_hours_that_fill_a_shift_end_when_it_closes_not_when_the_next_opens() -> None:
    assert due("2026-03-02 13:00", "4wh").due_at == at("2026-03-02 17:00")


def test_an_answer_to_an_online_dossier_filed_on_friday_evening_is_due_on_monday_evening() -> None:
    assert due("2026-03-06 20:00", "8wh").due_at == at("2026-03-09 17:00")


def test_working_minutes_are_counted_like_working_hours() -> None:
    assert due("2026-03-02 11:00", "90wm").due_at == at("2026-03-02 14:00")


def test_a_limit_of_no_working_days_ends_the_same_day() -> None:
    assert due("2026-03-02 09:00", "0wd").due_at == at("2026-03-02 17:00")
    assert due("2026-03-02 16:59", "0wd").due_at == at("2026-03-02 17:00")
    assert due("2026-03-02 17:00", "0wd").due_at == at("2026-03-03 17:00")
    assert due("2026-03-07 09:00", "0d").due_at == at("2026-03-09 17:00")


def test_after_three_o_clock_the_dossier_counts_as_received_the_next_working_day() -> None:
    assert due("2026-03-06 15:01", "0wd", THREE_O_CLOCK).due_at == at("2026-03-09 17:00")
    assert due("2026-03-06 15:01", "1wd", THREE_O_CLOCK).due_on == date(2026, 3, 10)
    assert due("2026-03-06 15:01", "8wh", THREE_O_CLOCK).due_at == at("2026-03-09 17:00")


def test_at_three_o_clock_sharp_the_dossier_is_in_time_and_a_second_later_it_is_not() -> None:
    sharp = at("2026-03-06 15:00")
    limit = Limit(1, "working_day")
    assert due_at(PLAIN, sharp, limit, cutoff=THREE_O_CLOCK).due_on == date(2026, 3, 9)
    late = sharp + timedelta(seconds=1)
    assert due_at(PLAIN, late, limit, cutoff=THREE_O_CLOCK).due_on == date(2026, 3, 10)


def test_three_o_clock_means_nothing_where_no_rule_says_so() -> None:
    assert due("2026-03-06 16:59", "1wd").due_on == date(2026, 3, 9)


def test_with_a_cutoff_saturday_is_never_due_before_friday_evening() -> None:
    assert due("2026-03-07 09:00", "1wd", THREE_O_CLOCK).due_on == date(2026, 3, 10)


def test_an_instant_of_another_zone_is_the_same_instant() -> None:
    utc = datetime(2026, 3, 1, 17, 30, tzinfo=timezone.utc)  # noqa: UP017  # shown as the zone it is
    assert due_at(PLAIN, utc, Limit(1, "working_day")).due_on == date(2026, 3, 3)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(InstantNotAware, match=r"add \+07:00"):
        due_at(PLAIN, datetime(2026, 3, 2, 9), Limit(1, "working_day"))  # noqa: DTZ001  # the fault


def test_each_office_closes_at_its_own_hour() -> None:
    limit = Limit(1, "working_day")
    assert due_at(ODD, at("2026-01-08 09:00"), limit).due_at == at("2026-01-09 12:00")
    assert due_at(PLAIN, at("2026-01-08 09:00"), limit).due_at == at("2026-01-09 17:00")


def test_a_make_up_saturday_keeps_the_hours_of_the_friday_it_replaces() -> None:
    saturday = due_at(ODD, at("2026-01-09 13:00"), Limit(1, "working_day"))
    assert saturday.due_at == at("2026-01-10 12:00")


def test_a_saturday_reception_desk_uses_minutes_but_is_no_working_day() -> None:
    assert due_at(ODD, at("2026-03-06 16:00"), Limit(1, "working_day")).due_on == date(2026, 3, 9)
    assert due_at(ODD, at("2026-03-06 16:00"), Limit(2, "working_hour")).due_at == at(
        "2026-03-07 08:30"
    )


def test_summer_hours_begin_and_end_with_their_season() -> None:
    hour = Limit(1, "working_hour")
    assert due_at(ODD, at("2026-04-15 06:00"), hour).due_at == at("2026-04-15 08:30")
    assert due_at(ODD, at("2026-04-16 06:00"), hour).due_at == at("2026-04-16 08:00")
    assert due_at(ODD, at("2026-10-16 06:00"), hour).due_at == at("2026-10-16 08:30")


def test_hours_of_an_earlier_table_hold_until_the_next_one_begins() -> None:
    friday = due_at(ODD, at("2025-11-13 09:00"), Limit(1, "working_day"))
    assert friday.due_at == at("2025-11-14 17:00")


def test_before_the_first_table_of_hours_the_first_one_holds() -> None:
    long_ago = due_at(ODD, at("2018-03-05 09:00"), Limit(1, "working_day"))
    assert long_ago.due_at == at("2018-03-06 17:00")
