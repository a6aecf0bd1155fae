"""Citizens and organisations, by number and by name."""

from dataclasses import dataclass
from datetime import date

from motcua.foundation.compiled import Compiled
from motcua.rooms.people.kinds import NumberKind, PartyKind
from motcua.rooms.people.models import Party
from motcua.rooms.people.searching import by_name


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One citizen or organisation."""

    party_id: int
    kind: PartyKind
    number_kind: NumberKind
    number: str
    name: str
    born_on: date | None
    representative: str
    phone: str
    email: str
    address: str
    user_id: int | None


def party(party_id: int) -> PartyRow | None:
    """The party of that number in our records."""
    row = _OF_ID.first(party_id)
    return None if row is None else _row(Party.from_db(None, _COLUMNS, row))


def party_by_number(number: str, number_kind: NumberKind = NumberKind.IDENTITY) -> PartyRow | None:
    """The party with that identity number, passport or tax code."""
    return _first(Party.objects.filter(number_kind=number_kind, number=number).first())


def party_of_user(user_id: int) -> PartyRow | None:
    """The citizen behind a sign-in."""
    return _first(Party.objects.filter(user_id=user_id).first())


def search_parties(text: str, *, limit: int = 20) -> tuple[PartyRow, ...]:
    """Parties whose name matches, marks or no marks; exact names first."""
    return tuple(_row(found) for found in by_name(Party.objects.all(), text)[:limit])


_COLUMNS = [field.attname for field in Party._meta.concrete_fields]
_OF_ID = Compiled(lambda party_id: Party.objects.filter(pk=party_id).values_list(*_COLUMNS))


def _first(found: Party | None) -> PartyRow | None:
    return None if found is None else _row(found)


def _row(found: Party) -> PartyRow:
    return PartyRow(
        party_id=found.pk,
        kind=PartyKind(found.kind),
        number_kind=NumberKind(found.number_kind),
        number=found.number,
        name=found.name,
        born_on=found.born_on,
        representative=found.representative,
        phone=found.phone,
        email=found.email,
        address=found.address,
        user_id=found.user_id,
    )
