"""Pages of a PDF, counted by a child process so that a hostile file can harm nothing but itself.

One child serves this process until it dies or the process forks; a file that costs more than
``pdf_child`` allows is refused and the next file finds a new child.
"""

import atexit
import json
import os
import select
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(__file__).with_name("pdf_child.py")
# The child ends itself well before; this is for a machine that stands still.
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What opening a PDF tells."""

    pages: int
    encrypted: bool
    opens: bool
    keywords: str


UNREADABLE = PdfFacts(pages=0, encrypted=False, opens=False, keywords="")


class _Reader:
    """The child and the lock before its door."""

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def look(self, content: bytes) -> PdfFacts:
        with self._door:
            child = self._ready()
            try:
                return PdfFacts(**json.loads(_asked(child, content)))
            except (OSError, ValueError, TypeError):
                self._end()
                return UNREADABLE

    def _ready(self) -> subprocess.Popen[bytes]:
        # After a fork both processes would speak into one pipe.
        if self._child is None or self._owner != os.getpid() or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(
                [sys.executable, "-I", str(PROGRAM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            self._owner = os.getpid()
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return
        child.kill()
        child.communicate()

    def close(self) -> None:
        """Ends the child, if there is one."""
        with self._door:
            self._end()


def _asked(child: subprocess.Popen[bytes], content: bytes) -> bytes:
    if child.stdin is None or child.stdout is None:
        raise OSError("child without pipes")
    child.stdin.write(len(content).to_bytes(8, "big"))
    child.stdin.write(content)
    child.stdin.flush()
    ready, _, _ = select.select([child.stdout], [], [], PATIENCE_SECONDS)
    return child.stdout.readline() if ready else b""


_reader = _Reader()
atexit.register(_reader.close)
look = _reader.look
