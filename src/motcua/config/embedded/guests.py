"""How a program uses the embedded server: arrive, stay, leave; the last to leave ends it."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from motcua.config.embedded.cluster import Cluster, EmbeddedDatabaseFailed
from motcua.config.embedded.keeper import start_keeper
from motcua.config.embedded.locks import Lock, LockBusy, alone, is_free
from motcua.config.embedded.making import make_data

ARRIVE_SECONDS = 60.0
START_SECONDS = 300.0
LEAVE_SECONDS = 15.0
LAST_WORDS = 8


class DatabaseInUse(EmbeddedDatabaseFailed):
    """Another program is using the server, so its data cannot be thrown away."""


class Stay:
    """One program's stay with the server; a killed program's stay ends with it."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._keeper: subprocess.Popen[bytes] | None = None
        _make_folder(cluster)
        self._guests = Lock(cluster.folder / "guests.lock")

    def arrive(self) -> None:
        """Returns when the server answers, whoever started it.

        Raises EmbeddedDatabaseFailed with the server's last words when it does not start.
        """
        until = time.monotonic() + ARRIVE_SECONDS
        while not self._guests.try_shared():
            if time.monotonic() > until:
                raise EmbeddedDatabaseFailed("Máy chủ dữ liệu đang dừng mà không xong.")
            time.sleep(0.02)
        self.ensure()

    def ensure(self) -> None:
        """Starts the server, or its keeper, if either is missing; many may call at once."""
        try:
            with alone(self.cluster.folder / "start.lock", patience_seconds=START_SECONDS):
                if not self.cluster.data.exists():
                    make_data(self.cluster)
                self._start_and_wait()
        except LockBusy:
            raise EmbeddedDatabaseFailed("Một tiến trình khác khởi động mãi không xong.") from None

    def _start_and_wait(self) -> None:
        """Neither a process id nor the word "ready" proves life, only an answer does."""
        began, started = time.monotonic(), False
        while not (self.is_kept() and answers(self.cluster)):
            if not self.is_kept():
                if started:
                    raise self._not_started()
                self._keeper, started = start_keeper(self.cluster), True
            if time.monotonic() - began > START_SECONDS:
                raise self._not_started()
            time.sleep(0.03)

    def is_kept(self) -> bool:
        """Whether a keeper is at work, ours, which is reaped if it has died, or another's."""
        if self._keeper is not None and self._keeper.poll() is None:
            return True
        return not is_free(self.cluster.folder / "keeper.lock")

    def _not_started(self) -> EmbeddedDatabaseFailed:
        words = self.cluster.log.read_text(encoding="utf-8", errors="replace").splitlines()
        said = "\n".join(words[-LAST_WORDS:])
        return EmbeddedDatabaseFailed(
            f"Máy chủ dữ liệu không khởi động được. Nhật ký {self.cluster.log}:\n{said}"
        )

    def leave(self) -> None:
        """Ends the stay; when nobody else stays, returns only after the server has stopped."""
        self._guests.release()
        until = time.monotonic() + LEAVE_SECONDS
        while self.is_kept() and not self._others_stay() and time.monotonic() < until:
            time.sleep(0.02)
        self._guests.close()
        if self._keeper is not None:
            self._keeper.poll()

    def _others_stay(self) -> bool:
        """Nobody can be alone and yet sharing is possible: then another program shares."""
        if self._guests.try_alone():
            self._guests.release()
            return False
        shared = self._guests.try_shared()
        self._guests.release()
        return shared


def answers(cluster: Cluster) -> bool:
    """Whether the server answers a query now."""
    try:
        with psycopg.connect(cluster.url(), connect_timeout=5, autocommit=True) as connection:
            return connection.execute("select 1").fetchone() == (1,)
    except psycopg.Error:
        return False


@contextmanager
def staying(cluster: Cluster) -> Iterator[Stay]:
    """The server runs for the length of the block."""
    stay = Stay(cluster)
    try:
        stay.arrive()
        yield stay
    finally:
        stay.leave()


def throw_away(cluster: Cluster) -> None:
    """Removes all data of the server; raises DatabaseInUse while any program stays with it."""
    _make_folder(cluster)
    guests = Lock(cluster.folder / "guests.lock")
    try:
        if not guests.try_alone():
            raise DatabaseInUse("Cơ sở dữ liệu đang được dùng: dừng máy chủ (Ctrl-C) rồi thử lại.")
        if cluster.data.exists():
            old = cluster.folder / "data.old"
            shutil.rmtree(old, ignore_errors=True)
            cluster.data.rename(old)
            shutil.rmtree(old)
    finally:
        guests.close()


def _make_folder(cluster: Cluster) -> None:
    try:
        cluster.folder.mkdir(parents=True, exist_ok=True)
        (cluster.folder / "guests.lock").touch(mode=0o600)
    except PermissionError as fault:
        raise EmbeddedDatabaseFailed(
            f"Không ghi được vào {cluster.folder}: chạy bằng người dùng đã tạo thư mục này "
            f"({fault.strerror})."
        ) from None
