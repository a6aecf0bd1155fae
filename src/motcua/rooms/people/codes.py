"""Electronic codes of public bodies: what a code may look like, by the rule in force."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class CodeShape:
    """One lawful form of a code from a day on; ``confirmed`` False: inferred from codes in use."""

    from_on: date
    shape: re.Pattern[str]
    max_length: int
    confirmed: bool


@cache
def code_shapes() -> tuple[CodeShape, ...]:
    """The shapes of ``rules/units/electronic_codes.toml``, oldest first."""
    file = resources.files("motcua").joinpath("rules", "units", "electronic_codes.toml")
    rows = tomllib.loads(file.read_text("utf-8"))["shape"]
    return tuple(
        CodeShape(
            from_on=row["from"],
            shape=re.compile(row["value"], re.ASCII),
            max_length=row["max_length"],
            confirmed=row["confirmed"],
        )
        for row in rows
    )


def is_electronic_code(code: str, day: date) -> bool:
    """Whether ``code`` has a shape that was lawful on ``day`` or before.

    Older shapes stay good: dossiers coded under a closed code must be found for ever.
    """
    return any(
        each.from_on <= day and len(code) <= each.max_length and each.shape.fullmatch(code)
        for each in code_shapes()
    )
