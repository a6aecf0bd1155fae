"""kill -9 of the whole database during acknowledged writes loses none; the control does lose."""

from pathlib import Path

import pytest

from motcua.config.embedded.cluster import Cluster
from tests.faults.killing import Outcome, SmallTable, kill_during_writes

pytestmark = pytest.mark.fault

WRITES = 200
RESTART_SECONDS = 5.0


def outcome_with(folder: Path, *, synchronous_commit: str) -> Outcome:
    """The same kill, with one setting as the only difference.

    The log writer is slow in both, or a control on an idle machine might save its rows by luck.
    """
    settings = {"synchronous_commit": synchronous_commit, "wal_writer_delay": "'10s'"}
    return kill_during_writes(Cluster(folder, settings), SmallTable(), writes=WRITES)


def test_every_acknowledged_write_is_there_after_a_kill(tmp_path: Path) -> None:
    outcome = outcome_with(tmp_path / "pg", synchronous_commit="on")
    assert outcome.acknowledged >= WRITES
    assert outcome.lost == 0


def test_the_same_kill_loses_writes_when_commits_are_not_durable(tmp_path: Path) -> None:
    outcome = outcome_with(tmp_path / "pg", synchronous_commit="off")
    assert outcome.lost > 0, "the control lost nothing, so the check above proves nothing"


def test_a_killed_database_answers_again_within_five_seconds(tmp_path: Path) -> None:
    outcome = outcome_with(tmp_path / "pg", synchronous_commit="on")
    assert outcome.restart_seconds < RESTART_SECONDS
