"""What every paper prints, in one query: the units it names and the province of its day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.rooms.people.operations import rename_unit
from motcua.rooms.people.queries import Level, units, units_and_province, units_named
from motcua.rooms.people.tests import cast

pytestmark = pytest.mark.django_db
CODES = [cast.HONG_GAI, cast.CENTRE]


def test_it_is_the_same_as_two_askings() -> None:
    cast.stand_up_province()
    on = cast.MONDAY.date()
    with CaptureQueriesContext(connection) as asked:
        named, province = units_and_province(CODES, on)
    assert len(asked) == 1
    assert named == units_named(CODES, on)
    assert (province,) == units(level=Level.PROVINCE, on=on)


def test_the_province_may_be_one_of_the_units() -> None:
    cast.stand_up_province()
    named, province = units_and_province([cast.PROVINCE], cast.MONDAY.date())
    assert named == {cast.PROVINCE: province}


def test_a_new_name_is_seen_on_its_day() -> None:
    actor = cast.stand_up_province()
    on = date(2026, 5, 1)
    rename_unit(code=cast.PROVINCE, name_vi="Tên mới", on=on, actor=actor, at=cast.MONDAY)
    names = []
    for day in (cast.MONDAY.date(), on):
        _, province = units_and_province(CODES, day)
        names.append(province and province.name_vi)
    assert names == ["Ủy ban nhân dân tỉnh", "Tên mới"]


def test_without_a_province_there_is_none() -> None:
    assert units_and_province(CODES, cast.MONDAY.date()) == ({}, None)
