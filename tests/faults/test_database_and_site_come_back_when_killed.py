"""A running site survives kill -9 of each of its parts, and its own death leaves nothing behind."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.config.embedded.processes import server_processes
from tests.faults.killing import kill_server
from tests.faults.sites import (
    WEB,
    WORKER,
    Site,
    alive,
    environment,
    running_site,
    serve_command,
    until,
)

pytestmark = pytest.mark.fault

BACK_SECONDS = 5.0
STOP_SECONDS = 10.0
SECOND_START_SECONDS = 15.0


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(autouse=True)
def _whole_again(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each check leaves the shared site as it found it."""
    yield
    if "site" in request.fixturenames:
        shared: Site = request.getfixturevalue("site")
        until(shared.is_up, BACK_SECONDS)


def test_a_killed_database_is_back_within_five_seconds(site: Site) -> None:
    kill_server(site.cluster.data)
    until(lambda: not site.is_up(), BACK_SECONDS)
    until(site.is_up, BACK_SECONDS)


def test_a_killed_keeper_of_the_database_is_replaced(site: Site) -> None:
    keeper = site.one("motcua.config.embedded.keeper")
    os.kill(keeper, signal.SIGKILL)
    until(lambda: not alive(keeper), BACK_SECONDS)
    until(lambda: bool(server_processes(site.cluster.data)) and site.is_up(), BACK_SECONDS)
    assert site.one("motcua.config.embedded.keeper") != keeper


def test_a_killed_web_server_takes_its_workers_along_and_is_back(site: Site) -> None:
    before = {pid for pid, line in site.family().items() if WEB in line}
    assert len(before) > 1, "the web server has no workers: proves nothing"
    os.kill(site.one(WEB), signal.SIGKILL)
    until(lambda: not any(alive(pid) for pid in before), BACK_SECONDS)
    until(site.is_up, BACK_SECONDS)


def test_a_killed_web_worker_is_replaced(site: Site) -> None:
    main, *workers = sorted(pid for pid, line in site.family().items() if WEB in line)
    os.kill(workers[0], signal.SIGKILL)
    until(lambda: not alive(workers[0]), BACK_SECONDS)

    def as_many() -> bool:
        now = {pid for pid, line in site.family().items() if WEB in line}
        return main in now and len(now) == len(workers) + 1

    until(as_many, BACK_SECONDS)


def test_a_killed_background_worker_is_replaced(site: Site) -> None:
    worker = site.one(WORKER)
    os.kill(worker, signal.SIGKILL)

    def another() -> bool:
        return any(WORKER in line and pid != worker for pid, line in site.family().items())

    until(another, BACK_SECONDS)


def test_a_port_in_use_is_named_and_refused(site: Site, tmp_path: Path) -> None:
    second = subprocess.run(
        serve_command(site.port), env=environment(tmp_path), capture_output=True, text=True
    )
    assert second.returncode == 2
    assert str(site.port) in second.stderr
    assert not (tmp_path / "postgres").exists(), "something was started before the port was tried"


def test_ctrl_c_stops_everything_and_counts_as_done(tmp_path: Path) -> None:
    with running_site(tmp_path) as site:
        everybody = {*site.family(), *server_processes(site.cluster.data)}
        os.killpg(site.process.pid, signal.SIGINT)
        assert site.process.wait(STOP_SECONDS) == 0
        assert not any(alive(pid) for pid in everybody)


def test_a_killed_site_leaves_nothing_and_starts_again_with_its_data(tmp_path: Path) -> None:
    with running_site(tmp_path) as site:
        with psycopg.connect(site.cluster.url(), autocommit=True) as connection:
            connection.execute("create table kept as select 1 as number")
        everybody = {*site.family(), *server_processes(site.cluster.data)}
        site.process.kill()
        until(lambda: not any(alive(pid) for pid in everybody), BACK_SECONDS)
    with (
        running_site(tmp_path, site.port) as again,
        psycopg.connect(again.cluster.url()) as connection,
    ):
        assert connection.execute("select number from kept").fetchone() == (1,)
