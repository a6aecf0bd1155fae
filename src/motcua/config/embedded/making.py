"""Makes the data folder of a server, all or nothing, and writes its configuration at each start."""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

from motcua.config.embedded.account import ENVIRONMENT, Account, server_account, tied_as
from motcua.config.embedded.binaries import major_version, program
from motcua.config.embedded.cluster import DATABASE, ROLE, Cluster, EmbeddedDatabaseFailed
from motcua.config.embedded.tuning import configuration, memory_bytes

INITDB = [
    f"--username={ROLE}",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--data-checksums",
    "--auth=reject",
]
# Sorts and folds by code point whatever the system's libraries say; there since version 17.
BUILTIN_LOCALE = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
BUILTIN_LOCALE_SINCE = 17


def command(cluster: Cluster, account: Account, name: str, death_signal: str) -> list[str]:
    """A PostgreSQL program as ``account``, tied to its parent, able to reach the data."""
    binary = program(name, cluster)
    return [*tied_as(account, death_signal, reach=(binary, cluster.folder)), str(binary)]


def make_data(cluster: Cluster) -> None:
    """A new data folder with an empty database. Killed half-way it leaves only ``data.new``."""
    account = server_account(cluster)
    fresh = cluster.folder / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    _give(fresh, account)
    locale = BUILTIN_LOCALE if major_version(cluster) >= BUILTIN_LOCALE_SINCE else []
    _run([*command(cluster, account, "initdb", "KILL"), "-D", str(fresh), *INITDB, *locale])
    single = ["--single", "-D", str(fresh), "postgres"]
    server = command(cluster, account, "postgres", "KILL")
    _run([*server, *single], f"create database {DATABASE}\n")
    fresh.rename(cluster.data)
    _sync(cluster.folder)


def write_configuration(cluster: Cluster) -> None:
    """Settings and doors as this version wants them; raises when the data are of another one."""
    _refuse_other_version(cluster)
    account = server_account(cluster)
    guests = dict.fromkeys((account.name, pwd.getpwuid(os.geteuid()).pw_name, "root"))
    idents = "".join(f'door "{guest}" {ROLE}\n' for guest in guests)
    _write(cluster.data / "postgresql.conf", configuration(cluster, memory_bytes()), account)
    _write(cluster.data / "pg_hba.conf", "local all all peer map=door\n", account)
    _write(cluster.data / "pg_ident.conf", idents, account)
    _make_door(cluster, account)


def _refuse_other_version(cluster: Cluster) -> None:
    found, wanted = int((cluster.data / "PG_VERSION").read_text()), major_version(cluster)
    if found != wanted:
        raise EmbeddedDatabaseFailed(
            f"Dữ liệu ở {cluster.data} là của PostgreSQL {found}, chương trình mang theo bản "
            f"{wanted}: kết xuất bằng bản cũ, hoặc `make demo-reset` để bắt đầu lại."
        )


def _make_door(cluster: Cluster, account: Account) -> None:
    """The socket's folder; anybody may make folders in /tmp, so its owner and mode are checked."""
    try:
        cluster.door.mkdir(mode=0o700)
        _give(cluster.door, account)
    except FileExistsError:
        found = cluster.door.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid or found.st_mode & 0o077:
            raise EmbeddedDatabaseFailed(
                f"{cluster.door} không phải thư mục riêng (0700) của {account.name}: xóa nó đi."
            ) from None
    cluster.socket.unlink(missing_ok=True)
    Path(f"{cluster.socket}.lock").unlink(missing_ok=True)


def _give(path: Path, account: Account) -> None:
    if os.geteuid() != account.uid:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def _write(path: Path, text: str, account: Account) -> None:
    """Replaces a file whole, so that a kill between two lines leaves the old one."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.chmod(0o600)
    _give(fresh, account)
    fresh.replace(path)


def _run(arguments: list[str], text: str = "") -> None:
    done = subprocess.run(
        arguments,
        input=text,
        cwd="/",
        env=ENVIRONMENT,
        umask=0o077,
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or "ERROR" in done.stderr or "FATAL" in done.stderr:
        said = (done.stderr or done.stdout).strip()
        raise EmbeddedDatabaseFailed(f"Không tạo được cơ sở dữ liệu: {said}")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
