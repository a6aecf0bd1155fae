"""Writer and worker are killed again and again: effects happen once, calls at least once.

The control is the same run with ``mark_before_effect=True``: it must lose effects.

Run as a program, this file is the nursery: it prepares Django once and forks a writer or a worker
for each line it reads, so that a kill costs milliseconds. Victims are killed by their process id.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast
from urllib.parse import quote

import django
import pytest
from django.db import connection, transaction

from motcua.foundation.audit.tests.emptying import django_db_setup
from motcua.foundation.outbox import (
    Message,
    OutwardCall,
    RetryPolicy,
    backlog,
    record,
    subscribe,
    subscribe_outward,
    subscriptions,
)
from motcua.foundation.outbox.calls import make_calls
from motcua.foundation.outbox.effects import deliver_effects
from motcua.foundation.outbox.subscriptions import only_these

__all__ = ["django_db_setup"]

TOPIC, KEYS = "fault.changed", 7
KILLS, CONTROL_KILLS = 16, 8
# Long beside the delay between an announcement and the kill, also on a busy machine.
SLOW_SECONDS, PATIENCE_SECONDS = 0.15, 20.0
SCHEMA = """
CREATE TABLE fault_change (number bigint PRIMARY KEY);
CREATE TABLE fault_effect (id bigserial, number bigint, key text)
"""


# The programs that are killed ---------------------------------------------------------------------


def write() -> None:
    """A change and its message in one transaction, as fast as it goes, until killed."""
    with connection.cursor() as cursor:
        while True:
            with transaction.atomic():
                cursor.execute(
                    "INSERT INTO fault_change SELECT coalesce(max(number), 0) + 1 FROM fault_change"
                    " RETURNING number"
                )
                number = cast(tuple[int], cursor.fetchone())[0]
                at = datetime.now(UTC)
                record(TOPIC, {"number": number}, key=f"key-{number % KEYS}", at=at)


class Effect:
    """A handler, slow before and after its insert; ``announced`` grows when it begins."""

    def __init__(self, announced: Path, slow_seconds: float) -> None:
        self.announced, self.slow_seconds = announced, slow_seconds

    def __call__(self, messages: Sequence[Message]) -> None:
        with self.announced.open("a", encoding="utf-8") as file:
            file.write("!")
        time.sleep(self.slow_seconds)
        self.insert(messages)
        time.sleep(self.slow_seconds)

    def insert(self, messages: Sequence[Message]) -> None:
        """One row for each message: what must be there once."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO fault_effect (number, key) VALUES (%s, %s)",
                [(one.body["number"], one.key) for one in messages],
            )


def work(calls: Path, *, mark_before_effect: bool, until_empty: bool) -> None:
    """Delivers until killed, or until nothing is left."""

    def call(one: OutwardCall) -> None:
        with calls.open("a", encoding="utf-8") as file:
            file.write(f"{one.body['number']} {one.idempotency_key}\n")

    listen(Effect(announced_beside(calls), 0 if until_empty else SLOW_SECONDS), call)
    (board,), (portal,) = subscriptions.inward(), subscriptions.outward()
    while not until_empty or backlog():
        now = datetime.now(UTC)
        deliver_effects(board, now, 20, jitter=random.random, mark_before_effect=mark_before_effect)
        make_calls(portal, now, 20, jitter=random.random, lease=timedelta(seconds=0.2))


def announced_beside(calls: Path) -> Path:
    """Where the worker says that an effect begins."""
    return calls.with_name("announced.txt")


def listen(
    effect: Callable[[Sequence[Message]], None], call: Callable[[OutwardCall], None]
) -> None:
    """One subscriber of each kind; the writer needs their names, the worker their deeds."""
    subscribe(TOPIC, effect, "board")
    subscribe_outward(TOPIC, call, "portal", policy=RetryPolicy(max_attempts=1000))


def nursery(calls: Path) -> None:
    """Forks one victim for each line: ``write``, ``work``, ``lose`` (the control), ``drain``."""
    django.setup()
    with only_these():
        for line in sys.stdin:
            if pid := os.fork():
                print(pid, flush=True)  # noqa: T201  # told to the test
                if line.strip() == "drain":
                    os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            else:
                live(line.strip(), calls)


def live(role: str, calls: Path) -> None:
    """A victim's life."""
    if role == "write":
        listen(lambda _: None, lambda _: None)
        write()
    work(calls, mark_before_effect=role == "lose", until_empty=role == "drain")
    os._exit(0)


# The test -----------------------------------------------------------------------------------------


def address() -> str:
    """The checks' database, for another process."""
    settings = connection.settings_dict
    host = f"host={quote(str(settings['HOST']))}&port={settings['PORT'] or 5432}"
    user = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}@" if settings["USER"] else ""
    return f"postgresql://{user}/{settings['NAME']}?{host}"


class Nursery:
    """Begets victims and kills them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.kills = 0

    def beget(self, role: str) -> int:
        """A new victim's process id."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{role}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def kill(self, pid: int) -> None:
        """SIGKILL; whatever the victim was doing ends here."""
        os.kill(pid, signal.SIGKILL)
        self.kills += 1


@contextmanager
def born(calls: Path) -> Iterator[Nursery]:
    paths = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    environment = {**os.environ, "DATABASE_URL": address(), "PYTHONPATH": paths}
    process = subprocess.Popen(
        [sys.executable, __file__, str(calls)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        yield Nursery(process)
    finally:
        process.kill()
        process.wait()


def await_an_effect(announced: Path) -> None:
    """Returns as soon as the worker begins one more effect."""
    before = announced.stat().st_size if announced.exists() else 0
    end = time.monotonic() + PATIENCE_SECONDS
    while not announced.exists() or announced.stat().st_size == before:
        assert time.monotonic() < end, "the worker does nothing"
        time.sleep(0.001)


def torment(calls: Path, worker: str, kills: int, *, late_by_seconds: float) -> None:
    """Kills the worker in the middle of effects and now and then the writer; one worker finishes.

    Each kill falls between the beginning of an effect and ``late_by_seconds`` after it.
    """
    chance = random.Random(20261122)
    with born(calls) as nursery:
        victims = {role: nursery.beget(role) for role in ("write", worker)}
        try:
            while nursery.kills < kills:
                await_an_effect(announced_beside(calls))
                time.sleep(chance.uniform(0, late_by_seconds))
                role = "write" if chance.random() < 0.25 else worker
                nursery.kill(victims[role])
                victims[role] = nursery.beget(role)
        finally:
            for pid in victims.values():
                nursery.kill(pid)
        nursery.beget("drain")
        assert nursery.process.wait(timeout=60) == 0


def numbers(query: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [number for (number,) in cursor.fetchall()]


@pytest.fixture
def calls(transactional_db: None, tmp_path: Path) -> Iterator[Path]:
    del transactional_db
    with connection.cursor() as cursor:
        cursor.execute(SCHEMA)
    yield tmp_path / "calls.txt"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE fault_change, fault_effect")


@pytest.mark.fault
def test_every_effect_happens_once_and_every_call_at_least_once(calls: Path) -> None:
    torment(calls, "work", KILLS, late_by_seconds=2 * SLOW_SECONDS)
    changes = numbers("SELECT number FROM fault_change ORDER BY 1")
    assert len(changes) > KILLS, "the writer hardly wrote"
    assert numbers("SELECT (body->>'number')::bigint FROM outbox_message ORDER BY 1") == changes
    assert numbers("SELECT number FROM fault_effect ORDER BY 1") == changes
    for key in range(KEYS):
        in_order = numbers(f"SELECT number FROM fault_effect WHERE key = 'key-{key}' ORDER BY id")
        assert in_order == sorted(in_order)
    told = [line.split() for line in calls.read_text(encoding="utf-8").splitlines()]
    assert {int(number) for number, _ in told} == set(changes)
    pairs = Counter((number, key) for number, key in told)
    assert len(pairs) == len(changes) == len({key for _, key in pairs})


@pytest.mark.fault
def test_the_control_that_marks_before_the_effect_loses_effects(calls: Path) -> None:
    torment(calls, "lose", CONTROL_KILLS, late_by_seconds=0)
    changes = numbers("SELECT number FROM fault_change ORDER BY 1")
    effects = numbers("SELECT number FROM fault_effect ORDER BY 1")
    assert set(effects) < set(changes)


if __name__ == "__main__":
    nursery(Path(sys.argv[1]))
