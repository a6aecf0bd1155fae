"""The embedded database starts beneath closed folders, beside stale locks, in a race."""

import os
import pwd
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from motcua.config.embedded.cluster import Cluster, EmbeddedDatabaseFailed
from motcua.config.embedded.guests import DatabaseInUse, answers, staying, throw_away
from motcua.config.embedded.processes import server_processes
from tests.faults.killing import kill_server, wait_for_answer

pytestmark = pytest.mark.fault

GONE_SECONDS = 5.0
# CAP_DAC_READ_SEARCH in the kernel's list.
MAY_ENTER = 1 << 2
# 150 letters, of which many take two or three bytes.
LONG_NAME = ("Trung tâm Phục vụ hành chính công phường Hạ Long " * 4)[:150].strip()
GUEST = """
import sys, time
from pathlib import Path
import psycopg
from motcua.config.embedded.cluster import Cluster
from motcua.config.embedded.guests import staying
cluster = Cluster(Path(sys.argv[1]))
with staying(cluster), psycopg.connect(cluster.url()) as connection:
    row = connection.execute("select pg_read_file('postmaster.pid', 0, 20)").fetchone()
    print(row[0].split()[0], flush=True)
    time.sleep(float(sys.argv[2]))
"""


def guest(cluster: Cluster, seconds: float) -> "subprocess.Popen[str]":
    """Another program that uses the server for some seconds; its first line is the server's id."""
    command = [sys.executable, "-c", GUEST, str(cluster.folder), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def first_line(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def gone(cluster: Cluster) -> bool:
    """Whether the server's processes end within the time allowed."""
    until = time.monotonic() + GONE_SECONDS
    while server_processes(cluster.data) and time.monotonic() < until:
        time.sleep(0.05)
    return not server_processes(cluster.data)


@contextmanager
def left_running(cluster: Cluster) -> Iterator[int]:
    """A server whose keeper is named; yields the keeper's process id."""
    with staying(cluster):
        server = next(iter(sorted(server_processes(cluster.data))))
        status = Path(f"/proc/{server}/status").read_text()
        yield int(status.split("PPid:")[1].split()[0])


@pytest.fixture
def cluster(tmp_path: Path) -> Cluster:
    """Beneath a folder that pytest closes to others (0700)."""
    return Cluster(tmp_path / "pg")


def test_folders_above_keep_their_modes(cluster: Cluster) -> None:
    above = [parent for parent in cluster.folder.parents if parent != Path("/")]
    before = [(folder, stat.S_IMODE(folder.stat().st_mode)) for folder in above]
    assert any(mode & 0o077 == 0 for _, mode in before), "no closed folder above: proves nothing"
    with staying(cluster):
        assert answers(cluster)
    assert [(folder, stat.S_IMODE(folder.stat().st_mode)) for folder in above] == before


def test_a_long_vietnamese_path_is_no_hindrance(tmp_path: Path) -> None:
    assert len(LONG_NAME) >= 145
    cluster = Cluster(tmp_path / LONG_NAME / "pg")
    assert len(os.fsencode(cluster.socket)) <= 107
    with staying(cluster):
        assert answers(cluster)


def test_as_root_the_server_runs_as_nobody_and_may_at_most_enter_folders(cluster: Cluster) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root")
    with staying(cluster):
        states = [Path(f"/proc/{pid}/status") for pid in server_processes(cluster.data)]
        said = [
            dict(line.split(":\t") for line in state.read_text().splitlines()) for state in states
        ]
    assert {entry["Uid"].split()[1] for entry in said} == {str(pwd.getpwnam("nobody").pw_uid)}
    assert {int(entry["CapEff"], 16) & ~MAY_ENTER for entry in said} == {0}
    assert {entry["NoNewPrivs"] for entry in said} == {"1"}


def _fields(status: Path) -> dict[str, str]:
    return dict(line.split(":\t", 1) for line in status.read_text().splitlines())


def test_four_starts_at_once_make_one_server(cluster: Cluster) -> None:
    guests = [guest(cluster, 1.0) for _ in range(4)]
    servers = {first_line(program) for program in guests}
    assert len(servers) == 1
    assert next(iter(servers)).isdigit()
    assert [program.wait(20) for program in guests] == [0, 0, 0, 0]
    assert not server_processes(cluster.data)


def test_the_server_stays_until_the_last_guest_leaves(cluster: Cluster) -> None:
    with guest(cluster, 1.5) as other:
        server = first_line(other)
        with staying(cluster):
            pass
        assert answers(cluster)
        assert int(server) in server_processes(cluster.data)
    assert gone(cluster)


def test_the_server_ends_when_its_only_guest_is_killed(cluster: Cluster) -> None:
    with guest(cluster, 60) as only:
        first_line(only)
        only.kill()
    assert gone(cluster)


def test_a_stale_process_id_of_a_living_stranger_is_no_lock(cluster: Cluster) -> None:
    with left_running(cluster) as keeper:
        os.kill(keeper, signal.SIGKILL)
        kill_server(cluster.data)
        assert gone(cluster)
        identity = cluster.data / "postmaster.pid"
        lines = identity.read_text().splitlines()
        identity.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    with staying(cluster):
        assert answers(cluster)


def test_a_killed_keeper_takes_its_server_along_and_the_next_guest_starts_both(
    cluster: Cluster,
) -> None:
    with left_running(cluster) as keeper:
        os.kill(keeper, signal.SIGKILL)
        assert gone(cluster)
        with staying(cluster):
            assert answers(cluster)


def test_rows_survive_an_orderly_stop_and_a_kill(cluster: Cluster) -> None:
    with staying(cluster), psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("create table kept as select 1 as number")
    with staying(cluster):
        kill_server(cluster.data)
        wait_for_answer(cluster)
        with psycopg.connect(cluster.url()) as connection:
            assert connection.execute("select number from kept").fetchone() == (1,)


def test_a_half_made_data_folder_is_made_anew(cluster: Cluster) -> None:
    (cluster.folder / "data.new" / "base").mkdir(parents=True)
    with staying(cluster):
        assert answers(cluster)
    assert not (cluster.folder / "data.new").exists()


def test_a_door_that_others_could_open_is_refused(cluster: Cluster) -> None:
    cluster.door.mkdir(mode=0o755)
    try:
        with pytest.raises(EmbeddedDatabaseFailed, match="0700"), staying(cluster):
            pass
    finally:
        cluster.door.rmdir()


def test_data_of_another_version_are_named_and_left_alone(cluster: Cluster) -> None:
    with staying(cluster):
        pass
    (cluster.data / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedDatabaseFailed, match="PostgreSQL 17"), staying(cluster):
        pass
    assert (cluster.data / "global").is_dir()


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    broken = Cluster(tmp_path / "pg", {"shared_buffers": "'plenty'"})
    with pytest.raises(EmbeddedDatabaseFailed, match="plenty"), staying(broken):
        pass


def test_data_in_use_are_not_thrown_away(cluster: Cluster) -> None:
    with staying(cluster), pytest.raises(DatabaseInUse):
        throw_away(cluster)
    throw_away(cluster)
    assert not cluster.data.exists()
