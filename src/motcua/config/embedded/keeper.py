"""The keeper: runs the server while anybody needs it, and starts it again when it dies.

A process of its own (``python -m motcua.config.embedded.keeper FOLDER PROGRAMS NAME=VALUE…``), so
that the server outlives the command that happened to come first. It stops the server when the last
guest has left. Should the keeper itself be killed, the kernel tells the server to shut down, and
the next guest, or the supervisor of a running site within a second, starts another keeper.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

from motcua.config.embedded.account import ENVIRONMENT, server_account
from motcua.config.embedded.cluster import Cluster, EmbeddedDatabaseFailed
from motcua.config.embedded.locks import Lock, LockBusy, alone
from motcua.config.embedded.making import command, write_configuration
from motcua.config.embedded.processes import clear_orphans

# Run as a program this module is called __main__.
MODULE = "motcua.config.embedded.keeper"
# In plain C Python cannot read the name of a source folder with Vietnamese marks.
READS_ANY_PATH = {**ENVIRONMENT, "LC_ALL": "C.UTF-8"}
LOOK_EVERY_SECONDS = 0.1
SHORT_LIFE_SECONDS = 2.0
SHORT_LIVES_ALLOWED = 3
STOP_SECONDS = (8.0, 4.0)
LARGEST_LOG_BYTES = 10 * 1024 * 1024


class Keeper:
    """Holds one server; ``run`` returns when nobody needs it any more."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.guests = Lock(cluster.folder / "guests.lock")
        self.told_to_stop = False
        self.made_door = False

    def tell_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        """What SIGTERM does."""
        self.told_to_stop = True

    def run(self) -> int:
        """Exit code 0 after an orderly stop, 1 when the server refuses to start time and again.

        Guests may come in again before we say that we are gone.
        """
        try:
            return self._keep()
        finally:
            if self.made_door:
                with suppress(OSError):
                    self.cluster.door.rmdir()
            self.guests.close()

    def _keep(self) -> int:
        short_lives = 0
        while short_lives < SHORT_LIVES_ALLOWED:
            born = time.monotonic()
            server = self._start()
            if self._watch(server):
                stop(server)
                return 0
            lived = time.monotonic() - born
            # A server that was killed (negative code) would run; one that refuses will not.
            refused = server.returncode > 0 and lived < SHORT_LIFE_SECONDS
            short_lives = short_lives + 1 if refused else 0
            note(f"the server ended with code {server.returncode} after {lived:.1f} s")
        return 1

    def _start(self) -> "subprocess.Popen[bytes]":
        clear_orphans(self.cluster.data)
        write_configuration(self.cluster)
        self.made_door = True
        server = command(self.cluster, server_account(self.cluster), "postgres", "INT")
        return subprocess.Popen(
            [*server, "-D", str(self.cluster.data)],
            cwd="/",
            env=ENVIRONMENT,
            umask=0o077,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _watch(self, server: "subprocess.Popen[bytes]") -> bool:
        """True when the server is no longer needed, False when it died."""
        while server.poll() is None:
            if self.told_to_stop or self.guests.try_alone():
                return True
            time.sleep(LOOK_EVERY_SECONDS)
        return False


def stop(server: "subprocess.Popen[bytes]") -> None:
    """Orderly shutdown (sessions are ended), then at once, then by force."""
    for number, seconds in zip((signal.SIGINT, signal.SIGQUIT), STOP_SECONDS, strict=True):
        server.send_signal(number)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        return
    server.kill()
    server.wait()


def note(text: str) -> None:
    """One line in the server's log."""
    sys.stderr.write(f"keeper[{os.getpid()}]: {text}\n")
    sys.stderr.flush()


def start_keeper(cluster: Cluster) -> "subprocess.Popen[bytes]":
    """Starts the keeper as a process of its own session; the caller holds the start lock."""
    if cluster.log.exists() and cluster.log.stat().st_size > LARGEST_LOG_BYTES:
        cluster.log.replace(cluster.log.with_suffix(".log.1"))
    programs = str(cluster.programs or "")
    settings = [f"{name}={value}" for name, value in cluster.settings.items()]
    with cluster.log.open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-I", "-m", MODULE, str(cluster.folder), programs, *settings],
            cwd="/",
            env=READS_ANY_PATH,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def main(arguments: list[str]) -> int:
    """Keeps the server of the folder named first; ``PROGRAMS`` empty means those of the wheel."""
    folder, programs, *pairs = arguments
    settings = dict(pair.split("=", 1) for pair in pairs)
    cluster = Cluster(Path(folder), settings, Path(programs) if programs else None)
    try:
        with alone(cluster.folder / "keeper.lock", patience_seconds=2):
            keeper = Keeper(cluster)
            signal.signal(signal.SIGTERM, keeper.tell_to_stop)
            return keeper.run()
    except LockBusy:
        note("another keeper is at work")
        return 0
    except (EmbeddedDatabaseFailed, OSError) as fault:
        note(str(fault))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
