"""Each core with one thing wrong is told apart from the table; the right core is not."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from motcua.cores.casework.tests.casework_machine import player
from motcua.cores.casework.tests.planted_faults import FAULTS
from motcua.cores.casework.tests.side_by_side import REAL, Disagreement

# Always the same random stories, no shrinking: found or not is all that is asked.
SEARCH = settings(
    max_examples=150,
    stateful_step_count=50,
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.generate,),
    report_multiple_bugs=False,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str) -> None:
    with pytest.raises(Disagreement):
        run_state_machine_as_test(player(FAULTS[fault]), settings=SEARCH)


@pytest.mark.slow
def test_the_same_search_finds_nothing_in_the_right_core() -> None:
    run_state_machine_as_test(player(REAL), settings=SEARCH)


def test_there_are_at_least_twenty_planted_faults() -> None:
    assert len(FAULTS) >= 20
