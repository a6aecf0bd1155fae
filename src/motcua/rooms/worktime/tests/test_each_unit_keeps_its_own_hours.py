"""Office hours are set per unit from a day on; units below follow until they set their own."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.foundation.accounts.models import User
from motcua.rooms.worktime import operations, queries
from motcua.rooms.worktime.models import HoursEntry
from motcua.rooms.worktime.refusals import GroundIncomplete, HoursImpossible, UnitNotInForce
from motcua.rooms.worktime.tests import cast

pytestmark = pytest.mark.django_db

WORKDAYS = ["mon", "tue", "wed", "thu", "fri"]
EARLY = [{"weekdays": WORKDAYS, "shifts": ["07:00-11:30", "13:30-17:00"]}]
LATE = [{"weekdays": WORKDAYS, "shifts": ["07:30-12:00", "13:00-16:30"]}]


def set_hours(
    actor: User, weeks: list[dict[str, Any]], *, unit_code: str = cast.COMMUNE, on: date
) -> None:
    """Sets a unit's hours from ``on``."""
    operations.set_office_hours(
        unit_code=unit_code,
        from_on=on,
        weeks=weeks,
        ground=cast.GROUND,
        actor=actor,
        at=cast.MONDAY,
    )


def closing(unit_code: str, on: str) -> str:
    """The hour at which a limit of one working day, begun the day before ``on``, ends."""
    answer = queries.deadline(f"{on}T08:00:00+07:00", "0wd", unit_code=unit_code)
    return str(answer["due_at"][11:16])


def test_a_unit_s_own_hours_hold_from_their_day_on_and_not_before() -> None:
    set_hours(cast.stand_up(), LATE, on=date(2026, 4, 1))
    assert closing(cast.COMMUNE, "2026-03-31") == "17:00"
    assert closing(cast.COMMUNE, "2026-04-01") == "16:30"
    assert closing(cast.OTHER, "2026-04-01") == "17:00"


def test_a_unit_below_follows_until_it_sets_its_own_hours() -> None:
    actor = cast.stand_up()
    set_hours(actor, LATE, on=date(2026, 4, 1))
    assert closing(cast.CENTRE, "2026-04-01") == "16:30"
    set_hours(actor, EARLY, unit_code=cast.CENTRE, on=date(2026, 5, 4))
    set_hours(actor, LATE, on=date(2026, 6, 1))
    assert closing(cast.CENTRE, "2026-04-29") == "16:30"
    assert closing(cast.CENTRE, "2026-05-04") == "17:00"
    assert closing(cast.CENTRE, "2026-06-01") == "17:00"


def test_hours_that_were_set_on_a_document_are_confirmed_and_the_default_is_not() -> None:
    actor = cast.stand_up()
    question = ("2026-03-02T08:00:00+07:00", "5wd", cast.COMMUNE)
    assert queries.deadline(*question)["hours_confirmed"] is False
    set_hours(actor, LATE, on=date(2026, 1, 1))
    assert queries.deadline(*question)["hours_confirmed"] is True


def test_summer_hours_and_a_saturday_desk_can_be_entered() -> None:
    weeks: list[dict[str, Any]] = [
        *LATE,
        {**EARLY[0], "season": {"first": "04-15", "last": "10-15"}},
        {"weekdays": ["sat"], "shifts": ["07:30-11:30"], "counts": False},
    ]
    set_hours(cast.stand_up(), weeks, on=date(2026, 1, 1))
    assert closing(cast.COMMUNE, "2026-04-14") == "16:30"
    assert closing(cast.COMMUNE, "2026-04-15") == "17:00"
    saturday = queries.deadline("2026-03-06T16:30:00+07:00", "1wh", unit_code=cast.COMMUNE)
    assert saturday["due_at"] == "2026-03-07T08:30:00+07:00"


@pytest.mark.parametrize(
    "weeks",
    [
        [],
        [{"weekdays": WORKDAYS, "shifts": []}],
        [{"weekdays": WORKDAYS, "shifts": ["7h30-11h30"]}],
        [{"weekdays": WORKDAYS, "shifts": ["11:30-07:30"]}],
        [{"weekdays": WORKDAYS, "shifts": ["07:30-12:00", "11:30-16:30"]}],
        [{"weekdays": ["tue"], "shifts": ["07:30-11:30"]}],
        [{"weekdays": ["mon", "funday"], "shifts": ["07:30-11:30"]}],
        [{"weekdays": WORKDAYS, "shifts": ["07:30-11:30"], "lunch": True}],
        [{**LATE[0], "season": {"first": "02-30", "last": "10-15"}}],
    ],
)
def test_hours_that_cannot_be_kept_are_refused_and_leave_nothing(
    weeks: list[dict[str, Any]],
) -> None:
    actor = cast.stand_up()
    with pytest.raises(HoursImpossible):
        set_hours(actor, weeks, on=date(2026, 4, 1))
    assert not HoursEntry.objects.exists()


def test_hours_of_an_unknown_unit_or_without_a_ground_are_refused() -> None:
    actor = cast.stand_up()
    with pytest.raises(UnitNotInForce):
        set_hours(actor, LATE, unit_code="H49.999", on=date(2026, 4, 1))
    with pytest.raises(GroundIncomplete):
        operations.set_office_hours(
            unit_code=cast.COMMUNE,
            from_on=date(2026, 4, 1),
            weeks=LATE,
            ground=operations.Ground("", ""),
            actor=actor,
            at=cast.MONDAY,
        )


def test_the_calendars_of_many_units_take_two_queries_and_are_built_once() -> None:
    actor = cast.stand_up()
    set_hours(actor, LATE, on=date(2026, 4, 1))
    codes = [cast.PROVINCE, cast.COMMUNE, cast.OTHER, cast.CENTRE]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = queries.calendars_for(codes)
    assert len(asked) == 2
    assert found[cast.COMMUNE] is found[cast.CENTRE] is queries.calendar_for(cast.CENTRE)
    assert found[cast.PROVINCE] is found[cast.OTHER]
    assert found[cast.PROVINCE].digest != found[cast.COMMUNE].digest


def test_asking_again_takes_one_query_until_something_new_is_entered() -> None:
    actor = cast.stand_up()
    before = queries.calendar_for(cast.COMMUNE)
    with CaptureQueriesContext(connection) as asked:
        assert queries.calendar_for(cast.COMMUNE) is before
    assert len(asked) == 1
    set_hours(actor, LATE, on=date(2026, 4, 1))
    assert queries.calendar_for(cast.COMMUNE) is not before
    assert queries.calendar_for(cast.OTHER) is before
