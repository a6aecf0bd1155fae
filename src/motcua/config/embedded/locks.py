"""File locks that the kernel gives back when their holder dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockBusy(TimeoutError):
    """Somebody else held the lock for all the time we were willing to wait."""


class Lock:
    """One lock file, held shared or alone by this process; it is not inherited by programs."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)

    def try_alone(self) -> bool:
        """Takes the lock for us alone, if nobody holds it."""
        return self._try(fcntl.LOCK_EX)

    def try_shared(self) -> bool:
        """Takes the lock beside others, if nobody holds it alone."""
        return self._try(fcntl.LOCK_SH)

    def _try(self, kind: int) -> bool:
        try:
            fcntl.flock(self._handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Gives the lock back; the file stays."""
        fcntl.flock(self._handle, fcntl.LOCK_UN)

    def close(self) -> None:
        """Gives the lock back for good."""
        os.close(self._handle)


def is_free(path: Path) -> bool:
    """Whether nobody holds the lock alone at this moment."""
    lock = Lock(path)
    try:
        return lock.try_shared()
    finally:
        lock.close()


@contextmanager
def alone(path: Path, *, patience_seconds: float) -> Iterator[None]:
    """Holds the lock alone for the length of the block; raises LockBusy after the given time."""
    lock = Lock(path)
    try:
        until = time.monotonic() + patience_seconds
        while not lock.try_alone():
            if time.monotonic() > until:
                raise LockBusy(str(path))
            time.sleep(0.02)
        yield
    finally:
        lock.close()
