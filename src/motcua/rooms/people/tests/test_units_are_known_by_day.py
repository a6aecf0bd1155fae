"""A unit has the name, the parent and the life it had on the day asked for."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.rooms.people.models import UnitName
from motcua.rooms.people.operations import (
    CodeMalformed,
    CodeTaken,
    NameTooEarly,
    NewUnit,
    UnitNotInForce,
    UnitUnknown,
    establish_many,
    establish_unit,
    rename_unit,
)
from motcua.rooms.people.queries import Level, blocks, centre_of, search_units, unit_on, units
from motcua.rooms.people.tests import cast

pytestmark = pytest.mark.django_db


def test_a_unit_has_one_name_before_and_another_after_it_was_renamed() -> None:
    actor = cast.stand_up_province()
    on = date(2026, 5, 1)
    rename_unit(
        code=cast.HONG_GAI,
        name_vi="Ủy ban nhân dân phường Hòn Gai",
        on=on,
        actor=actor,
        at=cast.MONDAY,
    )
    before, after = unit_on(cast.HONG_GAI, on - timedelta(1)), unit_on(cast.HONG_GAI, on)
    assert before is not None
    assert after is not None
    assert before.name_vi == "Ủy ban nhân dân phường Hồng Gai"
    assert after.name_vi == "Ủy ban nhân dân phường Hòn Gai"


def test_a_new_name_may_not_begin_before_the_present_one() -> None:
    actor = cast.stand_up_province()
    with pytest.raises(NameTooEarly):
        rename_unit(
            code=cast.HONG_GAI, name_vi="Tên khác", on=cast.LONG_AGO, actor=actor, at=cast.MONDAY
        )


def test_the_database_itself_refuses_two_names_for_one_day() -> None:
    cast.stand_up_province()
    name = UnitName.objects.get(unit__code=cast.JUSTICE)
    name.pk, name.from_on, name.until_on = None, date(2026, 1, 1), date(2026, 2, 1)
    with pytest.raises(IntegrityError, match="people_one_name_a_day"), transaction.atomic():
        name.save(force_insert=True)


def test_a_unit_is_not_there_before_it_was_established() -> None:
    cast.stand_up_province()
    assert unit_on(cast.JUSTICE, cast.LONG_AGO - timedelta(1)) is None
    assert unit_on(cast.JUSTICE, cast.LONG_AGO) is not None


def test_a_unit_older_than_the_records_is_there_on_every_day() -> None:
    cast.stand_up_province()
    assert unit_on(cast.PROVINCE, date(1990, 1, 1)) is not None


def test_units_of_a_level_stand_in_dictionary_order() -> None:
    cast.stand_up_province()
    codes = [unit.code for unit in units(level=Level.COMMUNE, on=cast.MONDAY.date())]
    assert codes == [cast.BAI_CHAY, cast.HONG_GAI]


def test_blocks_hold_departments_and_communes_but_no_centres() -> None:
    cast.stand_up_province()
    found = blocks(cast.MONDAY.date())
    assert found is not None
    assert found.province.code == cast.PROVINCE
    assert {unit.code for unit in found.departments} == {cast.JUSTICE, cast.HEALTH}
    assert {unit.code for unit in found.communes} == {cast.HONG_GAI, cast.BAI_CHAY}


def test_the_centre_of_a_commune_sits_in_that_commune() -> None:
    cast.stand_up_province()
    found = centre_of(cast.HONG_GAI, cast.MONDAY.date())
    assert found is not None
    assert found.code == cast.CENTRE
    assert centre_of(cast.BAI_CHAY, cast.MONDAY.date()) is None


def test_a_unit_is_found_without_its_marks() -> None:
    cast.stand_up_province()
    found = search_units("phuong hong g", on=cast.MONDAY.date())
    assert {unit.code for unit in found} == {cast.HONG_GAI, cast.CENTRE}
    assert search_units("hong gaix", on=cast.MONDAY.date()) == ()


def test_a_code_is_never_given_twice() -> None:
    actor = cast.stand_up_province()
    again = NewUnit(code=cast.JUSTICE, level=Level.DEPARTMENT, name_vi="Sở khác")
    with pytest.raises(CodeTaken):
        establish_unit(unit=again, actor=actor, at=cast.MONDAY)


@pytest.mark.parametrize("code", ["", "h49.1", "H49.", "H49.1234", "H4", "H49 15", "H49.1.1.1.1.1"])
def test_a_code_that_breaks_the_rule_is_refused(code: str) -> None:
    unit = NewUnit(code=code, level=Level.PROVINCE, name_vi="Tỉnh")
    with pytest.raises(CodeMalformed):
        establish_unit(unit=unit, actor=cast.registrar(), at=cast.MONDAY)


@pytest.mark.parametrize("code", ["H49", "H49.15", "H26.103.25.7", "000.00.53.H48"])
def test_codes_of_every_period_are_accepted(code: str) -> None:
    unit = NewUnit(code=code, level=Level.PROVINCE, name_vi="Tỉnh")
    establish_unit(unit=unit, actor=cast.registrar(), at=cast.MONDAY)
    assert unit_on(code, cast.MONDAY.date()) is not None


def test_nothing_is_established_when_one_parent_is_missing() -> None:
    orphan = NewUnit(code="H49.77", level=Level.DIVISION, name_vi="Phòng", parent_code="H49.99")
    with pytest.raises(UnitUnknown):
        establish_many(units=[*cast.province(), orphan], actor=cast.registrar(), at=cast.MONDAY)
    assert unit_on(cast.PROVINCE, cast.MONDAY.date()) is None


def test_a_unit_that_is_not_there_yet_cannot_be_renamed() -> None:
    actor = cast.stand_up_province()
    with pytest.raises(UnitNotInForce):
        rename_unit(
            code=cast.JUSTICE,
            name_vi="Sở Tư pháp mới",
            on=cast.LONG_AGO - timedelta(1),
            actor=actor,
            at=cast.MONDAY,
        )
