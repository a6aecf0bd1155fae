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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from itertools import count
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
PARTIES_SHARE, MONTHS, SLOTS, NAMES, SEED = 4, 24, 100_000, 20_000, 766
NAME, PROVINCE = "motcua_bench_million", "22"
PROCEDURES = 200
HERE = Path(__file__)
RECIPE = (HERE, HERE.with_suffix(".sql"))
TABLES = ("people_party", "dossiers_dossier", "statistics_dossierfact", "statistics_tally")


@dataclass(frozen=True)
class Loaded:
    """Where the dossiers are, how they came there, and who looks at them."""

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
    """Of the recipe, the tables' shape, the size, and the month that the dates end in."""
    told = hashlib.sha256(f"{DOSSIERS} {date.today():%Y-%m}".encode())
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
    done = subprocess.run(
        [sys.executable, "-m", "bench.loading"],
        env={**child_environment(address), "PYTHONPATH": _path()},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return {**told, "seconds": round(time.monotonic() - began, 1)}


def _path() -> str:
    return os.pathsep.join(filter(None, [str(HERE.parents[1]), os.environ.get("PYTHONPATH", "")]))


def load() -> dict[str, Any]:
    """Fills the database of DATABASE_URL; run in a process of its own."""
    import django

    django.setup()
    from django.db import connection
    from django.utils import timezone

    from motcua.rooms.statistics import operations as statistics

    as_of = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    officers = _set_up(as_of)
    connection.ensure_connection()
    raw = connection.connection
    with raw.transaction():
        made_again = _set_indexes_aside(raw)
        _fill_sources(raw, as_of)
        raw.execute(RECIPE[1].read_bytes())
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
        "officers": officers,
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


def _set_up(as_of: datetime) -> dict[str, str]:
    """The province, and two officers with 200 procedures in 3 units each; user name by what."""
    from motcua.foundation.accounts.models import User
    from motcua.scenarios import provinces

    setup = provinces.province_setup(PROVINCE)
    registrar = User.objects.create_user("khoitao", None, "Khởi tạo dữ liệu thử tải")
    provinces.load_units(setup, actor=registrar, at=as_of)
    provinces.load_catalogue(actor=registrar, at=as_of)
    provinces.load_competences(setup, actor=registrar, at=as_of)
    communes = setup.communes[:3]
    desks = [_top_centre(as_of), *(setup.centres[code] for code in communes[:2])]
    places = {
        "case officer of three communes": ("case_officer", communes),
        "receiver of the provincial centre and two communes": ("receiver", desks),
    }
    return {
        what: _officer(f"thutai{number}", role, units, registrar, as_of)
        for number, (what, (role, units)) in zip(count(1), places.items(), strict=False)
    }


def _top_centre(as_of: datetime) -> str:
    from motcua.rooms.people import queries as people

    found = people.units(level=people.Level.CENTRE, on=as_of.date(), gso_code=PROVINCE)
    return found[0].code


def _officer(name: str, role: str, units: Sequence[str], registrar: Any, as_of: datetime) -> str:
    from motcua.foundation.accounts.models import User
    from motcua.rooms.catalogue import queries as catalogue
    from motcua.rooms.people import operations as people

    user = User.objects.create_user(name, None, f"Cán bộ thử tải {name[-1]}")
    people.enrol_officer(
        user=user, full_name=user.display_name, position_vi="Chuyên viên", actor=registrar, at=as_of
    )
    for unit_code in units:
        people.appoint(
            user_id=user.pk,
            unit_code=unit_code,
            role=role,
            from_on=date(2025, 7, 1),
            procedures=sorted(catalogue.versions_on(as_of.date()))[:PROCEDURES],
            actor=registrar,
            at=as_of,
        )
    return name


def _fill_sources(raw: "psycopg.Connection[Any]", as_of: datetime) -> None:
    """The small tables from which ``loading.sql`` draws."""
    from motcua.foundation.text import fold
    from motcua.rooms.indices import queries as indices
    from motcua.scenarios.dice import Dice
    from motcua.scenarios.names import full_name, gender_of

    dice = Dice(SEED)
    names = [full_name(dice, gender_of(dice)) for _ in range(NAMES)]
    _table(
        raw,
        "counted (dossiers bigint, parties bigint, as_of timestamptz)",
        [(DOSSIERS, DOSSIERS // PARTIES_SHARE, as_of)],
    )
    _table(raw, "days (place bigint, day date)", enumerate(_working_days(as_of)))
    _table(
        raw,
        "names (place bigint, name text, fold text)",
        ((place, name, fold(name)) for place, name in enumerate(names)),
    )
    _table(
        raw,
        "board_rows (row_code text)",
        ((member.code,) for member in indices.members_on(as_of.date())),
    )
    _table(raw, "entered_metrics (metric text)", ((code,) for code in indices.ENTERED))
    _table(
        raw,
        "wheel (slot bigint, unit_code text, receiving_unit text, procedure_code text,"
        " version_id bigint, limit_days int, fee_vnd bigint, online_offered bool)",
        ((slot, *row) for slot, row in enumerate(_slots(as_of))),
    )


def _table(raw: "psycopg.Connection[Any]", columns: str, rows: Any) -> None:
    raw.execute(f"create temp table {columns}".encode())
    with raw.cursor() as cursor, cursor.copy(f"copy {columns.split()[0]} from stdin") as copy:
        for row in rows:
            copy.write_row(list(row))


def _working_days(as_of: datetime) -> Iterator[date]:
    """Mondays to Fridays of the last 24 months and of the year to come."""
    first = (as_of - timedelta(days=int(30.44 * MONTHS))).date()
    for number in range(int(30.44 * MONTHS) + 366):
        day = first + timedelta(days=number)
        if day.weekday() < 5:
            yield day


def _slots(as_of: datetime) -> Iterator[tuple[Any, ...]]:
    """Unit and procedure, on as many of 100,000 slots as they are busy."""
    from motcua.rooms.catalogue import queries as catalogue
    from motcua.rooms.people import queries as people
    from motcua.scenarios.dice import Dice

    day, dice = as_of.date(), Dice(SEED, 1)
    versions = catalogue.versions_on(day)
    pairs = []
    for unit, codes in sorted(catalogue.settled_by_unit(day).items()):
        busy = dice.around(1.0, 0.5)
        centre = people.centre_of(unit, day)
        for place, code in enumerate(sorted(codes & versions.keys())):
            weight = busy * dice.around(1.0, 1.2) / (1 + place / 40)
            pairs.append((weight, unit, centre.code if centre else unit, versions[code]))
    share = SLOTS / sum(pair[0] for pair in pairs)
    for weight, unit, centre_code, version in pairs:
        row = (unit, centre_code, version.code, version.version_id, *_terms(version))
        yield from (row for _ in range(max(1, round(weight * share))))


def _terms(version: Any) -> tuple[int, int | None, bool]:
    """Days to settle, fee, and whether it can be filed online."""
    limit = version.limit
    days = 7 if limit is None else limit.amount if limit.unit == "working_day" else 3
    fee = next((each.amount_vnd for each in version.fees if each.amount_vnd), None)
    return min(max(days, 1), 200), fee, version.online_level != "none"


if __name__ == "__main__":
    print(json.dumps(load(), ensure_ascii=False))
