"""Which processes of a server really live; a process id written in a file proves nothing."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

GRACE_SECONDS = 3.0


def server_processes(data: Path) -> list[int]:
    """Ids of the living processes that run ``postgres`` with ``data`` as their working folder.

    Zombies have no working folder any more and are rightly left out.
    """
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _serves(entry, data)]


def _serves(process: Path, data: Path) -> bool:
    try:
        if os.readlink(process / "cwd") != str(data):
            return False
        executable = os.readlink(process / "exe").removesuffix(" (deleted)")
    except OSError:
        return False
    return Path(executable).name == "postgres"


def send(pids: list[int], number: signal.Signals) -> None:
    """Signals each process that still lives."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def clear_orphans(data: Path) -> None:
    """Waits until no process of an earlier server is left, then removes its process id file.

    After the main process died the others leave by themselves; those that have not after three
    seconds are told to stop at once, and at last are killed. The file is removed only when nothing
    of that server lives, so that two servers can never write to one data folder.
    """
    for number in (None, signal.SIGQUIT, signal.SIGKILL):
        if number is not None:
            send(server_processes(data), number)
        until = time.monotonic() + GRACE_SECONDS
        while server_processes(data) and time.monotonic() < until:
            time.sleep(0.02)
    if not server_processes(data):
        (data / "postmaster.pid").unlink(missing_ok=True)
