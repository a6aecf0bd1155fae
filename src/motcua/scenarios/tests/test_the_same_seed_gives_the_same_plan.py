"""A plan follows from province, seed, span and behaviour alone."""

from dataclasses import replace

from motcua.scenarios.behaviour import Behaviour
from motcua.scenarios.plan import make_plan
from motcua.scenarios.summary import summary_of
from motcua.scenarios.tests.premises import DA_NANG, premises, usual


def test_twice_the_same_is_the_same_act_for_act() -> None:
    first, plan = usual()
    again = make_plan(premises())
    assert list(again.acts) == list(plan.acts)
    assert list(again.states) == list(plan.states)
    assert again.applicants == plan.applicants
    assert summary_of(first, again) == summary_of(first, plan)


def test_another_seed_is_another_story() -> None:
    _, plan = usual()
    other = make_plan(premises(seed=767))
    assert [act.at for act in other.acts] != [act.at for act in plan.acts]
    assert [one.party.name for one in other.applicants] != [
        one.party.name for one in plan.applicants
    ]


def test_another_province_is_another_story() -> None:
    _, plan = usual()
    other = make_plan(premises(province=DA_NANG))
    assert not {state.code for state in other.states} & {state.code for state in plan.states}


def test_one_habit_changed_leaves_what_is_filed_as_it_was() -> None:
    _, plan = usual()
    usually = Behaviour()
    less = replace(usually, afterwards=replace(usually.afterwards, rates=0.0))
    other = make_plan(premises(behaviour=less))
    assert [state.code for state in other.states] == [state.code for state in plan.states]
    assert all(state.counted.disliked is None for state in other.states)
    assert any(state.counted.disliked is not None for state in plan.states)


def test_acts_stand_in_order_of_time_and_each_passed_the_rules() -> None:
    _, plan = usual()
    times = [act.at for act in plan.acts]
    assert times == sorted(times)
    assert sum(state.sequence for state in plan.states) == len(plan.acts)
    assert len({state.code for state in plan.states}) == len(plan.states) == 600
