"""``motcua database``: the address, the server's process, a copy, a fresh start."""

import re
import subprocess
import sys
from typing import IO
from urllib.parse import quote, urlsplit

import click
import psycopg
from psycopg import sql

from motcua.config.database import database_running, database_url, is_embedded
from motcua.config.embedded.binaries import program
from motcua.config.embedded.cluster import EmbeddedDatabaseFailed, own_cluster
from motcua.config.embedded.guests import throw_away
from motcua.config.environment import child_environment
from motcua.faces.cli.main import TABLE, BadInput, emit, format_option

NAME = re.compile(r"[a-z][a-z0-9_]{0,50}")
# pg_dump 18 sets this for itself; servers before 17 do not know it.
SET_UNKNOWN_TO_OLD_SERVERS = b"SET transaction_timeout = 0;\n"
LONGEST_PREAMBLE_LINES = 60


@click.group(epilog="Ví dụ: psql $(motcua database url)")
def database() -> None:
    """Địa chỉ, tiến trình, bản sao cơ sở dữ liệu."""


@database.command(epilog="Ví dụ: motcua database url")
@format_option(TABLE)
def url(output_format: str) -> None:
    """In địa chỉ cơ sở dữ liệu đang dùng."""
    _print("url", database_url(), output_format)


@database.command(epilog="Ví dụ: kill -9 $(motcua database pid)")
@format_option(TABLE)
def pid(output_format: str) -> None:
    """In số tiến trình của máy chủ dữ liệu."""
    with database_running() as address, psycopg.connect(address, autocommit=True) as connection:
        try:
            row = connection.execute("select pg_read_file('postmaster.pid', 0, 20)").fetchone()
        except psycopg.errors.InsufficientPrivilege:
            raise BadInput(
                "Máy chủ của DATABASE_URL không cho vai này xem số tiến trình."
            ) from None
    _print("pid", int(str(row[0] if row else "").split()[0]), output_format)


@database.command(epilog="Ví dụ: motcua database copy thu_nghiem")
@click.argument("name")
@click.option("--empty", is_flag=True, help="Chỉ tạo bảng trống, không chép dữ liệu.")
@format_option(TABLE)
def copy(name: str, empty: bool, output_format: str) -> None:
    """Tạo cơ sở dữ liệu NAME trên cùng máy chủ và in địa chỉ của nó."""
    if not NAME.fullmatch(name):
        raise BadInput(f"NAME={name!r}: cần chữ thường không dấu, chữ số, gạch dưới, đầu là chữ.")
    with database_running() as address:
        target = address_beside(address, name)
        _create(address, name)
        try:
            migrate(target) if empty else _pour(address, target)
        except BaseException:
            _drop(address, name)
            raise
    _print("url", target, output_format)


@database.command(name="migrate", epilog="Ví dụ: motcua database migrate")
def migrate_here() -> None:
    """Đưa cấu trúc bảng lên bản hiện hành."""
    with database_running() as address:
        migrate(address)


@database.command(epilog="Ví dụ: motcua database reset --yes")
@click.option("--yes", is_flag=True, help="Xóa không hỏi lại.")
def reset(yes: bool) -> None:
    """Xóa toàn bộ dữ liệu của máy chủ đi kèm; lần chạy sau dựng lại từ đầu."""
    if not is_embedded():
        raise BadInput("DATABASE_URL trỏ tới máy chủ khác; xóa ở đó bằng công cụ của máy chủ đó.")
    cluster = own_cluster()
    if not yes:
        click.confirm(f"Xóa toàn bộ dữ liệu trong {cluster.folder}?", abort=True, err=True)
    throw_away(cluster)
    click.echo("Đã xóa dữ liệu. `make run` sẽ dựng lại từ đầu.", err=True)


def address_beside(address: str, name: str) -> str:
    """The address of database ``name`` on the same server."""
    return urlsplit(address)._replace(path=f"/{quote(name)}").geturl()


def migrate(address: str) -> None:
    """Applies all migrations to the database at ``address``; shows what Django says on failure."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity=0"],
        env=child_environment(address),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise EmbeddedDatabaseFailed(f"Không tạo được bảng:\n{done.stderr.strip()}")


def _create(address: str, name: str) -> None:
    command = sql.SQL("create database {} template template0").format(sql.Identifier(name))
    with psycopg.connect(address, autocommit=True) as connection:
        try:
            connection.execute(command)
        except psycopg.errors.DuplicateDatabase:
            raise BadInput(f"Đã có cơ sở dữ liệu {name}: chọn tên khác.") from None


def _drop(address: str, name: str) -> None:
    command = sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(command)


def _pour(source: str, target: str) -> None:
    """Dump into restore without a file between; a template copy would need everyone to leave."""
    dump = [str(program("pg_dump")), "--no-owner", "--no-privileges", f"--dbname={source}"]
    restore = [str(program("psql")), "--no-psqlrc", "--quiet", "--single-transaction"]
    restore += ["--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--dbname={target}"]
    with (
        subprocess.Popen(dump, stdout=subprocess.PIPE) as giver,
        subprocess.Popen(restore, stdin=subprocess.PIPE) as taker,
    ):
        assert giver.stdout is not None
        assert taker.stdin is not None
        whole = _pump(giver.stdout, taker.stdin)
        giver.stdout.close()
    if giver.returncode or taker.returncode or not whole:
        raise EmbeddedDatabaseFailed(f"Không chép được {source} (xem lời báo ở trên).")


def _pump(source: IO[bytes], sink: IO[bytes]) -> bool:
    """Copies all bytes but the one setting old servers refuse; False when the reader has gone."""
    try:
        for _ in range(LONGEST_PREAMBLE_LINES):
            line = source.readline()
            if line == SET_UNKNOWN_TO_OLD_SERVERS:
                break
            sink.write(line)
        while block := source.read(1 << 20):
            sink.write(block)
        sink.close()
    except BrokenPipeError:
        return False
    return True


def _print(name: str, value: str | int, output_format: str) -> None:
    if output_format == TABLE:
        click.echo(value)
    else:
        emit({name: value}, output_format)
