"""RESULTS.md from the kept results: one section for each benchmark, one row for each part."""

from collections.abc import Iterable, Mapping
from typing import Any

# Raw figures stay in the JSON files; the page shows what was made of them.
_RAW = frozenset({"timings", "peer_timings", "parts", "name", "what", "unit", "holds"})
_TIMES = frozenset({"median", "peer_median", "p50", "p95", "max"})

HEAD = """# Results
Made by `motcua bench` from `bench/results/*.json`, where the raw timings are. Do not edit.
"""


def results_page(kept: Iterable[Mapping[str, Any]]) -> str:
    """The whole page; an aim that is not reached is shown like any other figure."""
    return "\n".join([HEAD, *(_section(told) for told in kept)])


def _section(told: Mapping[str, Any]) -> str:
    result, machine = told["result"], told["machine"]
    commit = (told["commit"] or "unknown")[:12] + (" (changed)" if told["changed_since"] else "")
    where = (
        f"{told['measured_at']} · commit {commit} · {machine['processor']}, {machine['cores']} "
        f"cores, load before {machine['load_before']} · {_versions(told['versions'])}"
    )
    parts = result.get("parts") or [{name: result[name] for name in result if name != "parts"}]
    lines = [f"## {told['name']}", result.get("what", ""), "", *_table(parts, result), "", where]
    facts = [f"{name}: {_shown(result[name])}" for name in result if name not in _RAW]
    if facts and result.get("parts"):
        lines += ["", ", ".join(facts)]
    return "\n".join([*lines, ""])


def _table(parts: list[Mapping[str, Any]], result: Mapping[str, Any]) -> list[str]:
    names = ["what", *dict.fromkeys(n for part in parts for n in part if n not in _RAW), "holds"]
    shown = [name for name in names if any(name in part for part in parts)]
    unit = f" ({result['unit']})" if result.get("unit") else ""
    head = [name + unit if name in _TIMES else name for name in shown]
    rows = [[_shown(part.get(name)) for name in shown] for part in parts]
    return [_row(head), _row(["---"] * len(head)), *map(_row, rows)]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _versions(versions: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in versions.items())


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_shown(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return str(value).replace("|", "\\|").replace("\n", " ")
