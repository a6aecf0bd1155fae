"""What a site does before it serves: tables, demo province, static files; each step says its time.

A program of its own (``python -m motcua.config.serving.prepare``), so that the supervisor stays
small. Several may run at once: the first holds a lock in the database and the others wait.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from io import StringIO

import click
import django
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from motcua.config.database import OLDEST_SERVER
from motcua.config.embedded.cluster import var_folder
from motcua.config.serving.welcome import introduction_file

# Any fixed number: it names our lock among those of the database.
PREPARING = 7_660_001
DEMO = "motcua.scenarios.demo"
DEMO_COMMAND = "motcua.config.commands.demo"


class NotPrepared(RuntimeError):
    """A step cannot be done; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Prepares the site; ``--no-demo`` leaves the database without a demo province."""
    django.setup()
    try:
        step("Máy chủ dữ liệu", _server)
        with alone():
            step("Cấu trúc bảng", _migrate)
            if "--no-demo" not in arguments:
                step("Tỉnh trình diễn", _demo)
        step("Tệp tĩnh", _static)
    except NotPrepared as fault:
        click.echo(str(fault), err=True)
        return 2
    return 0


def step(name: str, work: Callable[[], str]) -> None:
    """Does one step and prints its name, its outcome and its time."""
    began = time.monotonic()
    outcome = work()
    say(f"  {name}: {outcome} ({time.monotonic() - began:.1f} s)")


def say(text: str) -> None:
    """One line of progress, on the terminal at once."""
    click.echo(text)
    sys.stdout.flush()


@contextmanager
def alone() -> Iterator[None]:
    """Only one program prepares a database at a time; the lock falls with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [PREPARING])
    yield
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_unlock(%s)", [PREPARING])


def _server() -> str:
    connection.ensure_connection()
    version = connection.connection.info.server_version
    if version < OLDEST_SERVER:
        raise NotPrepared(
            f"PostgreSQL {version // 10000} quá cũ: cần bản {OLDEST_SERVER // 10000} trở lên."
        )
    return f"PostgreSQL {version // 10000}.{version % 10000}"


def _migrate() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return "đã đủ"
    call_command("migrate", interactive=False, verbosity=1, stdout=_Applied(len(plan)))
    return f"thêm {len(plan)} bước"


class _Applied(StringIO):
    """Shows every tenth migration as it is applied, so that a first start is seen to move."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total = total
        self.done = 0

    def write(self, text: str) -> int:
        if text.strip() == "OK":
            self.done += 1
            if self.done % 10 == 0 and self.done < self.total:
                say(f"    {self.done}/{self.total}")
        return len(text)


def _demo() -> str:
    """Asks the demo to prepare itself, which it does once, or goes on where it was cut short."""
    # Rooms can be imported only after Django is ready.
    demo, command = import_module(DEMO), import_module(DEMO_COMMAND)
    told: list[str] = []

    def echo(text: str) -> None:
        told.append(text)
        say(f"    {text}")

    try:
        command.prepare_demo(**command.wanted(), echo=echo)
    except click.ClickException as fault:
        raise NotPrepared(fault.message) from fault
    try:
        introduction_file().write_text(demo.introduction(), encoding="utf-8")
    except demo.NoDemoProvince:
        introduction_file().unlink(missing_ok=True)
        return "dữ liệu đang có không phải bản trình diễn, giữ nguyên"
    return "đã dựng" if told else "giữ nguyên dữ liệu đang có"


def _static() -> str:
    """Collects again only when a file has changed since the last time."""
    stamp = var_folder() / "static.stamp"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return "đã đủ"
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(wanted)
    return "đã gom"


def _fingerprint() -> str:
    """Names, sizes and times of all static files in one digest."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = os.stat(storage.path(name))
            digest.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
