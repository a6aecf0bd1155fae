"""Rights stand in the WHERE clause: what a person may not see does not exist for that person."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.cores.casework import commands as c
from motcua.cores.casework.refusals import RoleMayNot
from motcua.foundation.accounts.models import User
from motcua.rooms.dossiers import access, operations, queries
from motcua.rooms.dossiers.models import Dossier
from motcua.rooms.people.operations import appoint, enrol_officer
from motcua.rooms.people.queries import Role
from tests.cast import COMMUNE, MONDAY, OTHER, PROVINCE, START, Cast, filing, stand_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stand_up()


@pytest.fixture
def code(cast: Cast) -> str:
    return operations.take_in(actor=cast.actor("receiver"), at=MONDAY, filing=filing(cast))


def person(cast: Cast, name: str) -> access.Person:
    return access.person(cast.users[name].pk, MONDAY)


def appointed(cast: Cast, name: str, role: Role, unit: str) -> access.Person:
    user = User.objects.create_user(name, None, name)
    registrar, at = cast.users["registrar"], MONDAY - timedelta(days=2)
    enrol_officer(user=user, full_name=name, position_vi="", actor=registrar, at=at)
    appoint(user_id=user.pk, unit_code=unit, role=role, from_on=START, actor=registrar, at=at)
    return access.person(user.pk, MONDAY)


@pytest.mark.parametrize("name", ["receiver", "officer", "head", "clerk", "leader", "reform"])
def test_those_in_charge_see_the_dossier(cast: Cast, code: str, name: str) -> None:
    assert access.dossier_for(person(cast, name), code).code == code


def test_another_units_officer_sees_nothing(cast: Cast, code: str) -> None:
    with pytest.raises(access.DossierNotVisible):
        access.dossier_for(person(cast, "stranger"), code)
    assert queries.lines_of_codes(person(cast, "stranger"), [code]) == {}
    assert not queries.inbox(person(cast, "stranger"), queries.InboxQuestion(chosen="all")).lines


def test_the_technical_administrator_reads_no_dossier(cast: Cast, code: str) -> None:
    admin = appointed(cast, "root", Role.TECHNICAL_ADMIN, PROVINCE)
    with pytest.raises(access.DossierNotVisible):
        access.dossier_for(admin, code)


def test_supervisor_and_inspector_read_and_never_act(cast: Cast, code: str) -> None:
    for name, role in (("front", Role.SUPERVISOR), ("inspector", Role.INSPECTOR)):
        who = appointed(cast, name, role, PROVINCE)
        dossier = access.dossier_for(who, code)
        assert access.possible(who, dossier) == frozenset()


def test_a_role_in_another_unit_carries_no_act_here(cast: Cast, code: str) -> None:
    head = appointed(cast, "other-head", Role.HEAD_OF_UNIT, OTHER)
    with pytest.raises(RoleMayNot):
        access.actor_for(head, Dossier.objects.get(code=code), c.Sign)


def test_only_the_officer_who_has_it_drafts(cast: Cast, code: str) -> None:
    holder = access.ref_of_user(cast.users["officer"].pk)
    operations.hand_over(actor=cast.actor("receiver"), at=MONDAY, code=code, to_unit=COMMUNE)
    operations.hand_over(
        actor=cast.actor("head"), at=MONDAY, code=code, to_unit=COMMUNE, to_ref=holder
    )
    colleague = appointed(cast, "colleague", Role.CASE_OFFICER, COMMUNE)
    dossier = Dossier.objects.get(code=code)
    with pytest.raises(access.NotYours):
        access.actor_for(colleague, dossier, c.Draft)
    assert access.actor_for(person(cast, "officer"), dossier, c.Draft).ref == holder


def test_the_database_itself_refuses_a_dossier_without_owner(code: str) -> None:
    for column in ("next_kind", "next_role", "next_unit"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dossier.objects.filter(code=code).update(**{column: ""})


def test_a_citizen_sees_the_own_dossier_only(code: str) -> None:
    stranger = User.objects.create_user("citizen", None, "Người khác")
    with pytest.raises(access.DossierNotVisible):
        access.own_dossier(stranger.pk, code)
    assert access.followed(code, "0123").code == code
    with pytest.raises(access.DossierNotVisible):
        access.followed(code, "9999")
