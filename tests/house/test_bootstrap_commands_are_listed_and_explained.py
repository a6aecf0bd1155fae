"""`make` alone lists every target with one line, and the build server calls the same as we do."""

import re
import subprocess

from tests.house.floorplan import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROMISED = {
    "run", "test", "quick", "test-server", "demo-reset", "bench", "rehearse", "lock", "format",
    "check", "messages", "screenshots",
}  # fmt: skip


def targets() -> set[str]:
    """Every target that has a recipe."""
    return set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def test_make_alone_lists_every_target() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = dict(re.findall(r"^  make ([a-z-]+) +(\S.*)$", shown, re.MULTILINE))
    assert set(listed) == targets()
    assert targets() >= PROMISED


def test_no_target_is_taken_for_a_file() -> None:
    phony = re.search(r"^\.PHONY:((?:.|\\\n)*?)$(?<!\\)", MAKEFILE, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].replace("\\\n", " ").split()) == targets()


def test_the_build_server_runs_the_same_checks_and_allows_no_other_skips() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"\bCI=true exec make test$", script, re.MULTILINE)


def test_every_script_can_be_called() -> None:
    for file in (ROOT / "scripts").iterdir():
        assert file.suffix == ".py" or file.stat().st_mode & 0o111, file.name
