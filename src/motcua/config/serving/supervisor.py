"""The supervisor: brings a site up, keeps its parts alive, and takes it down on Ctrl-C.

Its own death takes web server and worker along (the kernel sees to it), and the keeper of the
embedded database then finds that nobody stays any more.
"""

import http.client
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from motcua.config.embedded.cluster import EmbeddedDatabaseFailed
from motcua.config.embedded.guests import Stay
from motcua.config.serving.children import Child

LOOK_EVERY_SECONDS = 0.2
READY_SECONDS = 60.0
STOP_SECONDS = 5.0

Say = Callable[[str], None]


class Interrupted(Exception):
    """A signal asked us to stop while something was being waited for."""


class NotReady(RuntimeError):
    """The site did not come up."""


@dataclass
class Supervisor:
    """Keeps ``children`` alive, and the embedded server of ``stay`` when there is one."""

    children: list[Child]
    say: Say
    stay: Stay | None = None
    _stopping: bool = field(default=False)
    _server_lost: bool = field(default=False)

    def listen(self) -> None:
        """From here on SIGINT, SIGTERM and SIGHUP stop the site in good order."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._hear)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def wait_for(self, child: Child) -> int:
        """Runs ``child`` to its end; returns its exit code. Raises Interrupted on a signal."""
        child.start()
        while (code := child.exit_code) is None:
            self._pause()
        return code

    def start(self, ready: Callable[[], bool]) -> None:
        """Starts the children; returns when ``ready``. Raises NotReady or Interrupted."""
        for child in self.children:
            child.start()
        until = time.monotonic() + READY_SECONDS
        while not ready():
            dead = next((c for c in self.children if c.exit_code is not None), None)
            if dead or time.monotonic() > until:
                who = dead or self.children[0]
                raise NotReady(f"{who.name} không lên được: xem {who.log}")
            self._pause()

    def watch(self) -> None:
        """Revives what dies, until a signal comes."""
        try:
            while True:
                self._pause()
                self._look_after_database()
                for child in self.children:
                    code = child.exit_code
                    if child.revive():
                        self.say(f"{child.name} đã dừng (mã {code}) và được khởi động lại.")
        except Interrupted:
            return

    def stop(self) -> None:
        """Ends the children together, then the stay with the database."""
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + STOP_SECONDS
        for child in self.children:
            child.stop(until)
        if self.stay:
            self.stay.leave()

    def _look_after_database(self) -> None:
        if self.stay is None or self.stay.is_kept():
            return
        try:
            self.stay.ensure()
            self.say("Máy chủ dữ liệu đã được khởi động lại.")
            self._server_lost = False
        except EmbeddedDatabaseFailed as fault:
            if not self._server_lost:
                self.say(str(fault))
            self._server_lost = True

    def _pause(self) -> None:
        if self._stopping:
            raise Interrupted
        time.sleep(LOOK_EVERY_SECONDS)
        if self._stopping:
            raise Interrupted


def answers_ok(host: str, port: int, path: str = "/healthz") -> bool:
    """Whether the site itself says that it is ready."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
