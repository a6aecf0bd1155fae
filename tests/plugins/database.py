"""The checks' database: the server of DATABASE_URL, else an embedded one kept in var/test-db.

The embedded one is started by the first check that wants a database, whichever process runs it,
and stops when the last of these processes ends. The closing lines say which server it was.
"""

import os
import re
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql

from motcua.config.database import database_settings, is_embedded
from motcua.config.embedded.cluster import test_cluster
from motcua.config.embedded.guests import Stay

STAY = pytest.StashKey[Stay | None]()
SERVERS = pytest.StashKey[set[str]]()
REPORT = "postgresql"
LEFT_BEHIND = re.compile(r"test_(\d+)")


def pytest_configure(config: pytest.Config) -> None:
    """Points settings, which were read before this file, and child programs to the server."""
    config.stash[SERVERS] = set()
    config.stash[STAY] = None
    cluster = test_cluster()
    # A process of pytest-xdist finds the address that the process which started it has set.
    if is_embedded() or os.environ["DATABASE_URL"] == cluster.url():
        os.environ["DATABASE_URL"] = cluster.url()
        settings.DATABASES["default"].update(database_settings())
        config.stash[STAY] = Stay(cluster)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    pytestconfig: pytest.Config, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Called by pytest-django before it makes its database: from here on the server answers."""
    del django_db_modify_db_settings_parallel_suffix
    if stay := pytestconfig.stash[STAY]:
        stay.arrive()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        row = server.execute("select version(), current_setting('fsync')").fetchone()
        if stay:
            _take_a_name_of_our_own(server)
    if row:
        version = " ".join(str(row[0]).split()[:2])
        where = "embedded, var/test-db" if stay else "DATABASE_URL"
        pytestconfig.stash[SERVERS].add(f"{version} ({where}, fsync {row[1]})")


def _take_a_name_of_our_own(server: "psycopg.Connection[Any]") -> None:
    """Runs beside each other must not meet; what a killed run left behind is swept away."""
    connection.settings_dict["TEST"]["NAME"] = f"test_{os.getpid()}"
    for (name,) in server.execute("select datname from pg_database").fetchall():
        left = LEFT_BEHIND.fullmatch(name)
        if left and not Path(f"/proc/{left[1]}").exists():
            drop = sql.SQL("drop database if exists {} with (force)")
            server.execute(drop.format(sql.Identifier(name)))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of pytest-xdist tells the one that started it which server it used."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        servers = session.config.stash[SERVERS]
        output[REPORT] = sorted(servers)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hears what that process tells."""
    node.config.stash[SERVERS].update(getattr(node, "workeroutput", {}).get(REPORT, []))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """One line: the server, or that none was used."""
    servers = config.stash[SERVERS]
    said = ", ".join(sorted(servers)) or "no database used"
    terminalreporter.write_line(f"server: {said}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last process to end stops the embedded server."""
    if stay := config.stash.get(STAY, None):
        stay.leave()
