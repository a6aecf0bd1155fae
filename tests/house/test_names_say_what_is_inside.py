"""No drawers for odds and ends, no hidden imports, and every module says what it is for."""

import ast
import re
from pathlib import Path

from tests.house.floorplan import ROOT, SOURCE, python_files, shown, tree

DRAWERS = re.compile(r"^(utils?|common|helpers?|extras?|misc|part\d+)$")


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    drawers = [
        shown(path)
        for path in sorted(SOURCE.rglob("*"))
        if path.suffix in {"", ".py"}
        and DRAWERS.match(path.stem)
        and "__pycache__" not in str(path)
    ]
    assert drawers == []


def test_imports_by_text_happen_only_in_the_wiring() -> None:
    """``import_string`` and ``import_module`` are invisible to the contracts."""
    hidden = re.compile(r"\b(import_string|import_module|__import__)\b")
    found = [
        shown(path)
        for path in python_files("src")
        if SOURCE / "config" not in path.parents and hidden.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_module_opens_with_a_sentence() -> None:
    silent = [
        shown(path)
        for path in python_files("src")
        if not (ast.get_docstring(tree(path)) or "").strip()
        and path.read_text(encoding="utf-8").strip()
    ]
    assert silent == []


def test_templates_hold_no_script_and_no_style() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son\w+=|javascript:", re.I)
    found = [
        f"{shown(path)}:{number}"
        for path in sorted((ROOT / "src").rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if inline.search(line)
    ]
    assert found == []


def test_an_inline_style_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p style="color: red">', encoding="utf-8")
    assert re.search(r"\sstyle=", page.read_text(encoding="utf-8"))


def test_nothing_names_a_machine_or_a_registry() -> None:
    """Absolute paths of a machine and index addresses never enter the project."""
    forbidden = re.compile(
        r"(?<![\w.])/(?:work|root|home/\w+)/|pypi\.org|pythonhosted|registry\.npmjs"
    )
    here = Path(__file__).name
    found = [
        f"{shown(path)}:{number}"
        for folder in ("src", "tests", "docs", "bench", "scripts", ".ci")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
        and path.suffix in {".py", ".md", ".toml", ".html", ".sh", ".css", ".js", ""}
        and path.name != here
        and "static" not in path.parts
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1
        )
        if forbidden.search(line)
    ]
    assert found == []


def test_the_lock_names_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--hash=sha256:" in text
