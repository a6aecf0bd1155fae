"""Fonts and scripts of others: pinned, licensed, and byte for byte as they were published."""

import hashlib
import tomllib
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static" / "ui"
PACKAGES = tomllib.loads((STATIC / "vendored.toml").read_text(encoding="utf-8"))["package"]


def digest(path: Path) -> str:
    """SHA-256 as hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_file_has_the_digest_that_was_pinned() -> None:
    for package in PACKAGES:
        for name, expected in package["files"].items():
            assert digest(STATIC / package["folder"] / name) == expected, name


def test_every_package_comes_with_its_licence() -> None:
    for package in PACKAGES:
        assert "LICENSE" in package["files"], package["name"]
        assert package["licence"] in {"0BSD", "OFL-1.1"}


def test_nothing_of_others_is_shipped_unpinned() -> None:
    pinned = {STATIC / one["folder"] / name for one in PACKAGES for name in one["files"]}
    shipped = {
        path
        for folder in ("fonts", "vendor")
        for path in (STATIC / folder).rglob("*")
        if path.is_file()
    }
    assert shipped == pinned


def test_our_own_styles_and_scripts_stay_small() -> None:
    """A design of our own has to stay readable as a whole."""
    lines = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in STATIC.glob("css/*.css")
    }
    assert max(lines.values()) <= 400
    assert sum(lines.values()) <= 1200
    scripts = [len(path.read_text(encoding="utf-8").splitlines()) for path in STATIC.glob("js/*")]
    assert max(scripts) <= 200
