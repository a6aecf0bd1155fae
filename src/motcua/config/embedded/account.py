"""Which account of the operating system the server runs as, and the command that drops to it.

PostgreSQL refuses to run as root. Started by root it runs as the owner of its data, at first
``nobody``. Modes of folders that we did not make are never changed: where others may not enter a
folder above us, the server gets the one capability that lets it through (CAP_DAC_READ_SEARCH).
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from motcua.config.embedded.cluster import Cluster, EmbeddedDatabaseFailed

ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC"}
_SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_ONLY_ENTER = "-all,+dac_read_search"
_ENTER_EVERYWHERE = [
    f"--inh-caps={_ONLY_ENTER}",
    f"--ambient-caps={_ONLY_ENTER}",
    f"--bounding-set={_ONLY_ENTER}",
    "--securebits=+no_setuid_fixup",
]


@dataclass(frozen=True)
class Account:
    """One account with an entry in the system's list, which initdb and peer login insist on."""

    name: str
    uid: int
    gid: int


def server_account(cluster: Cluster) -> Account:
    """Who owns the data: as root its present owner, else ``nobody``; otherwise we ourselves."""
    owner = cluster.data.stat().st_uid if cluster.data.exists() else None
    if os.geteuid() == 0:
        return _by_uid(owner) if owner else _nobody()
    if owner not in {None, os.geteuid()}:
        raise EmbeddedDatabaseFailed(
            f"Dữ liệu ở {cluster.data} thuộc người dùng khác (số {owner}): "
            "chạy bằng chính người dùng đó, hoặc bằng root."
        )
    return _by_uid(os.geteuid())


def _by_uid(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise EmbeddedDatabaseFailed(
            f"Người dùng số {uid} không có tên trong /etc/passwd; PostgreSQL cần tên đó. "
            "Thêm tên, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _nobody() -> Account:
    try:
        return _by_uid(pwd.getpwnam("nobody").pw_uid)
    except KeyError:
        raise EmbeddedDatabaseFailed(
            "PostgreSQL không chạy bằng root và máy này không có tài khoản nobody: "
            "chạy bằng người dùng thường, hoặc đặt DATABASE_URL."
        ) from None


def tied(death_signal: str) -> list[str]:
    """A command prefix: the program gets ``death_signal`` (``INT``) when its parent dies."""
    setpriv = shutil.which("setpriv", path=_SYSTEM_PATH)
    if setpriv is None:
        raise EmbeddedDatabaseFailed("Thiếu lệnh setpriv: apt-get install util-linux")
    return [setpriv, "--pdeathsig", death_signal]


def tied_as(account: Account, death_signal: str, *, reach: Sequence[Path]) -> list[str]:
    """As ``tied``, running as ``account``, which can execute or enter each path of ``reach``."""
    prefix = tied(death_signal)
    if os.geteuid() != 0:
        return prefix
    drop = [f"--reuid={account.uid}", f"--regid={account.gid}", "--clear-groups"]
    for choice in ([*prefix, *drop], [*prefix, *drop, *_ENTER_EVERYWHERE]):
        command = [*choice, "--no-new-privs"]
        if _reaches(command, reach):
            return command
    raise EmbeddedDatabaseFailed(
        f"Tài khoản {account.name} không vào được {', '.join(map(str, reach))}: "
        "đặt mã nguồn ở nơi người khác vào được, hoặc đặt DATABASE_URL."
    )


def _reaches(prefix: Sequence[str], paths: Sequence[Path]) -> bool:
    """Asks the kernel itself, because modes alone do not tell (access lists, capabilities)."""
    question = 'for path; do test -x "$path" || exit 1; done'
    asked = [*prefix, "/bin/sh", "-c", question, "sh", *map(str, paths)]
    answer = subprocess.run(asked, cwd="/", env=ENVIRONMENT, capture_output=True, check=False)
    return answer.returncode == 0
