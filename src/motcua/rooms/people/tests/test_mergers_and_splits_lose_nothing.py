"""When units merge, split or end, names, work and people go where the law sends them."""

from datetime import date, timedelta

import pytest

from motcua.foundation.accounts.models import User
from motcua.foundation.outbox.delivery import deliver_due
from motcua.foundation.outbox.subscriptions import Message, only_these, subscribe
from motcua.rooms.people.events import UNITS_REORGANISED, reorganised_of
from motcua.rooms.people.models import Assignment
from motcua.rooms.people.operations import (
    LaterAssignments,
    NewUnit,
    Succession,
    SuccessionUnclear,
    UnitHasUnitsBelow,
    UnitNotInForce,
    appoint,
    dissolve_unit,
    merge_units,
    reorganise,
    split_unit,
)
from motcua.rooms.people.queries import (
    Level,
    Role,
    SuccessionKind,
    roles_of,
    successor_map,
    successor_of,
    unit_on,
    units_named,
)
from motcua.rooms.people.tests import cast

pytestmark = pytest.mark.django_db

ON = date(2026, 7, 1)
NEW = NewUnit(
    code="H49.103",
    level=Level.COMMUNE,
    name_vi="Ủy ban nhân dân phường Hạ Long",
    parent_code=cast.PROVINCE,
    gso_code="06688",
    established_on=ON,
)
NEW_CENTRE = NewUnit(
    code="H49.103.1",
    level=Level.CENTRE,
    name_vi="Trung tâm Phục vụ hành chính công phường Hạ Long",
    parent_code=NEW.code,
    gso_code="06688",
    established_on=ON,
)


def merge(actor: User) -> None:
    """Both communes become one, the centre of the first becomes the new one's."""
    merge_units(
        codes=[cast.HONG_GAI, cast.BAI_CHAY],
        into=NEW,
        below={cast.CENTRE: NEW_CENTRE.code},
        establish=[NEW_CENTRE],
        on=ON,
        actor=actor,
        at=cast.MONDAY,
    )


def test_merged_units_end_the_day_the_new_one_begins() -> None:
    merge(cast.stand_up_province())
    eve = ON - timedelta(1)
    assert unit_on(cast.HONG_GAI, eve) is not None
    assert unit_on(NEW.code, eve) is None
    assert unit_on(cast.HONG_GAI, ON) is None
    assert unit_on(NEW.code, ON) is not None


def test_successors_are_followed_through_every_merger_up_to_the_day() -> None:
    actor = cast.stand_up_province()
    merge(actor)
    later = date(2027, 1, 1)
    merge_units(
        codes=[NEW.code, NEW_CENTRE.code],
        into=cast.HEALTH,
        on=later,
        actor=actor,
        at=cast.MONDAY,
    )
    assert successor_of(cast.BAI_CHAY, ON - timedelta(1)) == cast.BAI_CHAY
    assert successor_of(cast.BAI_CHAY, ON) == NEW.code
    assert successor_of(cast.BAI_CHAY, later) == cast.HEALTH
    assert successor_map(ON) == {
        cast.HONG_GAI: NEW.code,
        cast.BAI_CHAY: NEW.code,
        cast.CENTRE: NEW_CENTRE.code,
    }


def test_an_old_dossier_can_still_be_printed_with_the_old_name() -> None:
    merge(cast.stand_up_province())
    found = units_named([cast.HONG_GAI], ON + timedelta(30))
    assert found[cast.HONG_GAI].name_vi == "Ủy ban nhân dân phường Hồng Gai"


def test_a_merger_ends_the_appointments_in_the_old_units() -> None:
    actor = cast.stand_up_province()
    officer = cast.appointed("an", Role.CASE_OFFICER, cast.HONG_GAI, actor)
    merge(actor)
    assert Assignment.objects.get(officer__user=officer).until_on == ON
    noon = cast.MONDAY.replace(month=7, day=1)
    assert roles_of(officer.pk, noon - timedelta(1)) != frozenset()
    assert roles_of(officer.pk, noon) == frozenset()


def test_a_merger_is_news_that_names_the_heirs() -> None:
    heard: list[Message] = []
    with only_these():
        subscribe(UNITS_REORGANISED, heard.extend, "listener")
        merge(cast.stand_up_province())
        deliver_due(now=cast.MONDAY)
    (news,) = [reorganised_of(message.body) for message in heard]
    assert news.on == ON
    assert news.heirs == successor_map(ON)


def test_a_merger_is_refused_while_a_unit_below_has_no_place_to_go() -> None:
    actor = cast.stand_up_province()
    with pytest.raises(UnitHasUnitsBelow, match=cast.CENTRE):
        merge_units(codes=[cast.HONG_GAI], into=NEW, on=ON, actor=actor, at=cast.MONDAY)
    assert unit_on(NEW.code, ON) is None


def test_a_merger_is_refused_while_somebody_is_to_begin_there_later() -> None:
    actor = cast.stand_up_province()
    officer = cast.officer("binh", actor)
    appoint(
        user_id=officer.pk,
        unit_code=cast.BAI_CHAY,
        role=Role.CLERK,
        from_on=ON,
        actor=actor,
        at=cast.MONDAY,
    )
    with pytest.raises(LaterAssignments):
        merge(actor)


def test_what_cannot_be_divided_in_a_split_goes_to_the_main_part() -> None:
    actor = cast.stand_up_province()
    split_unit(
        code=cast.BAI_CHAY,
        parts=[NEW, cast.HONG_GAI],
        main=cast.HONG_GAI,
        on=ON,
        actor=actor,
        at=cast.MONDAY,
    )
    assert successor_of(cast.BAI_CHAY, ON) == cast.HONG_GAI


@pytest.mark.parametrize("main", ["", cast.BAI_CHAY])
def test_a_split_without_one_main_part_is_refused(main: str) -> None:
    actor = cast.stand_up_province()
    with pytest.raises(SuccessionUnclear):
        split_unit(
            code=cast.BAI_CHAY,
            parts=[NEW, cast.HONG_GAI],
            main=main,
            on=ON,
            actor=actor,
            at=cast.MONDAY,
        )


def test_a_unit_cannot_succeed_itself_nor_one_that_ends_the_same_day() -> None:
    actor = cast.stand_up_province()
    circle = [
        Succession(predecessor=cast.JUSTICE, successor=cast.HEALTH, kind=SuccessionKind.MERGED),
        Succession(predecessor=cast.HEALTH, successor=cast.JUSTICE, kind=SuccessionKind.MERGED),
    ]
    with pytest.raises(SuccessionUnclear):
        reorganise(establish=[], successions=circle, on=ON, actor=actor, at=cast.MONDAY)


def test_a_dissolved_unit_has_no_successor() -> None:
    actor = cast.stand_up_province()
    dissolve_unit(code=cast.HEALTH, on=ON, actor=actor, at=cast.MONDAY)
    assert unit_on(cast.HEALTH, ON) is None
    assert cast.HEALTH not in successor_map(ON)


def test_a_unit_cannot_end_twice() -> None:
    actor = cast.stand_up_province()
    dissolve_unit(code=cast.HEALTH, on=ON, actor=actor, at=cast.MONDAY)
    with pytest.raises(UnitNotInForce):
        dissolve_unit(code=cast.HEALTH, on=ON, actor=actor, at=cast.MONDAY)


def test_a_unit_cannot_end_on_the_day_it_began() -> None:
    actor = cast.stand_up_province()
    with pytest.raises(UnitNotInForce):
        dissolve_unit(code=cast.HEALTH, on=cast.LONG_AGO, actor=actor, at=cast.MONDAY)
