"""Where one embedded server keeps its data, its locks and its door, and at what address."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[4]
DATABASE = "motcua"
ROLE = "motcua"
PORT = "5432"


class EmbeddedDatabaseFailed(RuntimeError):
    """The embedded server cannot be made, started or reached; the message says what to do."""


@dataclass(frozen=True)
class Cluster:
    """One server's folder. ``settings`` are laid over our own in postgresql.conf.

    ``programs`` is the folder of ``postgres`` and ``initdb``; None means those of the wheel.
    """

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    programs: Path | None = None

    @property
    def data(self) -> Path:
        """What PostgreSQL calls the data directory."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the keeper and the server say."""
        return self.folder / "server.log"

    @property
    def door(self) -> Path:
        """The folder of the socket: short whatever the data path, and the same at each start.

        It stands in /tmp whatever TMPDIR says, or two programs with different environments
        would look for one server at two doors.
        """
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        return Path("/tmp") / f"motcua-{name}"

    @property
    def socket(self) -> Path:
        """The socket itself, at most 107 bytes long."""
        return self.door / f".s.PGSQL.{PORT}"

    def url(self, database: str = DATABASE) -> str:
        """The address as libpq, psycopg and DATABASE_URL write it."""
        return f"postgresql://{ROLE}@/{quote(database)}?host={quote(str(self.door))}&port={PORT}"


def var_folder() -> Path:
    """Where the program keeps what it makes: MOTCUA_VAR, by default var beside the sources."""
    return Path(os.environ.get("MOTCUA_VAR") or ROOT / "var").resolve()


def own_cluster() -> Cluster:
    """The server of this installation."""
    return Cluster(var_folder() / "postgres")


def test_cluster() -> Cluster:
    """The server of the checks: it forgets everything in a power cut and is therefore fast."""
    careless = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return Cluster(var_folder() / "test-db", {**careless, "max_wal_size": "'1GB'"})
