"""`motcua deadline`: the answer outsiders rely on, for each unit of time, and what it refuses."""

from datetime import datetime

import pytest

from motcua.faces.cli.deadline import deadline
from motcua.faces.cli.tests.calling import call, told
from motcua.faces.cli.tests.province import COMMUNE, stand_up

pytestmark = pytest.mark.django_db
MONDAY = "2026-03-02T09:00+07:00"


def test_the_answer_has_the_agreed_keys() -> None:
    found = told(deadline, "--received", MONDAY, "--allow", "2wd")
    assert set(found) >= {"due_at", "due_on", "confirmed", "steps"}
    assert (found["due_at"], found["due_on"]) == ("2026-03-04T17:00:00+07:00", "2026-03-04")
    assert found["confirmed"] is True
    assert [set(step) for step in found["steps"]] == [{"on", "counted", "reason"}] * len(
        found["steps"]
    )


@pytest.mark.parametrize(
    ("received", "allow", "due_at"),
    [
        (MONDAY, "5wd", "2026-03-09T17:00:00+07:00"),
        (MONDAY, "8wh", "2026-03-03T09:00:00+07:00"),
        (MONDAY, "5d", "2026-03-09T17:00:00+07:00"),
        ("2025-12-31T16:00+07:00", "1wd", "2026-01-05T17:00:00+07:00"),
        ("2026-03-02T02:00:00Z", "1wd", "2026-03-03T17:00:00+07:00"),
    ],
    ids=["working days", "working hours", "days end on a sunday", "new year", "utc"],
)
def test_each_unit_of_time_ends_as_it_should(received: str, allow: str, due_at: str) -> None:
    assert told(deadline, "--received", received, "--allow", allow)["due_at"] == due_at


def test_a_rule_of_closing_time_moves_the_start() -> None:
    late = ("--received", "2026-03-02T15:30+07:00", "--allow", "1wd")
    assert told(deadline, *late)["due_on"] == "2026-03-03"
    assert told(deadline, *late, "--rule", "transfer_cutoff")["due_on"] == "2026-03-04"


def test_outside_the_calendar_nothing_is_confirmed() -> None:
    found = told(deadline, "--received", "2031-03-03T09:00+07:00", "--allow", "5wd")
    assert found["confirmed"] is False


def test_a_unit_is_asked_by_its_code() -> None:
    stand_up()
    found = told(deadline, "--received", MONDAY, "--allow", "1wd", "--unit", COMMUNE)
    assert datetime.fromisoformat(found["due_at"]).utcoffset() is not None


@pytest.mark.parametrize(
    "arguments",
    [
        ("--received", "hôm qua", "--allow", "5wd"),
        ("--received", "2026-03-02T09:00", "--allow", "5wd"),
        ("--received", MONDAY, "--allow", "5 ngày"),
        ("--received", MONDAY, "--allow", "-1wd"),
        ("--received", MONDAY, "--allow", "99999999wd"),
        ("--received", MONDAY, "--allow", "5wd", "--unit", "H99.1"),
        ("--received", MONDAY, "--allow", "5wd", "--rule", "khong_co"),
        ("--received", "1900-01-01T09:00+07:00", "--allow", "5wd"),
        ("--received", MONDAY),
    ],
)
def test_bad_input_is_2_and_says_nothing_on_standard_output(arguments: tuple[str, ...]) -> None:
    result = call(deadline, *arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr


def test_a_table_shows_the_days_and_the_sum() -> None:
    result = call(deadline, "--received", MONDAY, "--allow", "2wd", "--format", "table")
    assert result.exit_code == 0
    assert "2026-03-04" in result.stdout
    assert "due_at" in result.stdout
