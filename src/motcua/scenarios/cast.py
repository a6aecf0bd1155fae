"""The officers of a province: enough in every unit to act, and a few whose password is known.

Demo accounts bear names one can remember and share one published password, so that anybody may
try each role; all others have no password at all. The same province and seed give the same people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from motcua.rooms.people.queries import Level, Role
from motcua.scenarios.dice import Dice
from motcua.scenarios.names import full_name, gender_of
from motcua.scenarios.population import Applicant, citizen, phone
from motcua.scenarios.provinces import ProvinceSetup

DEMO_PASSWORD = "motcua-demo"
DEMO_COMMUNES = 3
# Departments whose desks are shown: short name in user names, slug of the unit.
DEMO_DEPARTMENTS: Mapping[str, str] = {"datdai": "land_registry", "xaydung": "construction"}
PEOPLE_PART, CITIZEN_PART = 11, 12
# Numbers of the two citizens who can sign in; no other applicant has them.
FIRST_DEMO_CITIZEN = 900_001


@dataclass(frozen=True, slots=True)
class Member:
    """One officer before there is an account; ``duties`` are roles with the code of the unit."""

    username: str
    name: str
    position: str
    phone: str
    duties: tuple[tuple[Role, str], ...]
    demo: bool = False


@dataclass(frozen=True)
class Cast:
    """All officers, and the citizens who can sign in."""

    members: tuple[Member, ...]
    citizens: tuple[Applicant, ...]
    _by_duty: Mapping[tuple[Role, str], tuple[Member, ...]] = field(repr=False)

    def holding(self, role: Role, unit_code: str) -> tuple[Member, ...]:
        """Who holds ``role`` in the unit; demo accounts first."""
        return self._by_duty.get((role, unit_code), ())


@dataclass(frozen=True, slots=True)
class _Place:
    """A post to be filled: ``known_as`` is the user name of a demo account, else empty."""

    position: str
    duties: tuple[tuple[Role, str], ...]
    known_as: str = ""


def cast_of(setup: ProvinceSetup, seed: int) -> Cast:
    """The officers of a province."""
    dice = Dice(seed, int(setup.gso_code), PEOPLE_PART)
    members = tuple(_member(dice, number, each) for number, each in enumerate(_places(setup), 1))
    by_duty: dict[tuple[Role, str], list[Member]] = {}
    for member in members:
        for duty in member.duties:
            by_duty.setdefault(duty, []).append(member)
    ranked = {
        duty: tuple(sorted(holders, key=lambda one: not one.demo))
        for duty, holders in by_duty.items()
    }
    return Cast(members, _demo_citizens(setup, seed), ranked)


def _member(dice: Dice, number: int, place: _Place) -> Member:
    return Member(
        username=place.known_as or f"canbo{number:04d}",
        name=full_name(dice, gender_of(dice)),
        position=place.position,
        phone=phone(90_000 + number),
        duties=place.duties,
        demo=bool(place.known_as),
    )


def _demo_citizens(setup: ProvinceSetup, seed: int) -> tuple[Applicant, ...]:
    dice = Dice(seed, int(setup.gso_code), CITIZEN_PART)
    names = place_names(setup)
    return tuple(
        citizen(dice, FIRST_DEMO_CITIZEN + at, home, names[home], username=f"congdan{at + 1}")
        for at, home in enumerate(setup.communes[:2])
    )


def place_names(setup: ProvinceSetup) -> dict[str, str]:
    """The communes' names as addresses have them, by code."""
    found = {unit.code: unit.name_vi for unit in setup.units if unit.level is Level.COMMUNE}
    return {code: name.removeprefix("Ủy ban nhân dân ") for code, name in found.items()}


def _places(setup: ProvinceSetup) -> Iterator[_Place]:
    yield from _province(setup)
    shown = {setup.departments[slug]: short for short, slug in DEMO_DEPARTMENTS.items()}
    centre = setup.departments["centre"]
    for code in setup.departments.values():
        if code != centre:
            yield from _settling(code, "Giám đốc", "Chuyên viên", 4, shown.get(code, ""))
    for number, code in enumerate(setup.communes, 1):
        short = f"xa{number}" if number <= DEMO_COMMUNES else ""
        yield from _settling(code, "Chủ tịch", "Công chức chuyên môn", 2, short)
        yield from _desk(setup.centres[code], 2, short)
        yield from _settling(setup.police[code], "Trưởng Công an", "Cán bộ Công an", 2, "")


def _province(setup: ProvinceSetup) -> Iterator[_Place]:
    """Those who look at the whole province, and its centre."""
    top, centre = setup.code, setup.departments["centre"]
    chair = ((Role.LEADER, top), (Role.HEAD_OF_UNIT, top))
    yield _Place("Chủ tịch", chair, "lanhdao")
    yield _Place("Phó Chủ tịch", chair)
    yield from _staff(top, "Chuyên viên Văn phòng", 2, "tinh")
    yield from _desk(centre, 6, "tinh")
    yield _Place("Kế toán", ((Role.FINANCE, centre),), "ketoan")
    watchers = (
        ("Chuyên viên cải cách hành chính", Role.REFORM_OFFICE, "caicach"),
        ("Thanh tra viên", Role.INSPECTOR, "kiemtra"),
        ("Ủy viên Ủy ban Mặt trận Tổ quốc", Role.SUPERVISOR, "giamsat"),
        ("Quản trị nghiệp vụ", Role.BUSINESS_ADMIN, "nghiepvu"),
        ("Quản trị kỹ thuật", Role.TECHNICAL_ADMIN, "kythuat"),
    )
    for position, role, known_as in watchers:
        yield _Place(position, ((role, top),), known_as)


def _settling(code: str, head: str, officer: str, officers: int, short: str) -> Iterator[_Place]:
    """A unit that settles: its head and deputy, case officers, and a clerk."""
    duty = ((Role.HEAD_OF_UNIT, code),)
    yield _Place(head, duty, f"thutruong.{short}" if short else "")
    deputy = {"Chủ tịch": "Phó Chủ tịch", "Giám đốc": "Phó Giám đốc"}.get(head)
    if deputy:
        yield _Place(deputy, duty)
    yield from _staff(code, officer, officers, short)


def _staff(code: str, officer: str, officers: int, short: str) -> Iterator[_Place]:
    for number in range(officers):
        known_as = f"thuly.{short}" if short and not number else ""
        yield _Place(officer, ((Role.CASE_OFFICER, code),), known_as)
    yield _Place("Văn thư", ((Role.CLERK, code),), f"vanthu.{short}" if short else "")


def _desk(centre: str, receivers: int, short: str) -> Iterator[_Place]:
    """A one-stop centre: who receives and returns."""
    for number in range(receivers):
        known_as = f"tiepnhan.{short}" if short and not number else ""
        yield _Place("Công chức một cửa", ((Role.RECEIVER, centre),), known_as)
