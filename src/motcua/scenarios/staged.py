"""Dossiers that wait for somebody at the end, so that each demo desk has work of every kind on it.

They are filed and handled like all others; only their last step is left for whoever tries the
program. Some fall due today or tomorrow, some are overdue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from motcua.cores.clock import ZONE, Calendar, add_minutes, elapsed_minutes
from motcua.cores.clock.instants import day_of
from motcua.scenarios.arrivals import COUNTER, ONLINE, Demand, Submission, applicant_for
from motcua.scenarios.dice import Dice
from motcua.scenarios.matters import Matter
from motcua.scenarios.offices import Office

STAGED_PART = 51
LATER = 99


@dataclass(frozen=True, slots=True)
class Held:
    """One dossier to be left at ``step``; due so many working days after the end (before: minus).

    For online filings that nobody answered, ``minutes``: the office time since they came.
    """

    step: str
    due_in: int = LATER
    minutes: int = 0


AT_EACH_DESK = (
    Held("answer", minutes=50),
    Held("answer", minutes=330),
    Held("answer", minutes=610),
    Held("hand_over", minutes=40),
    Held("await_supplement", minutes=900),
    Held("assign", due_in=1),
    Held("assign", due_in=2),
    Held("settle", due_in=-2),
    Held("settle", due_in=0),
    Held("settle", due_in=1),
    Held("settle", due_in=3),
    Held("sign", due_in=-1),
    Held("sign", due_in=0),
    Held("sign", due_in=1),
    Held("issue", due_in=0),
    Held("issue", due_in=1),
    Held("return_result", due_in=0),
    Held("return_result", due_in=1),
)


def staged_submissions(
    demand: Demand, key: tuple[int, int], at_most: int, own: Sequence[int]
) -> list[Submission]:
    """The waiting dossiers of all shown desks; ``own``: the demo citizens, who get some of them."""
    found: list[Submission] = []
    for office in (each for each in demand.world.offices.values() if each.shown):
        for held in AT_EACH_DESK:
            number = len(found)
            dice = Dice(*key, STAGED_PART, number)
            one = _submission(demand, dice, office, held, number)
            if one is not None:
                found.append(one)
    return _with_own(found, own)[:at_most]


def _with_own(found: list[Submission], own: Sequence[int]) -> list[Submission]:
    """Every fifth dossier of a commune belongs to a demo citizen."""
    return [
        replace(one, applicant=own[place // 5 % len(own)])
        if own and place % 5 == 0 and one.office.place
        else one
        for place, one in enumerate(found)
    ]


def _submission(
    demand: Demand, dice: Dice, office: Office, held: Held, number: int
) -> Submission | None:
    online = held.step in {"answer", "await_supplement"}
    matters = [each for each in _of(demand, office) if _fits(each, held, online=online)]
    if not matters:
        return None
    matter = dice.pick(matters)
    filed_at = _filed_at(demand, dice, matter, held)
    if filed_at is None:
        return None
    return Submission(
        filed_at=filed_at,
        matter=matter,
        office=office,
        receiving=office.centre,
        channel=ONLINE if online else COUNTER,
        applicant=applicant_for(demand, dice, matter, office),
        luck=1_000_000 + number,
        held_at=held.step,
    )


def _of(demand: Demand, office: Office) -> list[Matter]:
    found = demand.matters.get(office.kind, ())
    return [each for each in found if each.department in {"", office.code}]


def _fits(matter: Matter, held: Held, *, online: bool) -> bool:
    """Filed by that way, and for a wanted due date with a limit in working days that allows it."""
    if (ONLINE if online else COUNTER) not in matter.channels:
        return False
    return held.due_in == LATER or (matter.limit.unit == "working_day" and 2 <= matter.days <= 30)


def _filed_at(demand: Demand, dice: Dice, matter: Matter, held: Held) -> datetime | None:
    """When it must come in to stand where it is wanted; None where the span is too short."""
    calendar, until = demand.calendar, demand.span.until_at
    if held.due_in == LATER:
        return back_by(calendar, until, held.minutes, demand.span.from_on)
    back = matter.limit.amount - held.due_in
    opens = _working_day(calendar, _standing_day(calendar, until), -back)
    if opens < demand.span.from_on or back < 1:
        return None
    start = datetime.combine(opens, datetime.min.time(), ZONE)
    return add_minutes(calendar, start, dice.between(20, 150))


def _standing_day(calendar: Calendar, until: datetime) -> date:
    """The working day on which somebody next sits down: today, or after a day off the next."""
    on = until.astimezone(ZONE).date()
    while not calendar.is_working_day(on):
        on += timedelta(days=1)
    return on


def _working_day(calendar: Calendar, start: date, steps: int) -> date:
    """The working day so many working days after (before: minus) a working day."""
    on, left = start, abs(steps)
    while left:
        on += timedelta(days=1 if steps > 0 else -1)
        left -= calendar.is_working_day(on)
    return on


def back_by(calendar: Calendar, until: datetime, minutes: int, not_before: date) -> datetime | None:
    """The instant in office hours from which so many working minutes lie before ``until``."""
    on = until.astimezone(ZONE).date()
    while on >= not_before:
        opens = datetime.combine(on, datetime.min.time(), ZONE)
        worked = elapsed_minutes(calendar, opens, until)
        if calendar.shifts_on(day_of(on)) and worked >= minutes:
            return add_minutes(calendar, opens, max(1, worked - minutes))
        on -= timedelta(days=1)
    return None


def steps_shown() -> Iterator[str]:
    """Every step at which something waits, once."""
    yield from dict.fromkeys(held.step for held in AT_EACH_DESK)
