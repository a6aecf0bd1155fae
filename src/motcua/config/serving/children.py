"""One process that a running site needs: started, watched, started again, stopped."""

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from motcua.config.embedded.account import tied

SHORT_LIFE_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 4.0
LARGEST_LOG_BYTES = 10 * 1024 * 1024


@dataclass
class Child:
    """A process in a session of its own, so that Ctrl-C reaches only the supervisor.

    ``death_signal`` is what the kernel sends it when the supervisor dies.
    """

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    log: Path | None = None
    death_signal: str = "KILL"
    _process: "subprocess.Popen[bytes] | None" = None
    _started: float = 0.0
    _pause: float = field(default=0.0)

    def start(self) -> None:
        """Starts the process; what it says goes to its log, or to the terminal without one."""
        with ExitStack() as opened:
            log = opened.enter_context(_open_log(self.log)) if self.log else None
            self._process = subprocess.Popen(
                [*tied(self.death_signal), *self.arguments],
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started = time.monotonic()

    @property
    def exit_code(self) -> int | None:
        """None while it lives or has never been started."""
        return self._process.poll() if self._process else None

    def revive(self) -> bool:
        """Starts it again if it has died; waits longer each time it dies young. True if started."""
        if self.exit_code is None:
            return False
        died_young = time.monotonic() - self._started < SHORT_LIFE_SECONDS + self._pause
        pause = min(LONGEST_PAUSE_SECONDS, max(0.2, self._pause * 2)) if died_young else 0.0
        if time.monotonic() - self._started < pause:
            return False
        self._pause = pause
        self.start()
        return True

    def ask_to_stop(self) -> None:
        """Sends SIGTERM if it lives."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)

    def stop(self, until: float) -> None:
        """Waits for its end until the monotonic instant ``until``, then kills it."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _open_log(path: Path) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST_LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")
