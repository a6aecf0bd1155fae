"""Proves the two commands: a fresh clone, an empty home, an empty environment, root and another.

    python3 scripts/rehearse.py --users root,nobody --steps test,run

For each user HEAD is cloned into a private folder of its own. ``test`` is one `make test`; ``run``
is `make run` until it is ready, Ctrl-C, again, kill -9, again, each time with its data. Prints a
table; exit code 1 when a row failed, and then the folder with its logs is kept. Needs only the
standard library, so that it runs before anything is set up.
"""

import argparse
import http.client
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# How the machine reaches its package indexes; everything else of the environment is left behind.
PASSED_ON = ("PIP_", "UV_", "SSL_CERT_", "REQUESTS_CA_BUNDLE")
PROXIES = ("http_proxy", "https_proxy", "no_proxy")
# A space and marks in the path, as people's folders have them.
CLONE = "Một Cửa"

TEST_SECONDS = 300.0
FIRST_START_SECONDS = 180.0
LATER_START_SECONDS = 15.0
STOP_SECONDS = 10.0
GONE_SECONDS = 5.0

MARK = """
import psycopg, subprocess, sys
url = subprocess.run([".venv/bin/motcua", "database", "url"], capture_output=True, text=True,
                     check=True).stdout.strip()
with psycopg.connect(url) as connection:
    connection.execute("create table if not exists rehearsal (visit serial)")
    connection.execute("insert into rehearsal default values")
    visits = connection.execute("select count(*) from rehearsal").fetchone()[0]
    users = connection.execute("select count(*) from accounts_user").fetchone()[0]
    print(visits, users)
"""


class StepFailed(Exception):
    """What did not hold."""


@dataclass
class Row:
    """One line of the table."""

    user: str
    step: str
    seconds: float
    outcome: str
    passed: bool


@dataclass
class Rehearsal:
    """One user's rehearsal in a private folder."""

    user: str
    folder: Path
    rows: list[Row] = field(default_factory=list)

    @property
    def clone(self) -> Path:
        """Where HEAD is cloned to."""
        return self.folder / CLONE

    def prepare(self) -> None:
        """Clones HEAD and gives everything to the user."""
        self.folder.chmod(0o700)
        (self.folder / "home").mkdir(mode=0o700)
        subprocess.run(
            ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(self.clone)], check=True
        )
        entry = pwd.getpwnam(self.user)
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)

    def environment(self, **more: str) -> dict[str, str]:
        """As after a login on a fresh machine, plus the way to the package indexes."""
        passed = {
            name: value
            for name, value in os.environ.items()
            if name.startswith(PASSED_ON) or name.lower() in PROXIES
        }
        fresh = {"HOME": str(self.folder / "home"), "PATH": SYSTEM_PATH, "LANG": "C.UTF-8"}
        return {**passed, **fresh, "USER": self.user, **more}

    def command(self, *arguments: str) -> list[str]:
        """``arguments`` run as the user."""
        entry = pwd.getpwnam(self.user)
        if entry.pw_uid == os.geteuid():
            return list(arguments)
        drop = [f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--init-groups"]
        return ["setpriv", *drop, *arguments]

    def step(self, name: str, work: Callable[[], tuple[float, str]]) -> None:
        """Runs one step and notes how it went; a failed step ends this user's rehearsal."""
        say(f"{self.user}: {name} …")
        began = time.monotonic()
        try:
            seconds, outcome = work()
        except StepFailed as fault:
            self.rows.append(Row(self.user, name, time.monotonic() - began, str(fault), False))
            raise
        self.rows.append(Row(self.user, name, seconds, outcome, True))

    def test(self) -> tuple[float, str]:
        """`make test` with CI=true."""
        log = self.folder / "test.log"
        began = time.monotonic()
        with log.open("wb") as out:
            code = subprocess.run(
                self.command("make", "test"),
                cwd=self.clone,
                env=self.environment(CI="true"),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                check=False,
            ).returncode
        seconds = time.monotonic() - began
        closing = [line for line in tail(log, 12) if " in " in line] or tail(log, 1)
        if code:
            raise StepFailed(f"exit {code}: {closing[-1]} ({log})")
        if seconds > TEST_SECONDS:
            raise StepFailed(f"{seconds:.0f} s is more than {TEST_SECONDS:.0f} s")
        return seconds, closing[-1].strip("= ")

    def run(self) -> None:
        """Start, Ctrl-C, start, kill -9, start, Ctrl-C."""
        port = free_port()
        visits: list[str] = []
        for number, limit in enumerate(
            (FIRST_START_SECONDS, LATER_START_SECONDS, LATER_START_SECONDS), start=1
        ):
            running = Running(self, port, self.folder / f"run-{number}.log")
            try:
                begin = partial(running.start, limit, visits)
                self.step(f"make run, start {number}", begin)
                if number == 2:
                    self.step("kill -9", running.kill)
                else:
                    self.step("Ctrl-C", running.interrupt)
            finally:
                running.end()


@dataclass
class Running:
    """One `make run`."""

    rehearsal: Rehearsal
    port: int
    log: Path
    process: "subprocess.Popen[bytes] | None" = None

    def start(self, limit: float, visits: list[str]) -> tuple[float, str]:
        """Until /healthz answers 200; then leaves a mark in the data and finds the earlier ones."""
        began = time.monotonic()
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                self.rehearsal.command("make", "run"),
                cwd=self.rehearsal.clone,
                env=self.rehearsal.environment(PORT=str(self.port)),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        while not healthy(self.port):
            if self.process.poll() is not None or time.monotonic() - began > limit:
                raise StepFailed(f"not ready within {limit:.0f} s: {' | '.join(tail(self.log, 3))}")
            time.sleep(0.1)
        seconds = time.monotonic() - began
        visits.append(self._mark())
        before = visits[0].split()[1]
        if visits[-1] != f"{len(visits)} {before}":
            raise StepFailed(f"data not kept: visits and users were {visits}")
        return seconds, f"ready, data kept ({before} accounts)"

    def _mark(self) -> str:
        done = subprocess.run(
            self.rehearsal.command(".venv/bin/python", "-c", MARK),
            cwd=self.rehearsal.clone,
            env=self.rehearsal.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise StepFailed(done.stderr.strip()[-300:])
        return done.stdout.strip()

    def interrupt(self) -> tuple[float, str]:
        """What a terminal sends on Ctrl-C; everything must end by itself."""
        assert self.process is not None
        began = time.monotonic()
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            raise StepFailed(f"still running {STOP_SECONDS:.0f} s after Ctrl-C") from None
        if "Đã dừng." not in self.log.read_text(encoding="utf-8"):
            raise StepFailed(f"no orderly stop: {' | '.join(tail(self.log, 3))}")
        self._nothing_left()
        return time.monotonic() - began, f"stopped, nothing left (make: {code})"

    def kill(self) -> tuple[float, str]:
        """SIGKILL to make and the server; what they started must follow."""
        assert self.process is not None
        began = time.monotonic()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._nothing_left()
        return time.monotonic() - began, "nothing left, port free"

    def _nothing_left(self) -> None:
        until = time.monotonic() + GONE_SECONDS
        while left := (port_taken(self.port) or list(processes_in(self.rehearsal.folder))):
            if time.monotonic() > until:
                raise StepFailed(f"left behind on port {self.port}: {left}")
            time.sleep(0.1)

    def end(self) -> None:
        """By force, if a step failed."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def healthy(port: int) -> bool:
    """Whether the site says that it is ready."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_taken(port: int) -> bool:
    """Whether anybody accepts connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def processes_in(folder: Path) -> Iterator[int]:
    """Living processes that were started from the folder."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if str(folder) in command:
            yield int(entry.name)


def tail(log: Path, lines: int) -> list[str]:
    """The last lines that say anything."""
    said = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in said if line.strip()][-lines:] or ["(silence)"]


def say(text: str) -> None:
    """One line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def rehearse(user: str, steps: list[str]) -> list[Row]:
    """All steps for one user; the folder is kept when something failed."""
    rehearsal = Rehearsal(user, Path(tempfile.mkdtemp(prefix="motcua-rehearsal-", dir="/tmp")))
    try:
        rehearsal.prepare()
        if "test" in steps:
            rehearsal.step("make test", rehearsal.test)
        if "run" in steps:
            rehearsal.run()
    except StepFailed:
        say(f"{user}: failed; the folder is kept: {rehearsal.folder}")
    else:
        shutil.rmtree(rehearsal.folder)
    return rehearsal.rows


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--users", default="", help="names, by default root and nobody")
    parser.add_argument("--steps", default="", help="test,run by default")
    asked = parser.parse_args()
    me = pwd.getpwuid(os.geteuid()).pw_name
    users = (asked.users or ("root,nobody" if os.geteuid() == 0 else me)).split(",")
    steps = (asked.steps or "test,run").split(",")
    head = subprocess.run(
        ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    say(f"Rehearsing {head} as {', '.join(users)}: {', '.join(steps)}")
    rows = [row for user in users for row in rehearse(user, steps)]
    for row in rows:
        word = "ok" if row.passed else "FAILED"
        say(f"{row.user:8} {row.step:18} {row.seconds:7.1f} s  {word:6} {row.outcome}")
    if os.geteuid() != 0:
        say("Only root can rehearse for others; run this as root to try root as well.")
    return 0 if all(row.passed for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
