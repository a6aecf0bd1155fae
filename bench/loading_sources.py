"""From what the million dossiers are drawn: a province, busy and quiet desks, names, working days.

Chance has a fixed seed. Weights are invented: they give lists and boards the shape of a real
province (departments busy, communes unequal, many rare procedures), not its numbers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from motcua.foundation.accounts.models import User
from motcua.foundation.text import fold
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.indices import queries as indices
from motcua.rooms.people import operations as people_operations
from motcua.rooms.people import queries as people
from motcua.scenarios import provinces
from motcua.scenarios.dice import Dice
from motcua.scenarios.names import full_name, gender_of

PROVINCE, SEED = "22", 766
MONTHS, SLOTS, NAMES, DOSSIERS_PER_PARTY = 24, 100_000, 20_000, 4
PROCEDURES = 200
# A department is as busy with a procedure as this many communes.
DEPARTMENT_SIZE = 8.0

Slot = tuple[str, str, str, int, int, int | None, bool]


@dataclass(frozen=True)
class Premises:
    """The province as it was loaded; ``officers`` are user names by what they are."""

    as_of: datetime
    slots: Sequence[Slot]
    officers: Mapping[str, str]


def set_up(as_of: datetime) -> Premises:
    """Units, catalogue, and two officers who each have 200 procedures in 3 busy units."""
    setup = provinces.province_setup(PROVINCE)
    registrar = User.objects.create_user("khoitao", None, "Khởi tạo dữ liệu thử tải")
    provinces.load_units(setup, actor=registrar, at=as_of)
    provinces.load_catalogue(actor=registrar, at=as_of)
    provinces.load_competences(setup, actor=registrar, at=as_of)
    slots = list(_slots(as_of.date()))
    busiest = [code for code, _ in Counter(slot[0] for slot in slots).most_common()]
    communes = [code for code in busiest if code in setup.communes][:3]
    centres = Counter(slot[1] for slot in slots).most_common(3)
    places = {
        "case officer of three communes": ("case_officer", communes),
        "receiver of the three busiest centres": ("receiver", [code for code, _ in centres]),
    }
    officers = {
        what: _officer(f"thutai{number}", role, units, registrar, as_of)
        for number, (what, (role, units)) in enumerate(places.items(), 1)
    }
    return Premises(as_of, slots, officers)


def _officer(name: str, role: str, units: Sequence[str], registrar: User, as_of: datetime) -> str:
    user = User.objects.create_user(name, None, f"Cán bộ thử tải {name[-1]}")
    people_operations.enrol_officer(
        user=user, full_name=user.display_name, position_vi="Chuyên viên", actor=registrar, at=as_of
    )
    for unit_code in units:
        people_operations.appoint(
            user_id=user.pk,
            unit_code=unit_code,
            role=role,
            from_on=date(2025, 7, 1),
            procedures=sorted(catalogue.versions_on(as_of.date()))[:PROCEDURES],
            actor=registrar,
            at=as_of,
        )
    return name


def tables(premises: Premises, dossiers: int) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The small tables of ``loading.sql``: columns and rows."""
    as_of, day, dice = premises.as_of, premises.as_of.date(), Dice(SEED)
    names = [full_name(dice, gender_of(dice)) for _ in range(NAMES)]
    yield (
        "counted (dossiers bigint, parties bigint, as_of timestamptz)",
        [(dossiers, dossiers // DOSSIERS_PER_PARTY, as_of)],
    )
    yield "days (place bigint, day date)", list(enumerate(_working_days(day)))
    yield (
        "names (place bigint, name text, fold text)",
        [(place, name, fold(name)) for place, name in enumerate(names)],
    )
    yield "board_rows (row_code text)", [(each.code,) for each in indices.members_on(day)]
    yield "entered_metrics (metric text)", [(code,) for code in indices.ENTERED]
    yield (
        "wheel (slot bigint, unit_code text, receiving_unit text, procedure_code text,"
        " version_id bigint, limit_days int, fee_vnd bigint, online_offered bool)",
        [(place, *slot) for place, slot in enumerate(premises.slots)],
    )


def _working_days(until: date) -> Iterator[date]:
    """Mondays to Fridays of the last 24 months and of the year to come."""
    length = int(30.44 * MONTHS)
    for number in range(length + 366):
        day = until + timedelta(days=number - length)
        if day.weekday() < 5:
            yield day


def _slots(day: date) -> Iterator[Slot]:
    """Unit and procedure, on as many of 100,000 slots as they are busy."""
    dice, versions = Dice(SEED, 1), catalogue.versions_on(day)
    departments = {unit.code for unit in people.units(level=people.Level.DEPARTMENT, on=day)}
    weighed: list[tuple[float, Slot]] = []
    for unit, codes in sorted(catalogue.settled_by_unit(day).items()):
        busy = dice.around(DEPARTMENT_SIZE if unit in departments else 1.0, 0.5)
        centre = people.centre_of(unit, day)
        for place, code in enumerate(sorted(codes & versions.keys())):
            weight = busy * dice.around(1.0, 1.2) / (1 + place / 40)
            weighed.append((weight, _slot(unit, centre.code if centre else unit, versions[code])))
    share = SLOTS / sum(weight for weight, _ in weighed)
    for weight, slot in weighed:
        yield from (slot for _ in range(max(1, round(weight * share))))


def _slot(unit: str, centre: str, version: catalogue.VersionRow) -> Slot:
    """With days to settle, fee, and whether it can be filed online."""
    limit = version.limit
    days = 7 if limit is None else limit.amount if limit.unit == "working_day" else 3
    fee = next((each.amount_vnd for each in version.fees if each.amount_vnd), None)
    online = version.online_level != catalogue.OnlineLevel.NONE
    return (unit, centre, version.code, version.version_id, min(max(days, 1), 200), fee, online)
