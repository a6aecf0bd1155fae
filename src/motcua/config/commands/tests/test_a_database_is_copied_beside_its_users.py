"""``motcua database copy`` makes a full or an empty copy while others are connected."""

import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from click.testing import CliRunner, Result
from psycopg import sql

from motcua.config.commands.database import address_beside, database
from motcua.config.database import database_url


@pytest.fixture
def source(django_db_setup: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a database with three rows, one of them hard to copy."""
    del django_db_setup
    server, name = database_url(), f"copied_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        address = address_beside(server, name)
        monkeypatch.setenv("DATABASE_URL", address)
        _fill(address)
        yield address
        for made in (name, f"{name}_b"):
            drop = sql.SQL("drop database if exists {} with (force)")
            connection.execute(drop.format(sql.Identifier(made)))


def _fill(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("create table word (id int primary key, text text)")
        words = ["Hạ Long", "SET transaction_timeout = 0;\n\\.\n", None]
        for number, word in enumerate(words):
            connection.execute("insert into word values (%s, %s)", [number, word])


def name_in(address: str) -> str:
    return urlsplit(address).path.lstrip("/")


def copy(*arguments: str) -> Result:
    return CliRunner().invoke(database, ["copy", *arguments])


def rows(address: str) -> list[tuple[int, str | None]]:
    with psycopg.connect(address) as connection:
        return connection.execute("select * from word order by id").fetchall()


def test_a_copy_holds_every_row_while_somebody_is_connected(source: str) -> None:
    name = name_in(source) + "_b"
    with psycopg.connect(source):
        done = copy(name)
    assert done.exit_code == 0, done.output
    address = done.stdout.strip()
    assert address == address_beside(source, name)
    assert rows(address) == rows(source)


def test_a_name_that_is_taken_is_bad_input_and_nothing_is_lost(source: str) -> None:
    name = name_in(source)
    refused = copy(name)
    assert refused.exit_code == 2
    assert name in refused.stderr
    assert len(rows(source)) == 3


@pytest.mark.parametrize("name", ["Sao", "x;y", "1a", "", "a" * 60])
def test_a_name_that_needs_quoting_is_bad_input(name: str) -> None:
    assert copy(name).exit_code == 2


def test_a_failed_copy_leaves_no_half_copy_behind(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = name_in(source) + "_b"
    monkeypatch.setattr("motcua.config.commands.database.program", lambda _name: "/bin/false")
    assert copy(name).exit_code != 0
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(address_beside(source, name))
