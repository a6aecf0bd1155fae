"""`motcua bench`: each run in a process of its own, raw figures kept, the page made from them."""

import json
import shutil
from pathlib import Path

import pytest

from motcua.faces.cli import bench as command
from motcua.faces.cli.bench_table import results_page
from motcua.faces.cli.tests.calling import call, told

FAST = '''
"""A benchmark that holds."""
def run():
    parts = [{"what": "adding", "timings": [1.0, 3.0], "median": 2.0, "aim": 5, "holds": True}]
    return {"name": "fast", "what": "sums", "unit": "ms", "parts": parts, "holds": True}
'''
SLOW = FAST.replace("True", "False").replace('"fast"', '"slow"')
BROKEN = "def run():\n    raise RuntimeError('no clock')\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two benchmarks, one that fails, and a module that is none."""
    place = tmp_path / "bench"
    place.mkdir()
    shutil.copy(command.FOLDER / "__main__.py", place)
    (place / "__init__.py").write_text("", encoding="utf-8")
    for name, text in (("fast", FAST), ("slow", SLOW), ("broken", BROKEN), ("load", "X = 1\n")):
        (place / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "FOLDER", place)
    return place


def test_raw_figures_are_kept_with_commit_machine_and_versions(folder: Path) -> None:
    result = call(command.bench, "fast", "--format", "json")
    assert result.exit_code == 0, result.output
    kept = json.loads((folder / "results" / "fast.json").read_text(encoding="utf-8"))
    assert kept == json.loads(result.stdout)[0]
    assert set(kept) == {
        "name",
        "measured_at",
        "commit",
        "changed_since",
        "machine",
        "versions",
        "took_seconds",
        "result",
    }
    assert kept["result"]["parts"][0]["timings"] == [1.0, 3.0]
    assert kept["versions"]["django"]
    assert kept["machine"]["cores"] >= 1


def test_the_page_shows_every_part_and_no_raw_timings(folder: Path) -> None:
    call(command.bench, "fast")
    page = (folder / "RESULTS.md").read_text(encoding="utf-8")
    assert "| adding | 2.0 | 5 | yes |" in page
    assert "[1.0, 3.0]" not in page


def test_an_aim_that_is_missed_is_1_and_still_kept(folder: Path) -> None:
    result = call(command.bench, "slow", "fast")
    assert result.exit_code == 1
    assert "slow" in result.stderr
    assert {file.name for file in (folder / "results").iterdir()} == {"fast.json", "slow.json"}
    assert "| adding | 2.0 | 5 | no |" in (folder / "RESULTS.md").read_text(encoding="utf-8")


def test_a_benchmark_that_breaks_is_1_and_leaves_nothing(folder: Path) -> None:
    result = call(command.bench, "broken")
    assert result.exit_code == 1
    assert "broken" in result.stderr
    assert not (folder / "results").exists()


def test_only_what_can_be_run_is_listed(folder: Path) -> None:
    assert folder
    listed = [row["name"] for row in told(command.bench, "--list", "--format", "json")]
    assert listed == ["broken", "fast", "slow"]


def test_an_unknown_name_is_2(folder: Path) -> None:
    assert folder
    result = call(command.bench, "khong-co")
    assert result.exit_code == 2
    assert "fast" in result.stderr


def test_a_result_without_parts_is_one_row() -> None:
    surroundings = {
        "measured_at": "2026-11-22",
        "commit": None,
        "changed_since": False,
        "machine": {"processor": "x", "cores": 2, "load_before": 0.1},
        "versions": {},
    }
    plain = {"name": "one", "result": {"what": "a | b", "rate": 7, "holds": False}, **surroundings}
    page = results_page([plain])
    assert "| what | rate | holds |" in page
    assert "| a \\| b | 7 | no |" in page
