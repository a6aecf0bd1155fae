"""Starts a whole site as `make run` does, on a port and a folder of its own, and looks inside."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from motcua.config.embedded.cluster import Cluster
from motcua.config.serving.supervisor import answers_ok

READY_SECONDS = 60.0
WEB = "motcua.config.serving.web"
WORKER = "motcua.config.main work"


@dataclass(frozen=True)
class Site:
    """One running site without a demo province."""

    process: "subprocess.Popen[str]"
    port: int
    var: Path

    @property
    def cluster(self) -> Cluster:
        """Its database server."""
        return Cluster(self.var / "postgres")

    def is_up(self) -> bool:
        """Whether the site says that it is ready."""
        return answers_ok("127.0.0.1", self.port)

    def family(self) -> dict[int, str]:
        """Every process below the supervisor, with its command line."""
        found: dict[int, str] = {}
        below = {self.process.pid}
        while below:
            below = {pid for pid, parent in _parents().items() if parent in below}
            found.update({pid: _command_line(pid) for pid in below})
        return found

    def one(self, command: str) -> int:
        """The first process below the supervisor that runs ``command``."""
        return min(pid for pid, line in self.family().items() if command in line)

    def stop(self) -> None:
        """By force if need be; for the end of a check."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def serve_command(port: int) -> list[str]:
    """`make run` without the demo province."""
    program = [sys.executable, "-P", "-m", "motcua.config.main"]
    return [*program, "serve", "--no-demo", f"--port={port}"]


def environment(var: Path) -> dict[str, str]:
    """Ours, without what points to the checks' own database and settings."""
    ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PORT"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "MOTCUA_VAR": str(var)}


@contextmanager
def running_site(var: Path, port: int | None = None) -> Iterator[Site]:
    """A site that is ready; stopped at the end."""
    port = port or free_port()
    process = subprocess.Popen(
        serve_command(port),
        env=environment(var),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    site = Site(process, port, var)
    try:
        until(site.is_up, READY_SECONDS, lambda: _said(process))
        yield site
    finally:
        site.stop()
        if process.stdout is not None:
            process.stdout.close()


def _said(process: "subprocess.Popen[str]") -> str:
    process.kill()
    return process.communicate()[0]


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(
    condition: Callable[[], bool], seconds: float, explain: Callable[[], str] = lambda: ""
) -> float:
    """Waits for ``condition`` and returns how long it took; fails with ``explain()``."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, f"not within {seconds} s: {explain()}"
        time.sleep(0.05)
    return time.monotonic() - began


def alive(pid: int) -> bool:
    """Whether a process lives; a zombie does not."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def _parents() -> dict[int, int]:
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            found[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    return found


def _command_line(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""
