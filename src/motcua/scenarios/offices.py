"""The units that settle, each with its centre, its people and its own habits.

Habits are drawn once per unit: some digitise everything, some hardly anything; a few are weak, with
officers who are seldom free. What a unit keeps to, all its dossiers show.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.rooms.people.queries import Level, Role
from motcua.scenarios.behaviour import Behaviour, Habits
from motcua.scenarios.cast import DEMO_COMMUNES, DEMO_DEPARTMENTS, Cast, Member
from motcua.scenarios.dice import Dice
from motcua.scenarios.provinces import ProvinceSetup

HABITS_PART = 21
DEMO_SIZE = 2.2
# Of all communes, the busiest are about six times as busy as the quietest.
SIZE_SPREAD = 0.42
# Where one weak unit does not decide about the whole province.
MAY_BE_WEAK = frozenset({"commune", "commune_police", "department"})


@dataclass(frozen=True, slots=True)
class Ways:
    """The habits of one unit, shares 0 to 1; ``pace`` stretches what heads and clerks take."""

    digitises: float
    reuses: float
    population_data: float
    electronic_result: float
    result_digitised: float
    shares: float
    pays_online: float
    online_lift: float
    availability: float
    pace: float
    apologises: float
    weak: bool


@dataclass(frozen=True, slots=True)
class Office:
    """One settling unit; ``centre`` receives for it; ``place`` is the code of its commune or ""."""

    code: str
    kind: str
    centre: str
    place: str
    size: float
    ways: Ways
    heads: tuple[Member, ...]
    officers: tuple[Member, ...]
    clerks: tuple[Member, ...]
    shown: bool


@dataclass(frozen=True)
class World:
    """A province ready to be played: its offices by code, and who receives at each centre."""

    setup: ProvinceSetup
    cast: Cast
    offices: Mapping[str, Office]
    receivers: Mapping[str, tuple[Member, ...]]
    places: Mapping[str, str]

    def of_kind(self, kind: str) -> tuple[Office, ...]:
        """All offices of one kind."""
        return tuple(office for office in self.offices.values() if office.kind == kind)


def world_of(setup: ProvinceSetup, cast: Cast, behaviour: Behaviour, seed: int) -> World:
    """All offices of a province with habits drawn for this seed."""
    offices: dict[str, Office] = {}
    for number, (code, kind, place) in enumerate(_settling(setup)):
        dice = Dice(seed, int(setup.gso_code), HABITS_PART, number)
        offices[code] = _office(setup, cast, behaviour, dice, code, kind, place)
    centres = [setup.departments["centre"], *setup.centres.values()]
    return World(
        setup=setup,
        cast=cast,
        offices=offices,
        receivers={code: cast.holding(Role.RECEIVER, code) for code in centres},
        places={unit.code: unit.gso_code for unit in setup.units},
    )


def _settling(setup: ProvinceSetup) -> list[tuple[str, str, str]]:
    """Code, kind and commune of every unit that may lead."""
    wide = {"police", "social_insurance", "land_registry"}
    levels = {unit.code: unit.level for unit in setup.units}
    found = [(setup.code, "province", "")]
    for slug, code in setup.departments.items():
        if slug in wide:
            found.append((code, slug, ""))
        elif levels[code] is Level.DEPARTMENT:
            found.append((code, "department", ""))
    for commune in setup.communes:
        found.append((commune, "commune", commune))
        found.append((setup.police[commune], "commune_police", commune))
    return found


def _office(
    setup: ProvinceSetup,
    cast: Cast,
    behaviour: Behaviour,
    dice: Dice,
    code: str,
    kind: str,
    place: str,
) -> Office:
    shown = _shown(setup, code)
    size = DEMO_SIZE if place in setup.communes[:DEMO_COMMUNES] else dice.around(1.0, SIZE_SPREAD)
    return Office(
        code=code,
        kind=kind,
        centre=setup.centres[place] if place else setup.departments["centre"],
        place=place,
        size=size,
        ways=_ways(behaviour, dice, weak_allowed=kind in MAY_BE_WEAK and not shown),
        heads=cast.holding(Role.HEAD_OF_UNIT, code),
        officers=cast.holding(Role.CASE_OFFICER, code),
        clerks=cast.holding(Role.CLERK, code),
        shown=shown,
    )


def _shown(setup: ProvinceSetup, code: str) -> bool:
    """Whether demo accounts sit there, so that its desks must always have work."""
    departments = {setup.departments[slug] for slug in DEMO_DEPARTMENTS.values()}
    return code in departments | {setup.code, *setup.communes[:DEMO_COMMUNES]}


def _ways(behaviour: Behaviour, dice: Dice, *, weak_allowed: bool) -> Ways:
    habits, settlement, lateness = behaviour.habits, behaviour.settlement, behaviour.lateness
    weak = dice.chance(settlement.weak_units) and weak_allowed
    low, high = settlement.availability_low, settlement.availability_high
    free = settlement.availability_weak if weak else dice.within(low, high)
    # One leaning for all habits of a unit, so that good units are good at several things.
    leaning = dice.within(-habits.spread, habits.spread)
    return Ways(
        digitises=_habit(habits, dice, habits.digitises, leaning),
        reuses=_habit(habits, dice, habits.reuses, leaning),
        population_data=_habit(habits, dice, habits.population_data, leaning),
        electronic_result=_habit(habits, dice, habits.electronic_result, leaning),
        result_digitised=_habit(habits, dice, habits.result_digitised, leaning),
        shares=_habit(habits, dice, habits.shares, leaning),
        pays_online=_habit(habits, dice, habits.pays_online, leaning),
        online_lift=dice.within(-0.10, 0.10),
        availability=min(1.0, free * settlement.capacity),
        pace=dice.within(1.5, 2.2) if weak else dice.around(1.0, 0.2),
        apologises=dice.within(lateness.apologises_low, lateness.apologises_high),
        weak=weak,
    )


def _habit(habits: Habits, dice: Dice, middle: float, leaning: float) -> float:
    """Around ``middle``, half by the unit's leaning and half by itself; always within 0 to 1."""
    own = dice.within(-habits.spread, habits.spread)
    return min(0.99, max(0.02, middle + (leaning + own) / 2))
