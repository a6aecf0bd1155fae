"""Who files what, where, when and by which way: the demand, drawn before anybody works on it.

Counters follow office hours with a peak in the morning and on Mondays; online filing goes on in
the evening and at weekends, and its share grows through the period.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.cores.clock import ZONE, Calendar, add_minutes, instant_of
from motcua.cores.clock.instants import DAY_MINUTES, day_of
from motcua.scenarios.behaviour import Arrivals, Behaviour
from motcua.scenarios.dice import Dice, Wheel
from motcua.scenarios.matters import Matter
from motcua.scenarios.offices import Office, World
from motcua.scenarios.population import Applicant

ARRIVALS_PART, TRAITS_PART = 31, 32
COUNTER, ONLINE, POST = "counter", "online", "post"
KINDS = (
    "commune",
    "commune_police",
    "land_registry",
    "police",
    "social_insurance",
    "department",
    "province",
)
# Twelve parts of the office day, by how many people come in each.
OFFICE_DAY = (1.2, 1.9, 1.8, 1.5, 1.0, 0.6, 1.0, 1.2, 1.1, 0.8, 0.5, 0.2)
# Two-hour parts of the whole day, for those who file online.
WHOLE_DAY = (0.1, 0.02, 0.05, 0.5, 1.6, 1.3, 0.8, 1.3, 1.2, 0.6, 1.1, 0.6)
# The last filings leave the counter before it closes.
LAST_MINUTES = 20


@dataclass(frozen=True, slots=True)
class Span:
    """From the start of ``from_on`` until just before ``until_at``."""

    from_on: date
    until_at: datetime

    def days(self) -> list[date]:
        """Every day of the span, the last one too."""
        last = self.until_at.astimezone(ZONE).date()
        return [self.from_on + timedelta(days=n) for n in range((last - self.from_on).days + 1)]


@dataclass(frozen=True, slots=True)
class Submission:
    """One dossier as it is handed in; ``held_at``: the work it must still wait for at the end."""

    filed_at: datetime
    matter: Matter
    office: Office
    receiving: str
    channel: str
    applicant: int
    luck: int
    held_at: str = ""


@dataclass(frozen=True)
class Demand:
    """The wheels from which submissions are drawn."""

    arrivals: Arrivals
    world: World
    matters: Mapping[str, Sequence[Matter]]
    applicants: Sequence[Applicant]
    calendar: Calendar
    span: Span
    by_home: Mapping[str, Sequence[int]]
    citizens: Sequence[int]
    organisations: Sequence[int]
    kinds: Wheel
    of_kind: Mapping[str, Wheel]
    units: Mapping[str, Wheel]
    all_days: Sequence[date]
    open_days: Sequence[date]
    open_wheel: Wheel
    all_wheel: Wheel
    office_day: Wheel
    whole_day: Wheel


def demand_of(
    behaviour: Behaviour,
    world: World,
    matters: Sequence[Matter],
    applicants: Sequence[Applicant],
    calendar: Calendar,
    span: Span,
) -> Demand:
    """Gathers all wheels of a scenario."""
    arrivals = behaviour.arrivals
    by_kind = {kind: [each for each in matters if each.kind == kind] for kind in KINDS}
    present = {kind: found for kind, found in by_kind.items() if found and world.of_kind(kind)}
    open_days = [day for day in span.days() if calendar.is_working_day(day)]
    citizens = [at for at, each in enumerate(applicants) if each.is_citizen]
    by_home: dict[str, list[int]] = {}
    for at in citizens:
        by_home.setdefault(applicants[at].home, []).append(at)
    return Demand(
        arrivals=arrivals,
        world=world,
        matters=present,
        applicants=applicants,
        calendar=calendar,
        span=span,
        by_home=by_home,
        citizens=citizens,
        organisations=[at for at, each in enumerate(applicants) if not each.is_citizen],
        kinds=Wheel([getattr(arrivals, kind) if kind in present else 0.0 for kind in KINDS]),
        of_kind={kind: Wheel([each.weight for each in found]) for kind, found in present.items()},
        units={kind: Wheel([office.size for office in world.of_kind(kind)]) for kind in present},
        all_days=span.days(),
        open_days=open_days,
        open_wheel=Wheel([arrivals.weekdays[day.weekday() % 5] for day in open_days]),
        all_wheel=Wheel([_online_weight(arrivals, calendar, day) for day in span.days()]),
        office_day=Wheel(OFFICE_DAY),
        whole_day=Wheel(WHOLE_DAY),
    )


def _online_weight(arrivals: Arrivals, calendar: Calendar, day: date) -> float:
    if not calendar.is_working_day(day):
        return arrivals.weekend_online
    return arrivals.weekdays[day.weekday() % 5]


def submissions(demand: Demand, key: tuple[int, int], count: int) -> list[Submission]:
    """``count`` submissions of the span, in no order."""
    seed, province = key
    return [
        _submission(demand, Dice(seed, province, ARRIVALS_PART, number), number)
        for number in range(count)
    ]


def _submission(demand: Demand, dice: Dice, number: int) -> Submission:
    kind = KINDS[demand.kinds.turn(dice)]
    matter = demand.matters[kind][demand.of_kind[kind].turn(dice)]
    office = _office(demand, dice, matter)
    filed_at, channel = _when_and_how(demand, dice, matter, office)
    while filed_at >= demand.span.until_at:
        filed_at, channel = _when_and_how(demand, dice, matter, office)
    return Submission(
        filed_at=filed_at,
        matter=matter,
        office=office,
        receiving=_receiving(demand, dice, office),
        channel=channel,
        applicant=applicant_for(demand, dice, matter, office),
        luck=number,
    )


def _office(demand: Demand, dice: Dice, matter: Matter) -> Office:
    if matter.department:
        return demand.world.offices[matter.department]
    return demand.world.of_kind(matter.kind)[demand.units[matter.kind].turn(dice)]


def _when_and_how(
    demand: Demand, dice: Dice, matter: Matter, office: Office
) -> tuple[datetime, str]:
    """The instant and the way; the online share depends on how far the period has come."""
    progress = dice.share()
    first, last = demand.arrivals.online_at_first, demand.arrivals.online_at_last
    wants_online = dice.chance(first + (last - first) * progress + office.ways.online_lift)
    if wants_online and ONLINE in matter.channels:
        return _online_at(demand, dice, progress), ONLINE
    channel = COUNTER if COUNTER in matter.channels else matter.channels[0]
    if dice.chance(demand.arrivals.post) and POST in matter.channels:
        channel = POST
    if channel == ONLINE:
        return _online_at(demand, dice, progress), ONLINE
    day = demand.open_days[demand.open_wheel.at(progress)]
    return office_instant(demand, dice, day), channel


def _online_at(demand: Demand, dice: Dice, progress: float) -> datetime:
    day = demand.all_days[demand.all_wheel.at(progress)]
    minute = demand.whole_day.turn(dice) * 120 + dice.between(0, 119)
    return instant_of(day_of(day) * DAY_MINUTES + minute)


def office_instant(demand: Demand, dice: Dice, day: date) -> datetime:
    """A minute at which the counter is open on a working day."""
    shifts = demand.calendar.shifts_on(day_of(day))
    whole = sum(shift.closes_minute - shift.opens_minute for shift in shifts)
    part = demand.office_day.turn(dice) + dice.share()
    minutes = min(int(whole * part / len(OFFICE_DAY)), whole - LAST_MINUTES)
    opens = instant_of(day_of(day) * DAY_MINUTES + shifts[0].opens_minute)
    return add_minutes(demand.calendar, opens, max(minutes, 1))


def _receiving(demand: Demand, dice: Dice, office: Office) -> str:
    """Mostly the unit's own centre; now and then any other, whatever the boundary."""
    if not dice.chance(demand.arrivals.away):
        return office.centre
    return dice.pick([code for code in demand.world.receivers if code != office.centre])


def applicant_for(demand: Demand, dice: Dice, matter: Matter, office: Office) -> int:
    """Who applies: an organisation where they mostly do, else somebody who lives there."""
    if matter.for_organisations and demand.organisations:
        return dice.pick(demand.organisations)
    return dice.pick(demand.by_home.get(office.place) or demand.citizens)
