"""Another province and another seed give a whole plan, and no word of Quảng Ninh is in it."""

import pytest

from motcua.scenarios.plan import make_plan
from motcua.scenarios.summary import summary_of
from motcua.scenarios.tests.premises import DA_NANG, HA_NOI, LAI_CHAU, premises, usual


@pytest.mark.parametrize(("province", "seed"), [(DA_NANG, 1), (HA_NOI, 2), (LAI_CHAU, 3)])
def test_a_plan_of_another_province_never_says_quang_ninh(province: str, seed: int) -> None:
    found = premises(province=province, seed=seed, dossiers=300)
    plan = make_plan(found)
    told = f"{plan.acts} {plan.states} {plan.applicants} {plan.cast.members} {found.setup}"
    assert "Quảng Ninh" not in told
    assert "H49" not in told
    assert {state.unit_code.split(".")[0] for state in plan.states} == {found.setup.code}
    assert summary_of(found, plan)["on_time_percent"] > 85
    homes = {each.home for each in plan.applicants}
    assert homes <= set(found.setup.communes)


def test_the_word_would_be_found_where_it_belongs() -> None:
    found, plan = usual()
    assert "tỉnh Quảng Ninh" in f"{found.setup}"
    assert "H49" in f"{plan.states}"
