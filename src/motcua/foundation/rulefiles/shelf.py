"""Finds, checks and caches the shipped rule files; a broken one must stop start-up."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from motcua.cores.rulebook import Cases, Pack, PackBroken, parse_cases, parse_pack, schema_name
from motcua.cores.rulebook.reading import VALUE_PLAN, check_plan, read_toml

ROOT = Path(str(resources.files("motcua"))) / "rules"
_CASES = ".cases.toml"
_PACK = frozenset({"name", "rules"})

# What is no pack is a list of facts, and facts have one source for all.
FACTS_PLAN: dict[str, Any] = {
    "type": "object",
    "required": ["source"],
    "properties": {"source": VALUE_PLAN["properties"]["source"], "schema": {"type": "string"}},
}


class RuleFileMissing(LookupError):
    """No rule file of that name is shipped."""


@cache
def load(name: str) -> Pack:
    """The pack ``rules/<name>.toml``, checked; raises ``PackBroken`` and ``RuleFileMissing``."""
    return read_pack(ROOT, name)


@cache
def schema(name: str) -> dict[str, Any]:
    """The JSON Schema ``rules/schema/<name>.json``."""
    return read_schema(ROOT, name)


@cache
def facts(name: str) -> dict[str, Any]:
    """The facts file ``rules/<name>.toml``; raises ``PackBroken`` and ``RuleFileMissing``."""
    return read_facts(ROOT, name)


def names() -> tuple[str, ...]:
    """The names of all shipped packs, in order."""
    return tuple(pack_names(ROOT))


def all_packs() -> tuple[Pack, ...]:
    """Every shipped pack, for the page of all rules."""
    return tuple(load(name) for name in names())


def all_cases() -> tuple[Cases, ...]:
    """Every shipped file of worked examples."""
    return tuple(read_cases(ROOT))


def check_all(root: Path = ROOT) -> tuple[Pack, ...]:
    """Reads every file below ``root``; the first broken one raises ``PackBroken``.

    Called at start-up, so that nobody is served by rules that are not what they seem.
    """
    packs = tuple(read_pack(root, name) for name in pack_names(root))
    for name in fact_names(root):
        read_facts(root, name)
    known = {pack.name for pack in packs}
    for cases in read_cases(root):
        if cases.pack not in known:
            raise PackBroken(cases.file, 1, f"there is no pack {cases.pack}")
    return packs


def read_pack(root: Path, name: str) -> Pack:
    """The pack ``name`` below ``root``, checked against the schema it names."""
    path = root / f"{name}.toml"
    if not path.is_file():
        raise RuleFileMissing(f"no rule file {name}.toml")
    text, file = path.read_text("utf-8"), f"{name}.toml"
    plan = _schema_for(root, file, schema_name(text, file=file))
    pack = parse_pack(text, file=file, schema=plan)
    if pack.name != name:
        raise PackBroken(file, 1, f"the pack calls itself {pack.name}")
    return pack


def read_schema(root: Path, name: str) -> dict[str, Any]:
    """The JSON Schema ``name`` below ``root``."""
    path = root / "schema" / f"{name}.json"
    if not path.is_file():
        raise RuleFileMissing(f"no schema {name}.json")
    plan: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return plan


def read_cases(root: Path) -> Iterator[Cases]:
    """Every file of worked examples below ``root``."""
    for path in sorted(root.rglob(f"*{_CASES}")):
        yield parse_cases(path.read_text("utf-8"), file=path.relative_to(root).as_posix())


def pack_names(root: Path) -> Iterator[str]:
    """The name of every pack below ``root``."""
    return (
        file.removesuffix(".toml") for file, document in _documents(root) if _PACK & {*document}
    )


def fact_names(root: Path) -> Iterator[str]:
    """The name of every facts file below ``root``."""
    return (
        file.removesuffix(".toml") for file, document in _documents(root) if not _PACK & {*document}
    )


def read_facts(root: Path, name: str) -> dict[str, Any]:
    """The facts file ``name`` below ``root``: it names its source, and keeps its schema if any."""
    path = root / f"{name}.toml"
    if not path.is_file():
        raise RuleFileMissing(f"no rule file {name}.toml")
    text, file = path.read_text("utf-8"), f"{name}.toml"
    document = read_toml(text, file=file)
    plans: list[Mapping[str, Any]] = [FACTS_PLAN]
    if "schema" in document:
        plans.append(_schema_for(root, file, document["schema"]))
    check_plan(document, text, file=file, plans=plans)
    return document


def _documents(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(root.rglob("*.toml")):
        file = path.relative_to(root).as_posix()
        if not file.endswith(_CASES):
            yield file, read_toml(path.read_text("utf-8"), file=file)


def _schema_for(root: Path, file: str, name: str) -> dict[str, Any]:
    try:
        return read_schema(root, name)
    except RuleFileMissing as missing:
        raise PackBroken(file, 1, str(missing)) from None
