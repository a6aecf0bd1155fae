"""A skip that tests/allowed_skips.toml does not name fails the run of the build server."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house.floorplan import ROOT
from tests.plugins.skips import allowed_skips, is_allowed

PLANTED = {
    "test_skip.py": "import pytest\ndef test_x():\n    pytest.skip('too lazy')\n",
    "test_mark.py": "import pytest\n@pytest.mark.skip(reason='later')\ndef test_x():\n    pass\n",
    "test_fail.py": "import pytest\n@pytest.mark.xfail\ndef test_x():\n    assert False\n",
    "test_file.py": "import pytest\npytest.skip('all', allow_module_level=True)\n",
}
ALLOWED = {"test_a.py": "import pytest\ndef test_x():\n    pytest.skip('MOTCUA_REFERENCE')\n"}
RUNS = {"test_runs.py": "def test_runs():\n    pass\n"}


def outcome(
    folder: Path, files: Mapping[str, str], *, ci: bool
) -> "subprocess.CompletedProcess[str]":
    """Runs pytest on planted files, one of which passes, with our list of skips."""
    for name, text in {**files, **RUNS}.items():
        (folder / name).write_text(text)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CI": "true" if ci else ""}
    options = ["-p", "no:django", "-p", "no:cacheprovider", "-p", "tests.plugins.skips"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", ".", *options, "."],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_each_kind_of_unlisted_skip_fails_the_build(tmp_path: Path) -> None:
    run = outcome(tmp_path, PLANTED, ci=True)
    named = set(re.findall(r"skip that is not in allowed_skips.toml: (test_\w+.py)", run.stdout))
    assert named == set(PLANTED), run.stdout
    assert run.returncode == pytest.ExitCode.TESTS_FAILED


@pytest.mark.slow
def test_elsewhere_a_skip_is_only_mentioned(tmp_path: Path) -> None:
    run = outcome(tmp_path, PLANTED, ci=False)
    assert run.returncode == 0, run.stdout
    assert "skip that is not in" in run.stdout


@pytest.mark.slow
def test_a_listed_skip_passes_the_build(tmp_path: Path) -> None:
    run = outcome(tmp_path, ALLOWED, ci=True)
    assert run.returncode == 0, run.stdout
    assert "skip that is not in" not in run.stdout


def test_an_allowed_test_may_not_be_skipped_for_another_reason() -> None:
    entries = [{"test": "tests/x.py::*", "because": "needs root", "reason": "…"}]
    assert is_allowed("tests/x.py::test_a", "Skipped: needs root", entries)
    assert not is_allowed("tests/x.py::test_a", "Skipped: too slow", entries)
    assert not is_allowed("tests/y.py::test_a", "Skipped: needs root", entries)


def test_each_entry_of_the_list_says_why() -> None:
    assert allowed_skips()
    assert all(len(entry["reason"].split()) >= 5 for entry in allowed_skips())
