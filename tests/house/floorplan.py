"""What the house tests share: where things are, and the order of the rooms by contract."""

import ast
import configparser
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "motcua"
ROOMS_CONTRACT = "importlinter:contract:rooms"


def room_order() -> list[set[str]]:
    """Rooms from top to bottom; rooms on one line share a set."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    lines = contracts[ROOMS_CONTRACT]["layers"].strip().splitlines()
    return [set(re.findall(r"\w+", line)) for line in lines]


def depth_of(room: str) -> int:
    """0 for the top room, larger further down. Raises LookupError for an unknown room."""
    for depth, rooms in enumerate(room_order()):
        if room in rooms:
            return depth
    raise LookupError(room)


def python_files(*folders: str) -> Iterator[Path]:
    """Every Python file we wrote below ``folders``; generated migrations are left out."""
    for folder in folders or ("src", "tests", "bench", "scripts"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file; several tests read the same ones."""
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path) -> str:
    """The path as a reader would name it."""
    return str(path.relative_to(ROOT))
