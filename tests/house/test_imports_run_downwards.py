"""The contracts of .importlinter hold, and they catch a trespass of each kind."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.floorplan import ROOT, SOURCE

TRESPASSES = {
    "a core imports the framework": (
        "cores/clock/trespass.py",
        "import django\n",
        "Cores know no framework",
    ),
    "a room imports a higher room": (
        "rooms/people/trespass.py",
        "from motcua.rooms.dossiers import operations\n",
        "Rooms: who may know whom",
    ),
    "a face imports another face": (
        "faces/board/trespass.py",
        "from motcua.faces.desk import apps\n",
        "Faces never know each other",
    ),
    "a model is imported inside a function": (
        "foundation/text/trespass.py",
        "def reach() -> object:\n"
        "    from motcua.rooms.dossiers.models import Dossier\n\n"
        "    return Dossier\n",
        "Storeys: imports run downwards only",
    ),
    "a core imports another core": (
        "cores/clock/trespass.py",
        "from motcua.cores import scoring\n",
        "Cores stand alone",
    ),
    "a room nobody declared": (
        "rooms/attic/__init__.py",
        '"""An undeclared room."""\n',
        "Rooms: who may know whom",
    ),
}


def check_contracts(source: Path) -> subprocess.CompletedProcess[str]:
    """Runs import-linter on the package below ``source``."""
    environment = os.environ | {"PYTHONPATH": str(source)}
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    return subprocess.run(
        [*command, "--config", str(ROOT / ".importlinter"), "--no-cache"],
        cwd=source,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_holds() -> None:
    answer = check_contracts(ROOT / "src")
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.slow
@pytest.mark.parametrize("trespass", TRESPASSES)
def test_a_planted_trespass_is_caught(trespass: str, tmp_path: Path) -> None:
    place, text, broken_contract = TRESPASSES[trespass]
    copy = tmp_path / "motcua"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "*.ttf"))
    (copy / place).parent.mkdir(parents=True, exist_ok=True)
    (copy / place).write_text(text, encoding="utf-8")
    answer = check_contracts(tmp_path)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert f"{broken_contract}" in answer.stdout.split("Broken contracts")[-1]
