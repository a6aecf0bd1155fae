"""The demo province as a database to copy: made once, kept while the sources stay as they are.

Whichever process asks first makes it, the others wait. It is dated by ``AS_OF`` and not by the wall
clock, so that the checks meet the same dossiers on every day. It stays on the checks' server under
a name that says what it was made from; making one drops all but the newest of those before it.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

import motcua
from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.foundation.routes import VISITOR, Visitor
from motcua.scenarios import demo

# A Wednesday, in office hours.
AS_OF = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
DOSSIERS = 450
PREFIX, MAKING, KEPT = "test_province_", "_being_made", 2
# Neither pages nor checks change what is loaded.
APART = {"tests", "faces", "ui", "locale"}
# Who plays each role: accounts that hold no other, where there is one. All are of one commune.
PLAYERS = {
    "receiver": "tiepnhan.xa1",
    "case_officer": "thuly.xa1",
    "head_of_unit": "thutruong.xa1",
    "clerk": "vanthu.xa1",
    "finance": "ketoan",
    "reform_office": "caicach",
    "leader": "lanhdao",
    "inspector": "kiemtra",
    "supervisor": "giamsat",
    "business_admin": "nghiepvu",
    "technical_admin": "kythuat",
    "citizen": "congdan1",
}
COPY = re.compile(r"_of_(\d+)$")
KINDS = {".py", ".toml", ".csv", ".json"}


def name_of_sources() -> str:
    """A name that changes with everything the province is made from."""
    root = Path(motcua.__file__).parent
    made_from = hashlib.sha256(f"{AS_OF} {DOSSIERS}".encode())
    for path in sorted(root.rglob("*")):
        if path.suffix in KINDS and not APART & set(path.relative_to(root).parts):
            made_from.update(path.name.encode() + path.read_bytes())
    return PREFIX + made_from.hexdigest()[:12]


def province_database(empty: str) -> str:
    """The name of a database with the province, copied from ``empty`` where there is none yet."""
    name = name_of_sources()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute("select pg_advisory_lock(hashtext(%s))", [PREFIX])
        if name not in _databases(server):
            _make(server, name, empty)
    return name


def _databases(server: "psycopg.Connection[Any]") -> list[str]:
    """The provinces on the server, oldest first."""
    rows = server.execute(
        "select datname from pg_database where starts_with(datname, %s) order by oid", [PREFIX]
    )
    return [str(name) for (name,) in rows.fetchall()]


def _make(server: "psycopg.Connection[Any]", name: str, empty: str) -> None:
    """Loads under another name first: a load that was killed is never taken for a province."""
    for old in _left_behind(_databases(server)):
        _run(server, "drop database if exists {} with (force)", old)
    making = f"{name}{MAKING}"
    connection.close()
    _run(server, "create database {} template {}", making, empty)
    with pointed_at(making):
        demo.prepare(as_of=AS_OF, dossiers=DOSSIERS, echo=_unheard)
    _run(server, "alter database {} rename to {}", making, name)


def _unheard(line: str) -> None:
    """Nobody watches the load."""
    del line


def _left_behind(names: list[str]) -> list[str]:
    """Loads that were killed, copies of processes that ended, and all but the newest provinces.

    Another run with other sources may be about to copy one of those that are kept.
    """
    whole = [name for name in names if not COPY.search(name) and not name.endswith(MAKING)]
    return [
        name
        for name in names
        if name in whole[:-KEPT] or name.endswith(MAKING) or _is_of_nobody(name)
    ]


def _is_of_nobody(name: str) -> bool:
    copy = COPY.search(name)
    return copy is not None and not Path(f"/proc/{copy[1]}").exists()


def _run(server: "psycopg.Connection[Any]", statement: str, *names: str) -> None:
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Django speaks to the database ``name`` meanwhile."""
    own = connection.settings_dict
    before = own["NAME"]
    connection.close()
    own["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        own["NAME"] = before


class Clock:
    """The wall clock of pages and worker; it stands at ``AS_OF`` until somebody moves it."""

    def __init__(self) -> None:
        self.now = AS_OF

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        """Time passes; the arguments are those of timedelta."""
        self.now += timedelta(**span)


def players() -> dict[str, tuple[tuple[str, Visitor], ...]]:
    """Everybody by role, nobody signed in among them, as the listing of addresses wants them."""
    known = dict(User.objects.filter(username__in=PLAYERS.values()).values_list("username", "pk"))
    found: dict[str, tuple[tuple[str, Visitor], ...]] = {
        VISITOR: (("", Visitor(None, VISITOR, AS_OF)),)
    }
    for role, username in PLAYERS.items():
        found[role] = ((username, Visitor(known[username], role, AS_OF)),)
    return found


@contextmanager
def copied(template: str) -> Iterator[str]:
    """A copy that lives as long as the block; its name says which process made it."""
    copy = f"{template}_of_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        _run(server, "drop database if exists {} with (force)", copy)
        _run(server, "create database {} template {}", copy, template)
        try:
            yield copy
        finally:
            _run(server, "drop database if exists {} with (force)", copy)
