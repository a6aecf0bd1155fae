"""Who settles follows competence and place, never the counter where somebody files."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.foundation.accounts.models import User
from motcua.rooms.catalogue.operations import (
    Competence,
    CompetenceMissing,
    CompetenceOverlaps,
    PeriodEmpty,
    ProcedureUnknown,
    UnitUnknown,
    assign_competence,
    assign_many,
    end_competence,
    hand_over_competences,
)
from motcua.rooms.catalogue.queries import (
    competent_unit,
    competent_units,
    offer_for,
    units_settling,
)
from motcua.rooms.catalogue.tests import cast
from motcua.rooms.people.operations import NewUnit, merge_units
from motcua.rooms.people.queries import Level, successor_map

pytestmark = pytest.mark.django_db

HONG_GAI_PLACE, BAI_CHAY_PLACE, PROVINCE_PLACE = "06685", "06673", "22"


def stand_up(actor: User) -> None:
    """Births are settled by communes, deaths by communes and the department, splits by it alone."""
    cast.stand_up_units(actor)
    cast.publish(
        actor,
        *(cast.procedure(code, cast.COMPLETE) for code in (cast.BIRTH, cast.DEATH, cast.SPLIT)),
    )
    assign_many(
        competences=[
            Competence(cast.HONG_GAI, cast.BIRTH),
            Competence(cast.BAI_CHAY, cast.BIRTH),
            Competence(cast.JUSTICE, cast.DEATH, 0),
            Competence(cast.HONG_GAI, cast.DEATH, 1),
            Competence(cast.JUSTICE, cast.SPLIT),
        ],
        from_on=cast.START,
        actor=actor,
        at=cast.MONDAY,
    )


@pytest.mark.parametrize(
    ("procedure", "place", "expected"),
    [
        (cast.BIRTH, HONG_GAI_PLACE, (cast.HONG_GAI,)),
        (cast.BIRTH, BAI_CHAY_PLACE, (cast.BAI_CHAY,)),
        (cast.BIRTH, PROVINCE_PLACE, ()),
        (cast.DEATH, HONG_GAI_PLACE, (cast.HONG_GAI, cast.JUSTICE)),
        (cast.DEATH, BAI_CHAY_PLACE, (cast.JUSTICE,)),
        (cast.SPLIT, HONG_GAI_PLACE, (cast.JUSTICE,)),
    ],
)
def test_the_unit_of_the_place_leads_and_the_provinces_follow(
    procedure: str, place: str, expected: tuple[str, ...]
) -> None:
    stand_up(cast.registrar())
    found = competent_units(procedure, gso_code=place, on=cast.TODAY)
    assert found == expected
    first = competent_unit(procedure, gso_code=place, on=cast.TODAY)
    assert first == (expected[0] if expected else None)


def test_nobody_is_competent_before_the_first_day() -> None:
    stand_up(cast.registrar())
    eve = cast.START - timedelta(1)
    assert competent_unit(cast.BIRTH, gso_code=HONG_GAI_PLACE, on=eve) is None


def test_a_centre_offers_what_the_units_of_its_place_settle() -> None:
    stand_up(cast.registrar())
    assert {line.code for line in offer_for(cast.CENTRE, cast.TODAY)} == {cast.BIRTH, cast.DEATH}
    assert {line.code for line in offer_for(cast.PROVINCE_CENTRE, cast.TODAY)} == {
        cast.DEATH,
        cast.SPLIT,
    }
    assert {line.code for line in offer_for(cast.BAI_CHAY, cast.TODAY)} == {cast.BIRTH}
    assert offer_for("H49.999", cast.TODAY) == ()


def test_an_offer_takes_four_queries_however_much_it_holds(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    stand_up(cast.registrar())
    with django_assert_num_queries(4):
        offer_for(cast.CENTRE, cast.TODAY)


def test_a_procedure_taken_away_is_settled_no_more() -> None:
    actor = cast.registrar()
    stand_up(actor)
    on = date(2026, 4, 1)
    end_competence(
        unit_code=cast.HONG_GAI, procedure_code=cast.BIRTH, on=on, actor=actor, at=cast.MONDAY
    )
    assert units_settling(cast.BIRTH, on) == (cast.BAI_CHAY,)
    assert units_settling(cast.BIRTH, on - timedelta(1)) == (cast.HONG_GAI, cast.BAI_CHAY)
    with pytest.raises(CompetenceMissing):
        end_competence(
            unit_code=cast.HONG_GAI, procedure_code=cast.BIRTH, on=on, actor=actor, at=cast.MONDAY
        )


@pytest.mark.parametrize(
    ("unit", "procedure", "refusal"),
    [
        (cast.HONG_GAI, cast.BIRTH, CompetenceOverlaps),
        ("H49.999", cast.BIRTH, UnitUnknown),
        (cast.HONG_GAI, "9.999999", ProcedureUnknown),
    ],
)
def test_a_competence_that_cannot_be_is_refused(
    unit: str, procedure: str, refusal: type[Exception]
) -> None:
    actor = cast.registrar()
    stand_up(actor)
    with pytest.raises(refusal):
        assign_competence(
            unit_code=unit,
            procedure_code=procedure,
            from_on=cast.TODAY,
            actor=actor,
            at=cast.MONDAY,
        )


def test_an_empty_period_is_refused() -> None:
    actor = cast.registrar()
    stand_up(actor)
    with pytest.raises(PeriodEmpty):
        assign_competence(
            unit_code=cast.JUSTICE,
            procedure_code=cast.BIRTH,
            from_on=cast.TODAY,
            until_on=cast.TODAY,
            actor=actor,
            at=cast.MONDAY,
        )


def test_after_a_merger_the_new_unit_settles_what_the_old_ones_did() -> None:
    actor = cast.registrar()
    stand_up(actor)
    on = date(2026, 7, 1)
    merged = NewUnit(
        code="H49.103",
        level=Level.COMMUNE,
        name_vi="Ủy ban nhân dân phường Hạ Long",
        parent_code=cast.PROVINCE,
        gso_code="06688",
        established_on=on,
    )
    merge_units(
        codes=[cast.HONG_GAI, cast.BAI_CHAY, cast.CENTRE],
        into=merged,
        on=on,
        actor=actor,
        at=cast.MONDAY,
    )
    assert units_settling(cast.BIRTH, on) == ()
    hand_over_competences(heirs=successor_map(on), on=on, actor=actor, at=cast.MONDAY)
    assert units_settling(cast.BIRTH, on) == (merged.code,)
    assert units_settling(cast.DEATH, on) == (cast.JUSTICE, merged.code)
    assert units_settling(cast.BIRTH, on - timedelta(1)) == (cast.HONG_GAI, cast.BAI_CHAY)


def test_what_begins_on_the_day_of_the_merger_is_left_alone() -> None:
    actor = cast.registrar()
    stand_up(actor)
    on = date(2026, 7, 1)
    assign_competence(
        unit_code=cast.BAI_CHAY, procedure_code=cast.SPLIT, from_on=on, actor=actor, at=cast.MONDAY
    )
    hand_over_competences(heirs={cast.BAI_CHAY: cast.HONG_GAI}, on=on, actor=actor, at=cast.MONDAY)
    assert units_settling(cast.SPLIT, on) == (cast.BAI_CHAY, cast.JUSTICE)
    assert units_settling(cast.BIRTH, on) == (cast.HONG_GAI,)


def test_handing_over_twice_changes_nothing() -> None:
    actor = cast.registrar()
    stand_up(actor)
    on = date(2026, 7, 1)
    heirs = {cast.BAI_CHAY: cast.HONG_GAI}
    for _ in range(2):
        hand_over_competences(heirs=heirs, on=on, actor=actor, at=cast.MONDAY)
    assert units_settling(cast.BIRTH, on) == (cast.HONG_GAI,)
