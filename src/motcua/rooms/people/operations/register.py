"""Registering citizens and organisations; the same person twice is one party."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.compiled import Compiled, insert
from motcua.foundation.records.planner import count_afresh
from motcua.foundation.text import fold, nfc
from motcua.rooms.people.kinds import NumberKind, PartyKind
from motcua.rooms.people.models import Party
from motcua.rooms.people.operations.refusals import (
    AccountTaken,
    NameMissing,
    NumberMalformed,
    NumberOfAnother,
)

# Up to here the statement is kept for each number of parties.
FEW = 5
NUMBER_SHAPES = {
    NumberKind.IDENTITY: re.compile(r"\d{12}", re.ASCII),
    NumberKind.PASSPORT: re.compile(r"[0-9A-Z]{6,12}", re.ASCII),
    NumberKind.TAX: re.compile(r"\d{10}(-\d{3})?|\d{12}", re.ASCII),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParty:
    """A citizen or an organisation as somebody states it at the door."""

    kind: PartyKind
    number_kind: NumberKind
    number: str
    name: str
    born_on: date | None = None
    representative: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    user_id: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes the party one and the same."""
        return (self.number_kind, self.number)


def register_citizen(
    *,
    identity_number: str,
    full_name: str,
    born_on: date | None = None,
    phone: str = "",
    email: str = "",
    address: str = "",
    user_id: int | None = None,
    number_kind: NumberKind = NumberKind.IDENTITY,
    actor: User,
    at: datetime,
) -> int:
    """The number of the citizen's party, new or already known; refusals as in the bulk form."""
    party = NewParty(
        kind=PartyKind.CITIZEN,
        number_kind=number_kind,
        number=identity_number,
        name=full_name,
        born_on=born_on,
        phone=phone,
        email=email,
        address=address,
        user_id=user_id,
    )
    return register_parties(parties=[party], actor=actor, at=at)[0]


def register_organisation(
    *,
    tax_code: str,
    name: str,
    address: str = "",
    phone: str = "",
    email: str = "",
    representative: str = "",
    actor: User,
    at: datetime,
) -> int:
    """The number of the organisation's party, new or known; refusals as in the bulk form."""
    party = NewParty(
        kind=PartyKind.ORGANISATION,
        number_kind=NumberKind.TAX,
        number=tax_code,
        name=name,
        address=address,
        phone=phone,
        email=email,
        representative=representative,
    )
    return register_parties(parties=[party], actor=actor, at=at)[0]


def register_parties(*, parties: Sequence[NewParty], actor: User, at: datetime) -> list[int]:
    """Numbers of the parties in the order given; a known number with the same name is reused.

    What is on record already is left as it is. Raises NameMissing, NumberMalformed,
    NumberOfAnother, AccountTaken; then nothing is written.
    """
    if len(parties) == 1:
        # Whoever is refused alone was not written: there is nothing to undo.
        return _registered(parties, actor, at)
    with transaction.atomic():
        return _registered(parties, actor, at)


def _registered(parties: Sequence[NewParty], actor: User, at: datetime) -> list[int]:
    for party in parties:
        _refuse_malformed(party)
    rows = [_row(party, actor, at) for party in parties]
    if len(rows) <= FEW:
        insert(rows, ignore_conflicts=True)
    else:
        Party.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)
    count_afresh(Party, rows=parties)
    stored = {
        (kind, number): (pk, name)
        for pk, kind, number, name in _STORED.rows([party.number for party in parties])
    }
    for party in parties:
        if party.key not in stored:
            raise AccountTaken(number=party.number)
        if stored[party.key][1] != fold(party.name):
            raise NumberOfAnother(number=party.number)
    return [stored[party.key][0] for party in parties]


_STORED = Compiled(
    lambda numbers: Party.objects.filter(number__in=numbers).values_list(
        "pk", "number_kind", "number", "name_folded"
    )
)


def _refuse_malformed(party: NewParty) -> None:
    if not fold(party.name):
        raise NameMissing()
    if not NUMBER_SHAPES[party.number_kind].fullmatch(party.number):
        raise NumberMalformed(number=party.number)


def _row(party: NewParty, actor: User, at: datetime) -> Party:
    name = nfc(party.name)
    return Party(
        kind=party.kind,
        number_kind=party.number_kind,
        number=party.number,
        name=name,
        name_folded=fold(name),
        born_on=party.born_on,
        representative=nfc(party.representative),
        phone=party.phone,
        email=party.email,
        address=nfc(party.address),
        user_id=party.user_id,
        recorded_by=actor,
        recorded_at=at,
    )
