"""kill -9 of database or application during 200 acknowledged dossiers loses none of them."""

import subprocess
import time
from pathlib import Path

import pytest

from motcua.config.embedded.cluster import Cluster
from motcua.config.embedded.guests import staying
from tests.faults.dossier_intake import DossierIntake, half_written
from tests.faults.killing import Outcome, kill_during_writes

pytestmark = pytest.mark.fault

DOSSIERS = 200


def outcome_with(folder: Path, *, synchronous_commit: str) -> Outcome:
    """The same kill of the database, with one setting as the only difference."""
    settings = {"synchronous_commit": synchronous_commit, "wal_writer_delay": "'10s'"}
    return kill_during_writes(Cluster(folder, settings), DossierIntake(), writes=DOSSIERS)


def test_every_acknowledged_dossier_is_there_after_the_database_was_killed(tmp_path: Path) -> None:
    outcome = outcome_with(tmp_path / "pg", synchronous_commit="on")
    assert outcome.acknowledged >= DOSSIERS
    assert outcome.lost == 0


def test_the_same_kill_loses_dossiers_when_commits_are_not_durable(tmp_path: Path) -> None:
    outcome = outcome_with(tmp_path / "pg", synchronous_commit="off")
    assert outcome.lost > 0, "the control lost nothing, so the check above proves nothing"


def test_nothing_is_half_written_when_the_application_is_killed(tmp_path: Path) -> None:
    cluster, intake = Cluster(tmp_path / "pg", {}), DossierIntake()
    with staying(cluster):
        intake.prepare(cluster.url())
        acknowledged: list[str] = []
        for _ in range(3):
            with subprocess.Popen(
                intake.program(cluster.url()), stdout=subprocess.PIPE, text=True
            ) as writer:
                assert writer.stdout is not None
                acknowledged += [writer.stdout.readline().strip() for _ in range(20)]
                time.sleep(0.02)
                writer.kill()
                acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]
        assert len(set(acknowledged)) == len(acknowledged) >= 60
        assert intake.missing(cluster.url(), acknowledged) == set()
        assert half_written(cluster.url()) == 0
