"""A database of a million dossiers that never happened, for benchmarks that only read.

Real units, procedures and competences of one province; dossiers of 24 months with plausible dates
and statuses by INSERT … SELECT (``loading.sql``), their facts, their counters, entered figures.
Not there: ledger events, papers, time strips, outbox. Beside the embedded server the database has a
server of its own in var/bench-db (fsync on) and is kept for the next run; with DATABASE_URL it is
the database ``motcua_bench_million`` on that server. It is made anew each month and when the
recipe changes.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from motcua.config.commands.database import address_beside, migrate
from motcua.config.database import database_running, is_embedded
from motcua.config.embedded.cluster import Cluster, var_folder
from motcua.config.embedded.guests import staying
from motcua.config.environment import child_environment

DOSSIERS = int(os.environ.get("MOTCUA_BENCH_DOSSIERS", "1000000"))
NAME = "motcua_bench_million"
HERE = Path(__file__)
STATEMENTS = HERE.with_suffix(".sql")
RECIPE = (HERE, STATEMENTS, HERE.with_name("loading_sources.py"))
TABLES = ("people_party", "dossiers_dossier", "statistics_dossierfact")


@dataclass(frozen=True)
class Loaded:
    """Where the dossiers are, how they came there, and the user names of who looks at them."""

    address: str
    dossiers: int
    facts: int
    tallies: int
    entered: int
    as_of: str
    seconds: float
    officers: Mapping[str, str]

    def told(self) -> dict[str, Any]:
        """For the result of a benchmark, without the address."""
        known = {name: value for name, value in asdict(self).items() if name != "address"}
        return {**known, "not_loaded": "ledger events, papers, time strips, outbox"}


@contextmanager
def million() -> Iterator[Loaded]:
    """The loaded database, made first where it is not there."""
    with ExitStack() as opened:
        server = opened.enter_context(_server())
        address = address_beside(server, NAME)
        digest = _digest()
        told = _kept(server, digest)
        if told is None:
            told = _made(server, address)
            _keep(server, digest, told)
        yield Loaded(address=address, **told)


def environment(address: str) -> dict[str, str]:
    """For child processes: this database, and the benchmarks can be imported."""
    folders = [str(HERE.parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**child_environment(address), "PYTHONPATH": os.pathsep.join(filter(None, folders))}


def answered_by(module: str, address: str) -> dict[str, Any]:
    """What ``python -m module`` prints as JSON when it works on this database."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        env=environment(address),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@contextmanager
def _server() -> Iterator[str]:
    """A durable server that nobody else uses, or the one of DATABASE_URL."""
    if not is_embedded():
        with database_running() as address:
            yield address
        return
    with staying(Cluster(var_folder() / "bench-db")) as stay:
        yield stay.cluster.url("postgres")


def _digest() -> str:
    """Of the recipe, the tables' shape, the size, and the month in which the dates end."""
    told = hashlib.sha256(f"{DOSSIERS} {datetime.now(UTC):%Y-%m}".encode())
    source = HERE.parents[1] / "src" / "motcua"
    for path in (*RECIPE, *sorted(source.glob("*/*/migrations/0*.py"))):
        told.update(path.read_bytes())
    return told.hexdigest()


def _kept(server: str, digest: str) -> dict[str, Any] | None:
    """What the database says of itself, if it was loaded by this recipe."""
    with psycopg.connect(server, autocommit=True) as connection:
        row = connection.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = %s",
            [NAME],
        ).fetchone()
    told: dict[str, Any] = json.loads(row[0]) if row and row[0] else {}
    return told if told.pop("digest", "") == digest else None


def _keep(server: str, digest: str, told: Mapping[str, Any]) -> None:
    written = json.dumps({"digest": digest, **told}, ensure_ascii=False)
    statement = sql.SQL("comment on database {} is {}").format(sql.Identifier(NAME), written)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def _made(server: str, address: str) -> dict[str, Any]:
    began = time.monotonic()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"drop database if exists {NAME} with (force)".encode())
        connection.execute(f"create database {NAME} template template0".encode())
    migrate(address)
    told = answered_by("bench.loading", address)
    return {**told, "seconds": round(time.monotonic() - began, 1)}


def load() -> dict[str, Any]:
    """Fills the database of DATABASE_URL; run in a process of its own."""
    import django

    django.setup()
    from django.db import connection
    from django.utils import timezone

    from bench import loading_sources as sources
    from motcua.rooms.statistics import operations as statistics

    as_of = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    premises = sources.set_up(as_of)
    connection.ensure_connection()
    raw = connection.connection
    with raw.transaction():
        made_again = _set_indexes_aside(raw)
        for columns, rows in sources.tables(premises, DOSSIERS):
            _fill(raw, columns, rows)
        raw.execute(STATEMENTS.read_bytes())
        for statement in made_again:
            raw.execute(statement)
    statistics.recount()
    raw.execute("vacuum analyze")
    return {
        "dossiers": _count(raw, "dossiers_dossier"),
        "facts": _count(raw, "statistics_dossierfact"),
        "tallies": _count(raw, "statistics_tally"),
        "entered": _count(raw, "statistics_enteredmeasure"),
        "as_of": as_of.isoformat(),
        "officers": premises.officers,
    }


def _count(raw: "psycopg.Connection[Any]", table: str) -> int:
    row = raw.execute(f"select count(*) from {table}".encode()).fetchone()
    return int(row[0]) if row else 0


def _set_indexes_aside(raw: "psycopg.Connection[Any]") -> list[bytes]:
    """Drops plain indexes, and checks of foreign keys where we may; how to make them again."""
    rows = raw.execute(
        "select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index"
        " where indrelid::regclass::text = any(%s) and not indisunique",
        [list(TABLES)],
    ).fetchall()
    for name, _ in rows:
        raw.execute(f"drop index {name}".encode())
    row = raw.execute("select usesuper from pg_user where usename = current_user").fetchone()
    if row and row[0]:
        raw.execute("set local session_replication_role = replica")
    return [definition.encode() for _, definition in rows]


def _fill(raw: "psycopg.Connection[Any]", columns: str, rows: list[tuple[Any, ...]]) -> None:
    """One small table from which ``loading.sql`` draws."""
    name = columns.split()[0]
    raw.execute(f"create temp table {columns}".encode())
    with raw.cursor() as cursor, cursor.copy(f"copy {name} from stdin") as copy:
        for row in rows:
            copy.write_row(row)
    raw.execute(f"analyze {name}".encode())


if __name__ == "__main__":
    sys.stdout.write(json.dumps(load(), ensure_ascii=False))
