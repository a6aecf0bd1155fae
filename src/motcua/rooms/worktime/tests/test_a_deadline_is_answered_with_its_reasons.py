"""The question of outsiders: received then, so long allowed; when is it due, and why."""

from datetime import date, datetime

import pytest

from motcua.cores.clock import Limit
from motcua.rooms.worktime import queries
from motcua.rooms.worktime.refusals import DeadlineRequestInvalid
from motcua.rooms.worktime.tests import cast

pytestmark = pytest.mark.django_db


def test_the_answer_has_the_agreed_keys_and_iso_dates() -> None:
    assert queries.deadline("2026-03-06T16:00:00+07:00", "1wd") == {
        "due_at": "2026-03-09T17:00:00+07:00",
        "due_on": "2026-03-09",
        "confirmed": True,
        "steps": [
            {"on": "2026-03-06", "counted": False, "reason": "ngày nhận hồ sơ, không tính"},
            {"on": "2026-03-07", "counted": False, "reason": "nghỉ cuối tuần"},
            {"on": "2026-03-08", "counted": False, "reason": "nghỉ cuối tuần"},
            {"on": "2026-03-09", "counted": True, "reason": "ngày làm việc, tính"},
        ],
        "hours_confirmed": False,
    }


def test_instants_and_limits_may_come_as_values() -> None:
    written = queries.deadline("2026-03-02T02:00:00Z", "8wh")
    assert written == queries.deadline(cast.MONDAY, Limit(8, "working_hour"))


def test_the_three_o_clock_rule_acts_only_where_it_is_named() -> None:
    late = "2026-03-06T15:30:00+07:00"
    assert queries.deadline(late, "1wd")["due_on"] == "2026-03-09"
    assert queries.deadline(late, "1wd", rule="transfer_cutoff")["due_on"] == "2026-03-10"


@pytest.mark.parametrize("year", [2019, 2020, 2027, 2030])
def test_outside_the_announced_years_the_answer_is_unconfirmed(year: int) -> None:
    assert queries.deadline(f"{year}-03-04T09:00:00+07:00", "2wd")["confirmed"] is False


@pytest.mark.parametrize(
    ("received", "limit", "unit", "rule", "said"),
    [
        ("hôm qua", "5wd", None, None, "không đọc được"),
        ("2026-02-30T09:00:00+07:00", "5wd", None, None, "không đọc được"),
        ("2026-03-02T09:00:00", "5wd", None, None, "thiếu múi giờ"),
        ("2026-03-02T09:00:00+07:00", "5 ngày", None, None, "5wd, 10d hoặc 8wh"),
        ("2026-03-02T09:00:00+07:00", "999999wd", None, None, "1970–2100"),
        ("1969-03-02T09:00:00+07:00", "5wd", None, None, "1970–2100"),
        ("2026-03-02T09:00:00+07:00", "5wd", "H49.999", None, "H49.999"),
        ("2026-03-02T09:00:00+07:00", "5wd", None, "never", "certification_cutoff"),
        ("2026-03-02T09:00:00+07:00", "5wd", None, "supplement_clock", "transfer_cutoff"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_to_do(
    received: str, limit: str, unit: str | None, rule: str | None, said: str
) -> None:
    with pytest.raises(DeadlineRequestInvalid) as caught:
        queries.deadline(received, limit, unit_code=unit, rule=rule)
    assert said in str(caught.value)


def test_an_old_dossier_is_answered_under_a_unit_that_began_later() -> None:
    cast.stand_up()
    answer = queries.deadline("2025-03-03T09:00:00+07:00", "1wd", unit_code=cast.COMMUNE)
    assert answer["due_on"] == "2025-03-04"


def test_the_time_rules_of_a_day_are_read_by_their_kind() -> None:
    rules = queries.limit_rules(date(2026, 11, 22))
    assert rules.limit("online_answer_within") == Limit(8, "working_hour")
    assert rules.limit("supplement_closes_after") == Limit(15, "day")
    assert rules.cutoff("transfer_cutoff").minute == 900
    assert (rules.count("extensions_at_most"), rules.multiple("far_too_late_after")) == (1, 3)
    assert rules.code("supplement_clock") == "from_start"
    assert rules.hours("online_alert_within") == 2
    assert not rules.value("far_too_late_after").confirmed


def test_an_instant_without_an_offset_is_no_instant() -> None:
    with pytest.raises(DeadlineRequestInvalid):
        queries.deadline(datetime(2026, 3, 2, 9), "1wd")  # noqa: DTZ001  # the fault under test
