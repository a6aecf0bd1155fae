"""Nobody draws lots for being late: halve the officers' free turns and more comes too late."""

from dataclasses import replace

import pytest

from motcua.cores.casework import Fact, fact_of, on_time
from motcua.scenarios.behaviour import Behaviour
from motcua.scenarios.offices import world_of
from motcua.scenarios.plan import Premises, make_plan, shipped_calendar
from motcua.scenarios.planned import Plan
from motcua.scenarios.tests.premises import AS_OF, premises

pytestmark = pytest.mark.slow
DOSSIERS = 2000


def played(capacity: float, seed: int = 766) -> tuple[Premises, Plan]:
    """The usual province with officers so free."""
    usually = Behaviour()
    settlement = replace(usually.settlement, capacity=capacity)
    found = premises(
        seed=seed, dossiers=DOSSIERS, behaviour=replace(usually, settlement=settlement)
    )
    return found, make_plan(found)


def facts_of(plan: Plan) -> list[Fact]:
    return [fact for state in plan.states if (fact := fact_of(state)) is not None]


def percent_on_time(facts: list[Fact]) -> float:
    return 100 * sum(on_time(fact, AS_OF) for fact in facts) / len(facts)


def test_half_the_capacity_costs_at_least_five_points() -> None:
    _, usual = played(1.0)
    _, half = played(0.5)
    assert percent_on_time(facts_of(usual)) - percent_on_time(facts_of(half)) >= 5


@pytest.mark.parametrize("seed", [1, 2, 766])
def test_most_is_on_time_and_units_differ(seed: int) -> None:
    first, plan = played(1.0, seed)
    facts = facts_of(plan)
    assert 91 <= percent_on_time(facts) <= 98.5
    world = world_of(first.setup, plan.cast, first.behaviour, first.seed)
    weak = [fact for fact in facts if world.offices[fact.unit_code].ways.weak]
    others = [fact for fact in facts if not world.offices[fact.unit_code].ways.weak]
    assert percent_on_time(others) - percent_on_time(weak) >= 5


def test_letters_of_apology_go_out_in_time_and_too_late() -> None:
    _, plan = played(0.8)
    letters = [state.apology for state in plan.states if state.apology]
    assert any(letter.in_time for letter in letters)
    assert any(not letter.in_time for letter in letters)
    assert len({letter.cause for letter in letters}) >= 3


def test_the_online_share_grows_through_the_period() -> None:
    plan = make_plan(replace(premises(dossiers=DOSSIERS), staged=False))
    ordered = sorted(plan.states, key=lambda state: state.filed_at)
    third = len(ordered) // 3
    early, late = (
        sum(state.channel == "online" for state in part) / third
        for part in (ordered[:third], ordered[-third:])
    )
    assert 0.5 <= early <= late - 0.05 <= 0.8


def test_mondays_and_mornings_are_busy_at_the_counter() -> None:
    _, plan = played(1.0)
    filed = [state.filed_at for state in plan.states if state.channel == "counter"]
    by_weekday = [sum(at.weekday() == day for at in filed) for day in range(7)]
    assert by_weekday[0] == max(by_weekday)
    working = shipped_calendar().is_working_day
    assert all(working(at.date()) for at in filed)
    assert sum(at.hour < 12 for at in filed) > sum(at.hour >= 12 for at in filed)
