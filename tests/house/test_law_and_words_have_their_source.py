"""Every law that the code cites is in docs/law/sources.toml; every term in the glossary."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.house.floorplan import ROOT, python_files, shown

CITATION = re.compile(r"\[law:([a-z0-9-]+)([^\]]*)\]")
STATUSES = {"primary", "secondary", "recalled"}
DECISION = re.compile(r"^\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$")


def citations() -> list[tuple[Path, str]]:
    """Each cited act with the file that cites it."""
    places = [*python_files("src", "tests"), *sorted((ROOT / "docs").rglob("*.md"))]
    return [
        (path, act)
        for path in places
        if path.name != Path(__file__).name
        for act, _ in CITATION.findall(path.read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, object]]:
    with (ROOT / "docs" / "law" / "sources.toml").open("rb") as file:
        return tomllib.load(file)


def test_every_citation_resolves(sources: dict[str, dict[str, object]]) -> None:
    unknown = sorted({f"{shown(path)}: {act}" for path, act in citations() if act not in sources})
    assert citations()
    assert unknown == []


def test_every_source_says_what_it_is_and_how_far_it_was_read(
    sources: dict[str, dict[str, object]],
) -> None:
    for act, entry in sources.items():
        assert {"title", "number", "status", "read_at"} <= set(entry), act
        assert entry["status"] in STATUSES, act


def test_every_term_has_one_word_in_each_language() -> None:
    with (ROOT / "docs" / "glossary.toml").open("rb") as file:
        terms = tomllib.load(file)
    assert len(terms) >= 40
    for word, entry in terms.items():
        assert entry["vi"], word
        assert entry["meaning"], word
    avoided = [word for entry in terms.values() for word in entry.get("avoid", [])]
    assert not set(avoided) & set(terms)


def test_identifiers_use_the_words_of_the_glossary() -> None:
    with (ROOT / "docs" / "glossary.toml").open("rb") as file:
        terms = tomllib.load(file)
    avoided = {word for entry in terms.values() for word in entry.get("avoid", [])}
    pattern = re.compile(
        r"\b(?:def|class) \w*?(" + "|".join(sorted(avoided)) + r")(?=[_A-Z(:]|s?\b)"
    )
    found = [
        f"{shown(path)}: {match.group(0)}"
        for path in python_files("src")
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_decision_carries_its_date() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*"))
    assert decisions
    for path in decisions:
        assert DECISION.match(path.name), path.name
        assert date.fromisoformat(path.name[:10]) >= date(2026, 11, 22)
        assert path.read_text(encoding="utf-8").startswith("# ")
