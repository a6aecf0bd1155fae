"""The core answers random commands as the transition table does, which knows nothing of it.

A short run for every day; the long one is the control of the planted faults.
"""

import ast
import inspect
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from motcua.cores.casework.tests import books, effects, owing, shadow, transition_table
from motcua.cores.casework.tests.casework_machine import player
from motcua.cores.casework.tests.side_by_side import REAL

PLAY = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def imported_by(module: ModuleType) -> set[str]:
    """Every module that ``module`` imports, by its full name."""
    nodes = list(ast.walk(ast.parse(inspect.getsource(module))))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    return plain | {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.slow
def test_random_commands_find_no_disagreement() -> None:
    run_state_machine_as_test(player(REAL), settings=PLAY)


def test_the_table_knows_nothing_of_the_core() -> None:
    assert imported_by(transition_table) == {"typing"}


@pytest.mark.parametrize("module", [books, effects, owing, shadow])
def test_the_shadow_never_asks_the_core_for_an_answer(module: ModuleType) -> None:
    core = "motcua.cores.casework"
    ours = {name for name in imported_by(module) if name.startswith(core)}
    assert {name for name in ours if not name.startswith(f"{core}.tests.")} <= {f"{core}.rules"}
