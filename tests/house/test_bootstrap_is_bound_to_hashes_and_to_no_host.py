"""What a fresh machine installs is fixed by hashes, and no file says where it comes from."""

import re
import tomllib
from itertools import chain

import pytest

from tests.house.floorplan import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# The lock repeats names as the registry writes them: lower case, one dash.
PINNED = re.compile(r"^([a-z0-9-]+)==([^\s;]+)", re.MULTILINE)
TOOLING = ("Makefile", ".ci/run", "pyproject.toml", "requirements.lock", "conftest.py")


def packages() -> list[str]:
    """The blocks of the lock, one for each package."""
    return [block for block in re.split(r"\n(?=\S)", LOCK.strip()) if block]


def wanted() -> set[str]:
    """Names that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = chain(project["project"]["dependencies"], project["dependency-groups"]["check"])
    return {re.split(r"[\[<>=!~; ]", line)[0].lower().replace("_", "-") for line in asked}


def test_each_package_is_pinned_with_hashes() -> None:
    assert len(packages()) > 30
    for block in packages():
        assert PINNED.match(block), block.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]


def test_the_lock_holds_all_that_the_project_asks_for() -> None:
    assert wanted() - {match[1] for match in PINNED.finditer(LOCK)} == set()


def test_the_installer_itself_is_in_the_lock() -> None:
    assert {"uv", "hatchling", "editables"} <= {match[1] for match in PINNED.finditer(LOCK)}


@pytest.mark.parametrize(
    "path", [*TOOLING, *sorted(f"scripts/{file.name}" for file in (ROOT / "scripts").iterdir())]
)
def test_no_file_of_the_bootstrap_names_a_host(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    named = set(re.findall(r"\w+://([^/\s:'\"]+)", text))
    assert named <= {"127.0.0.1"}, named
