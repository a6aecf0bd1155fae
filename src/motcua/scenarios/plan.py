"""Makes the plan of a province: who applies, what is filed, and all that follows, from one seed.

Pure: the same premises and seed give the same plan, act for act, on every machine; no database and
no wall clock. Whoever wants it in a database carries it out with ``driver``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.cores.clock import ZONE, Calendar, calendar_of
from motcua.foundation import rulefiles
from motcua.rooms.documents import queries as documents
from motcua.scenarios.arrivals import TRAITS_PART, Span, Submission, demand_of, submissions
from motcua.scenarios.behaviour import Behaviour
from motcua.scenarios.cast import Cast, cast_of, place_names
from motcua.scenarios.clockwork import Clockwork, Running
from motcua.scenarios.course import Scene, begin
from motcua.scenarios.course.turns import GRID
from motcua.scenarios.dice import Dice
from motcua.scenarios.matters import matters_of
from motcua.scenarios.offices import World, world_of
from motcua.scenarios.planned import Plan
from motcua.scenarios.population import Applicant, applicants
from motcua.scenarios.provinces import ProvinceSetup
from motcua.scenarios.staged import staged_submissions

POPULATION_PART = 61
CITIZENS_PER_DOSSIER, ORGANISATIONS_PER_DOSSIER = 0.8, 0.05
# At most this part of all dossiers waits for somebody to try the program.
STAGED_SHARE = 0.25
# In a unit with much work a turn does so much that the desks are this full.
FULLNESS = 0.75


@dataclass(frozen=True, kw_only=True)
class Premises:
    """Everything a plan follows from. ``staged``: some dossiers wait at the demo desks."""

    setup: ProvinceSetup
    span: Span
    dossiers: int
    seed: int
    behaviour: Behaviour = field(default_factory=Behaviour)
    staged: bool = True

    @property
    def key(self) -> tuple[int, int]:
        """Seed and province, where all dice begin."""
        return self.seed, int(self.setup.gso_code)


def shipped_calendar() -> Calendar:
    """The calendar of an office that has entered nothing of its own."""
    return calendar_of(rulefiles.load("calendars/vn"), rulefiles.load("hours/default"))


def population_of(premises: Premises, cast: Cast) -> tuple[Applicant, ...]:
    """The demo citizens first, then everybody else."""
    setup, wanted = premises.setup, max(premises.dossiers, 20)
    names = place_names(setup)
    homes = [(code, names[code], 1.0) for code in setup.communes]
    others = applicants(
        Dice(*premises.key, POPULATION_PART),
        homes,
        citizens=int(wanted * CITIZENS_PER_DOSSIER),
        organisations=int(wanted * ORGANISATIONS_PER_DOSSIER),
    )
    return cast.citizens + others


def make_plan(premises: Premises) -> Plan:
    """The whole plan."""
    cast = cast_of(premises.setup, premises.seed)
    world = world_of(premises.setup, cast, premises.behaviour, premises.seed)
    people = population_of(premises, cast)
    calendar = shipped_calendar()
    filed = _filed(premises, world, people, calendar)
    clock = Clockwork(calendar, premises.span.until_at)
    scene = Scene(world, premises.behaviour, clock, premises.key, _paces(filed, world, premises))
    running = [_begin(scene, number, one, code) for number, one, code in _coded(filed)]
    clock.run()
    return Plan(
        acts=sorted(clock.acts, key=lambda act: (act.at, act.number)),
        states=[each.now for each in running],
        applicants=people,
        applicant_of=[one.applicant for one in filed],
        cast=cast,
        results_given=scene.numbers,
    )


def _filed(
    premises: Premises, world: World, people: Sequence[Applicant], calendar: Calendar
) -> list[Submission]:
    """All submissions in order of time."""
    demand = demand_of(
        premises.behaviour, world, matters_of(premises.setup), people, calendar, premises.span
    )
    waiting: list[Submission] = []
    if premises.staged:
        own = [place for place, each in enumerate(people) if each.username]
        most = int(premises.dossiers * STAGED_SHARE)
        waiting = staged_submissions(demand, premises.key, most, own)
    drawn = submissions(demand, premises.key, premises.dossiers - len(waiting))
    return sorted(drawn + waiting, key=lambda one: (one.filed_at, one.luck))


def _coded(filed: Sequence[Submission]) -> list[tuple[int, Submission, str]]:
    """Each with the code it will get: the unit, the day, and a running number."""
    counts: dict[tuple[str, object], int] = {}
    coded = []
    for number, one in enumerate(filed):
        on = one.filed_at.astimezone(ZONE).date()
        place = (one.office.code, on)
        counts[place] = counts.get(place, 0) + 1
        coded.append((number, one, documents.dossier_code(one.office.code, on, counts[place])))
    return coded


def _begin(scene: Scene, number: int, one: Submission, code: str) -> Running:
    dice = Dice(*scene.key, TRAITS_PART, one.luck)
    receivers = scene.world.receivers[one.receiving]
    receiver = receivers[0] if one.held_at else dice.pick(receivers)
    running = Running(number, one, dice, receiver)
    begin(scene, running, code)
    return running


def _paces(filed: Sequence[Submission], world: World, premises: Premises) -> dict[str, float]:
    """How much one turn does in each unit: more where there is much, never less than one."""
    load: dict[str, float] = {}
    for one in filed:
        load[one.office.code] = load.get(one.office.code, 0.0) + one.matter.turns
    days = max(1, len(premises.span.days()) * 5 // 7)
    return {
        code: max(1.0, turns / days / (len(world.offices[code].officers) * len(GRID) * FULLNESS))
        for code, turns in load.items()
    }
