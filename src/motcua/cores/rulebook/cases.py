"""Worked examples beside a rule file: given, expected, and the sums in words a lawyer can read.

A file names the pack it illustrates and the evaluator that works each case out; the tests run
every case of every file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from motcua.cores.rulebook.places import line_of
from motcua.cores.rulebook.reading import PackBroken, check_plan, read_toml

CASES_PLAN: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["pack", "evaluator", "cases"],
    "additionalProperties": False,
    "properties": {
        "pack": {"type": "string", "minLength": 1},
        "evaluator": {"type": "string", "minLength": 1},
        "cases": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "given", "expected", "sums"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string", "minLength": 1},
                    "given": {"type": "object"},
                    "expected": {"type": "object", "minProperties": 1},
                    "sums": {"type": "string", "minLength": 1},
                    "source": {"type": "string"},
                },
            },
        },
    },
}


@dataclass(frozen=True)
class Case:
    """One worked example; ``sums`` shows how a person gets from ``given`` to ``expected``."""

    name: str
    given: Mapping[str, Any]
    expected: Mapping[str, Any]
    sums: str
    source: str = ""
    line: int = 1


@dataclass(frozen=True)
class Cases:
    """The examples of one file: of which pack, and which evaluator works them out."""

    file: str
    pack: str
    evaluator: str
    cases: tuple[Case, ...]


def parse_cases(text: str, *, file: str) -> Cases:
    """The examples written in ``text``; raises ``PackBroken``, also for a name used twice."""
    document = read_toml(text, file=file)
    check_plan(document, text, file=file, plans=(CASES_PLAN,))
    cases = tuple(
        Case(**row, line=line_of(text, ("cases", place)))
        for place, row in enumerate(document["cases"])
    )
    seen: set[str] = set()
    for case in cases:
        if case.name in seen:
            raise PackBroken(file, case.line, f"a second case is called {case.name!r}")
        seen.add(case.name)
    return Cases(file, document["pack"], document["evaluator"], cases)
