"""The same person twice is one party; a number never serves two names."""

from datetime import date

import pytest

from motcua.foundation.accounts.models import User
from motcua.rooms.people.models import Party
from motcua.rooms.people.operations import (
    AccountTaken,
    NameMissing,
    NewParty,
    NumberMalformed,
    NumberOfAnother,
    register_citizen,
    register_organisation,
    register_parties,
)
from motcua.rooms.people.queries import (
    NumberKind,
    PartyKind,
    party,
    party_by_number,
    party_of_user,
    search_parties,
)
from motcua.rooms.people.tests import cast

pytestmark = pytest.mark.django_db


def minh(
    actor: User, *, identity_number: str = "022090000001", full_name: str = "Vũ Quang Minh"
) -> int:
    """Registers one citizen, who is always the same unless something is changed."""
    return register_citizen(
        identity_number=identity_number,
        full_name=full_name,
        born_on=date(1990, 5, 1),
        actor=actor,
        at=cast.MONDAY,
    )


def test_a_citizen_who_comes_again_is_the_same_party() -> None:
    actor = cast.registrar()
    assert minh(actor) == minh(actor, full_name="VŨ QUANG MINH")
    assert Party.objects.count() == 1


def test_a_number_on_record_under_another_name_is_refused() -> None:
    actor = cast.registrar()
    minh(actor)
    with pytest.raises(NumberOfAnother):
        minh(actor, full_name="Trần Thị Hoa")


@pytest.mark.parametrize("number", ["", "12345678901", "0220900000011", "02209000000a"])
def test_an_identity_number_has_twelve_digits(number: str) -> None:
    with pytest.raises(NumberMalformed):
        minh(cast.registrar(), identity_number=number)


def test_nobody_is_registered_without_a_name() -> None:
    with pytest.raises(NameMissing):
        minh(cast.registrar(), full_name=" ")


def test_an_organisation_is_known_by_its_tax_code() -> None:
    actor = cast.registrar()
    firm = register_organisation(
        tax_code="5700100256-001",
        name="Công ty Cổ phần Than Hạ Long",
        representative="Lê Văn Cường",
        actor=actor,
        at=cast.MONDAY,
    )
    found = party(firm)
    assert found is not None
    assert (found.kind, found.representative) == (PartyKind.ORGANISATION, "Lê Văn Cường")
    assert party_by_number("5700100256-001", NumberKind.TAX) == found


def test_a_sign_in_belongs_to_one_citizen() -> None:
    actor = cast.registrar()
    user = User.objects.create_user("minh", None, "Minh")
    mine = register_citizen(
        identity_number="022090000001",
        full_name="Vũ Quang Minh",
        user_id=user.pk,
        actor=actor,
        at=cast.MONDAY,
    )
    found = party_of_user(user.pk)
    assert found is not None
    assert found.party_id == mine
    with pytest.raises(AccountTaken):
        register_citizen(
            identity_number="022090000002",
            full_name="Người khác",
            user_id=user.pk,
            actor=actor,
            at=cast.MONDAY,
        )


def test_nothing_is_registered_when_one_of_many_is_wrong() -> None:
    good = _new("022090000001", "Vũ Quang Minh")
    with pytest.raises(NumberMalformed):
        register_parties(parties=[good, _new("1", "Sai")], actor=cast.registrar(), at=cast.MONDAY)
    assert not Party.objects.exists()


def test_many_are_answered_in_the_order_asked() -> None:
    parties = [_new(f"02209000000{n}", f"Người thứ {n}") for n in (3, 1, 2, 1)]
    ids = register_parties(parties=parties, actor=cast.registrar(), at=cast.MONDAY)
    assert [Party.objects.get(pk=each).number[-1] for each in ids] == ["3", "1", "2", "1"]


def test_names_are_found_without_marks_and_exact_ones_come_first() -> None:
    actor = cast.registrar()
    minh(actor, identity_number="022090000009", full_name="Vũ Quang Minh Đức")
    exact = minh(actor)
    minh(actor, identity_number="022090000008", full_name="Trần Quang")
    found = search_parties("vu quang minh")
    assert next(row.party_id for row in found) == exact
    assert {row.name for row in found} == {"Vũ Quang Minh", "Vũ Quang Minh Đức"}
    assert {row.name for row in search_parties("mi quang duc")} == {"Vũ Quang Minh Đức"}


@pytest.mark.parametrize("text", ["", "  ", "&|!:*()'", "\\"])
def test_signs_alone_find_nothing_and_break_nothing(text: str) -> None:
    minh(cast.registrar())
    assert search_parties(text) == ()


def _new(number: str, name: str) -> NewParty:
    return NewParty(
        kind=PartyKind.CITIZEN, number_kind=NumberKind.IDENTITY, number=number, name=name
    )
