"""An office enters that a working day is closed and a Saturday worked instead."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from motcua.foundation.accounts.models import User
from motcua.rooms.worktime import operations, queries
from motcua.rooms.worktime.models import DaysEntry
from motcua.rooms.worktime.refusals import (
    DayNotOpen,
    GroundIncomplete,
    SwapImpossible,
    SwapUnknown,
    UnitNotInForce,
)
from motcua.rooms.worktime.tests import cast

pytestmark = pytest.mark.django_db

FRIDAY, SATURDAY = date(2026, 10, 9), date(2026, 10, 17)


def swap(
    actor: User,
    *,
    unit_code: str = "",
    off_on: date = FRIDAY,
    worked_on: date = SATURDAY,
    ground: operations.Ground = cast.GROUND,
) -> None:
    """Enters the swap of these tests, or one that differs in what is given."""
    operations.enter_swap(
        off_on=off_on,
        worked_on=worked_on,
        unit_code=unit_code,
        ground=ground,
        actor=actor,
        at=cast.MONDAY,
    )


def works(unit_code: str, on: date) -> bool:
    """Whether the unit works on that day, as asked through the door."""
    return queries.calendar_for(unit_code).is_working_day(on)


def test_a_swap_for_everybody_closes_the_day_and_opens_the_saturday_everywhere() -> None:
    actor = cast.stand_up()
    assert works(cast.COMMUNE, FRIDAY)
    swap(actor)
    assert [works(unit, FRIDAY) for unit in ("", cast.PROVINCE, cast.CENTRE)] == [False] * 3
    assert [works(unit, SATURDAY) for unit in ("", cast.PROVINCE, cast.CENTRE)] == [True] * 3


def test_a_swap_of_one_commune_reaches_its_centre_and_no_other_commune() -> None:
    swap(cast.stand_up(), unit_code=cast.COMMUNE)
    assert [works(unit, SATURDAY) for unit in (cast.COMMUNE, cast.CENTRE)] == [True, True]
    assert [works(unit, SATURDAY) for unit in ("", cast.PROVINCE, cast.OTHER)] == [False] * 3


def test_a_deadline_across_the_swap_moves_and_says_why() -> None:
    actor = cast.stand_up()
    swap(actor, unit_code=cast.COMMUNE)
    here = queries.deadline("2026-10-08T09:00:00+07:00", "7wd", unit_code=cast.CENTRE)
    there = queries.deadline("2026-10-08T09:00:00+07:00", "7wd", unit_code=cast.OTHER)
    assert (here["due_on"], there["due_on"]) == ("2026-10-19", "2026-10-19")
    assert [step["reason"] for step in here["steps"] if step["on"] == "2026-10-17"] == [
        "làm bù, tính"
    ]
    assert [step["reason"] for step in here["steps"] if step["on"] == "2026-10-09"] == [
        "nghỉ: nghỉ hoán đổi, làm bù 17/10/2026"
    ]


def test_the_answer_on_an_earlier_day_does_not_know_the_later_entry() -> None:
    swap(cast.stand_up())
    day_before = date(2026, 3, 1)
    assert queries.calendar_for(cast.COMMUNE, on=day_before).is_working_day(FRIDAY)
    assert not queries.calendar_for(cast.COMMUNE, on=cast.MONDAY.date()).is_working_day(FRIDAY)


@pytest.mark.parametrize(
    ("off_on", "worked_on"),
    [
        (date(2026, 10, 10), SATURDAY),
        (date(2026, 9, 2), SATURDAY),
        (FRIDAY, date(2026, 10, 16)),
        (FRIDAY, date(2026, 8, 22)),
        (FRIDAY, date(2026, 12, 26)),
    ],
    ids=["a Saturday off", "a holiday off", "a Friday worked", "worked already", "too far"],
)
def test_a_swap_that_makes_no_sense_is_refused_and_leaves_nothing(
    off_on: date, worked_on: date
) -> None:
    actor = cast.stand_up()
    with pytest.raises(SwapImpossible):
        swap(actor, off_on=off_on, worked_on=worked_on)
    assert not DaysEntry.objects.exists()


def test_the_same_swap_cannot_be_entered_twice() -> None:
    actor = cast.stand_up()
    swap(actor)
    with pytest.raises(SwapImpossible):
        swap(actor)
    assert DaysEntry.objects.count() == 1


def test_a_unit_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnitNotInForce, match=r"H49\.999"):
        swap(cast.stand_up(), unit_code="H49.999")


@pytest.mark.parametrize("field", ["act", "reason"])
@pytest.mark.parametrize("text", ["  ", "x" * 501])
def test_a_swap_names_its_document_and_its_reason_in_few_words(field: str, text: str) -> None:
    with pytest.raises(GroundIncomplete):
        swap(cast.stand_up(), ground=replace(cast.GROUND, **{field: text}))


def test_a_withdrawn_swap_is_undone_and_both_entries_stay() -> None:
    actor = cast.stand_up()
    swap(actor)
    operations.withdraw_swap(
        off_on=FRIDAY, worked_on=SATURDAY, ground=cast.GROUND, actor=actor, at=cast.MONDAY
    )
    assert (works("", FRIDAY), works("", SATURDAY)) == (True, False)
    assert DaysEntry.objects.count() == 2
    swap(actor, worked_on=date(2026, 10, 10))
    assert (works("", FRIDAY), works("", date(2026, 10, 10))) == (False, True)


def test_a_shipped_swap_can_be_withdrawn_for_one_commune() -> None:
    actor = cast.stand_up()
    operations.withdraw_swap(
        off_on=date(2026, 8, 31),
        worked_on=date(2026, 8, 22),
        unit_code=cast.COMMUNE,
        ground=cast.GROUND,
        actor=actor,
        at=cast.MONDAY,
    )
    assert works(cast.COMMUNE, date(2026, 8, 31))
    assert not works(cast.OTHER, date(2026, 8, 31))


def test_a_swap_that_was_never_entered_cannot_be_withdrawn() -> None:
    actor = cast.stand_up()
    swap(actor)
    with pytest.raises(SwapUnknown):
        operations.withdraw_swap(
            off_on=FRIDAY,
            worked_on=date(2026, 10, 10),
            ground=cast.GROUND,
            actor=actor,
            at=cast.MONDAY,
        )


@pytest.mark.parametrize("closed", [True, False])
def test_24_november_2026_is_settled_by_an_entry(closed: bool) -> None:
    actor, day = cast.stand_up(), date(2026, 11, 24)
    question = ("2026-11-23T09:00:00+07:00", "1wd")
    assert queries.deadline(*question)["confirmed"] is False
    operations.settle_open_day(
        on=day, closed=closed, ground=cast.GROUND, actor=actor, at=cast.MONDAY
    )
    assert works("", day) is not closed
    assert queries.deadline(*question)["confirmed"] is True
    with pytest.raises(DayNotOpen):
        operations.settle_open_day(
            on=day, closed=closed, ground=cast.GROUND, actor=actor, at=cast.MONDAY
        )


def test_one_day_of_2027_is_settled_and_its_neighbours_stay_off() -> None:
    actor = cast.stand_up()
    operations.settle_open_day(
        on=date(2027, 2, 4), closed=False, ground=cast.GROUND, actor=actor, at=cast.MONDAY
    )
    assert works("", date(2027, 2, 4))
    assert not works("", date(2027, 2, 5))


@pytest.mark.parametrize("statement", ["UPDATE {} SET reason = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_or_remove_an_entry(statement: str) -> None:
    swap(cast.stand_up())
    with (
        pytest.raises(ProgrammingError, match="never changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("worktime_daysentry"))


def test_everything_entered_is_listed_newest_first() -> None:
    actor = cast.stand_up()
    swap(actor, unit_code=cast.COMMUNE)
    rows = queries.entries(cast.COMMUNE)
    assert [(row.kind, row.source_act, row.recorded_by) for row in rows] == [
        ("days", "12/TB-UBND", "Quản trị nghiệp vụ")
    ]
    assert queries.entries(cast.OTHER) == ()
    assert len(queries.entries()) == 1
