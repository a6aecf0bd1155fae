"""An answer is confirmed only when every day it passes is announced and settled."""

from motcua.cores.clock import Limit, due_at
from motcua.cores.clock.tests.offices import PLAIN, at


def confirmed(received: str, limit: str) -> bool:
    """Whether the plain office's answer is confirmed."""
    return due_at(PLAIN, at(received), Limit.parse(limit)).confirmed


def test_within_the_announced_years_an_answer_is_confirmed() -> None:
    assert confirmed("2026-03-02 09:00", "5wd")


def test_a_span_that_touches_an_open_day_is_unconfirmed() -> None:
    assert not confirmed("2026-11-23 09:00", "1wd")
    assert not confirmed("2026-11-20 09:00", "10d")
    assert confirmed("2026-11-18 09:00", "3wd")
    assert confirmed("2026-11-25 09:00", "3wd")


def test_the_last_announced_day_is_still_confirmed_and_the_next_is_not() -> None:
    assert confirmed("2026-12-30 09:00", "1wd")
    assert not confirmed("2026-12-31 09:00", "1wd")
    assert not confirmed("2030-03-01 09:00", "8wh")


def test_before_the_first_announced_year_nothing_is_confirmed() -> None:
    assert not confirmed("2024-12-31 09:00", "1wd")
    assert confirmed("2025-01-01 09:00", "1wd")
