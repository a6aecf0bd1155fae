"""Applicants who do not exist: citizens, and organisations that bear "minh họa" in their names.

Identity numbers have the shape of real ones (place, century and gender, year of birth, six digits)
but begin with 999, a place that was never given out; tax codes begin with 999 as well. Telephone
numbers begin with 0900 0, which no network gives to a person in this order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.rooms.people.operations import NewParty
from motcua.rooms.people.queries import NumberKind, PartyKind
from motcua.scenarios.dice import Dice, Wheel
from motcua.scenarios.names import Gender, full_name, gender_of

SIMULATED_PLACE = "999"
PHONE_LEAD = "09000"
OLDEST, YOUNGEST = date(1946, 1, 1), date(2007, 12, 31)
TRADES = (
    "Thương mại",
    "Xây dựng",
    "Vận tải",
    "Thủy sản",
    "Du lịch",
    "Dịch vụ kỹ thuật",
    "Vật liệu",
    "Nông sản",
)
PLACES = ("Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4", "Tổ 5", "Khu 1", "Khu 2", "Khu 3", "Thôn 1", "Thôn 2")


@dataclass(frozen=True, slots=True)
class Applicant:
    """One applicant as the plan knows it: its place in the list is its number there.

    ``home`` is the code of the commune; ``username`` the sign-in of the two demo citizens.
    """

    party: NewParty
    home: str
    username: str = ""

    @property
    def is_citizen(self) -> bool:
        """A person, not an organisation."""
        return self.party.kind is PartyKind.CITIZEN


def citizen(dice: Dice, number: int, home: str, place: str, username: str = "") -> Applicant:
    """The ``number``-th citizen, living in the commune ``home``, named ``place``."""
    gender = gender_of(dice)
    born_on = OLDEST + timedelta(days=dice.between(0, (YOUNGEST - OLDEST).days))
    party = NewParty(
        kind=PartyKind.CITIZEN,
        number_kind=NumberKind.IDENTITY,
        number=identity_number(number, gender, born_on),
        name=full_name(dice, gender),
        born_on=born_on,
        phone=phone(number),
        address=f"{dice.pick(PLACES)}, {place}",
    )
    return Applicant(party, home, username)


def organisation(dice: Dice, number: int, home: str, place: str) -> Applicant:
    """The ``number``-th organisation, with a representative."""
    trade = dice.pick(TRADES)
    party = NewParty(
        kind=PartyKind.ORGANISATION,
        number_kind=NumberKind.TAX,
        number=f"{SIMULATED_PLACE}{number:07d}",
        name=f"Công ty TNHH {trade} Minh Họa số {number}",
        representative=full_name(dice, gender_of(dice)),
        phone=phone(50_000 + number),
        address=f"{dice.pick(PLACES)}, {place}",
    )
    return Applicant(party, home)


def identity_number(number: int, gender: Gender, born_on: date) -> str:
    """Twelve digits: place, century and gender, two of the year, and a running number."""
    century = 2 * (born_on.year // 100 - 19) + (gender is Gender.FEMALE)
    return f"{SIMULATED_PLACE}{century}{born_on.year % 100:02d}{number:06d}"


def phone(number: int) -> str:
    """Ten digits of a number that nobody has."""
    return f"{PHONE_LEAD}{number % 100_000:05d}"


def applicants(
    dice: Dice, homes: Sequence[tuple[str, str, float]], *, citizens: int, organisations: int
) -> tuple[Applicant, ...]:
    """Citizens first, then organisations; ``homes``: code, name and weight of each commune."""
    wheel = Wheel([weight for _, _, weight in homes])
    found = []
    for number in range(1, citizens + 1):
        home, place, _ = homes[wheel.turn(dice)]
        found.append(citizen(dice, number, home, place))
    for number in range(1, organisations + 1):
        home, place, _ = homes[wheel.turn(dice)]
        found.append(organisation(dice, number, home, place))
    return tuple(found)
