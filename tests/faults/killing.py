"""Kills a database server in the middle of acknowledged writes and counts what is gone.

What writes is exchangeable: `Intake` says how to prepare the tables, which program writes, and
which of its acknowledged keys are missing afterwards.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import psycopg

from motcua.config.embedded.cluster import Cluster
from motcua.config.embedded.guests import answers, staying
from motcua.config.embedded.processes import send, server_processes

PATIENCE_SECONDS = 20.0


class Intake(Protocol):
    """Something that takes writes and acknowledges them."""

    def prepare(self, url: str) -> None:
        """Makes what the writes need, in the empty database at ``url``."""

    def program(self, url: str) -> Sequence[str]:
        """A command that writes until it is killed or its database is; one key a line, after
        its write was acknowledged."""

    def missing(self, url: str, keys: Iterable[str]) -> set[str]:
        """Those keys that are not stored."""


@dataclass(frozen=True)
class Outcome:
    """``acknowledged`` writes before the kill; those ``lost`` by it; seconds until an answer."""

    acknowledged: int
    lost: int
    restart_seconds: float


def kill_during_writes(cluster: Cluster, intake: Intake, *, writes: int) -> Outcome:
    """Kills every process of the server once ``writes`` are acknowledged; the keeper restarts it.

    Writes acknowledged between the decision to kill and the death count as well.
    """
    with staying(cluster):
        intake.prepare(cluster.url())
        with psycopg.connect(cluster.url(), autocommit=True) as connection:
            connection.execute("checkpoint")
        with subprocess.Popen(
            intake.program(cluster.url()), stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            keys = _read(writer.stdout, writes)
            kill_server(cluster.data)
            keys += [line.strip() for line in writer.stdout]
        restart_seconds = wait_for_answer(cluster)
        lost = intake.missing(cluster.url(), keys)
    return Outcome(len(keys), len(lost), restart_seconds)


def _read(lines: IO[str], count: int) -> list[str]:
    keys = []
    for line in lines:
        keys.append(line.strip())
        if len(keys) == count:
            return keys
    raise AssertionError(f"the writer stopped by itself after {len(keys)} of {count} writes")


def kill_server(data: Path) -> None:
    """SIGKILL to every process of the server, which write nothing any more."""
    victims = server_processes(data)
    assert victims, f"no server at {data}"
    send(victims, signal.SIGKILL)


def wait_for_answer(cluster: Cluster) -> float:
    """Seconds until the server answers a query again."""
    began = time.monotonic()
    while not answers(cluster):
        assert time.monotonic() - began < PATIENCE_SECONDS, cluster.log.read_text()
        time.sleep(0.05)
    return time.monotonic() - began


class SmallTable:
    """The plainest intake: one row a transaction."""

    WRITER = """
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    key = 0
    while True:
        key += 1
        connection.execute("insert into written (key) values (%s)", [str(key)])
        print(key, flush=True)
"""

    def prepare(self, url: str) -> None:
        """One table."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("create table written (key text primary key)")

    def program(self, url: str) -> Sequence[str]:
        """One connection, one insert after the other; its complaint about the kill is unread."""
        quiet = 'exec 2>/dev/null; exec "$0" -c "$1" "$2"'
        return ["/bin/sh", "-c", quiet, sys.executable, self.WRITER, url]

    def missing(self, url: str, keys: Iterable[str]) -> set[str]:
        """By reading the whole table."""
        with psycopg.connect(url) as connection:
            stored = {key for (key,) in connection.execute("select key from written")}
        return set(keys) - stored
