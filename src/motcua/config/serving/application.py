"""The application as granian's worker processes load it: as deployed, but dying with their parent.

Granian's main process, killed, leaves workers that go on serving the port; the kernel ends them.
"""

import ctypes
import os
import signal

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Asks the kernel to kill this process when its parent dies; at once if it already has."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() == 1:
        os._exit(1)


die_with_parent()

from motcua.config.wsgi import application  # noqa: E402  the tie comes before anything can fail

__all__ = ["application"]
