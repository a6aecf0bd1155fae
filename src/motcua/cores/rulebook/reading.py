"""Reads a rule pack from TOML text, checks it, and says where it is broken.

Three checks in order: the TOML reader's own, the plan every pack has (below) together with the
pack's own JSON Schema, then the dates. The first fault is raised with its file and line.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError, best_match

from motcua.cores.rulebook.pack import (
    DatedValue,
    DatesOverlap,
    Pack,
    Source,
    as_json,
    digest_of,
    superseding,
)
from motcua.cores.rulebook.places import line_of

_TEXT: Final = {"type": "string"}
_DATE: Final = {"type": "string", "format": "date"}
VALUE_PLAN: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["from", "value", "unit", "source"],
    "additionalProperties": False,
    "properties": {
        "from": _DATE,
        "until": _DATE,
        "value": True,
        "unit": {"type": "string", "minLength": 1},
        "label": _TEXT,
        "confirmed": {"type": "boolean"},
        "source": {
            "type": "object",
            "required": ["act"],
            "additionalProperties": False,
            "properties": {
                "act": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"},
                "article": _TEXT,
                "clause": _TEXT,
                "note": _TEXT,
            },
        },
    },
}
PACK_PLAN: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["name", "schema", "title", "rules"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[a-z0-9_-]+(/[a-z0-9_.-]+)*$"},
        "schema": {"type": "string", "pattern": "^[a-z0-9_-]+$"},
        "title": {"type": "string", "minLength": 1},
        "rules": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "array", "minItems": 1, "items": VALUE_PLAN},
        },
    },
}
_HEAD: Final = frozenset({"name", "schema", "title", "rules"})


class PackBroken(ValueError):
    """A rule file that must not be used: which file, which line, what is wrong."""

    def __init__(self, file: str, line: int, fault: str) -> None:
        super().__init__(f"{file}, line {line}: {fault}")
        self.file, self.line, self.fault = file, line, fault


class EntryBroken(ValueError):
    """A value entered on screen that the pack's schema does not allow."""


def parse_pack(text: str, *, file: str, schema: Mapping[str, Any]) -> Pack:
    """The pack written in ``text``; ``schema`` is the JSON Schema of its kind (may be empty).

    Raises ``PackBroken``.
    """
    document = read_toml(text, file=file)
    check_plan(document, text, file=file, plans=(PACK_PLAN, schema))
    rules: dict[str, tuple[DatedValue, ...]] = {}
    for name, rows in document["rules"].items():
        try:
            rules[name] = superseding([dated_value(row) for row in rows])
        except DatesOverlap as overlap:
            line = line_of(text, ("rules", name, overlap.place))
            raise PackBroken(file, line, f"rule {name}: {overlap}") from None
    return Pack(
        name=document["name"],
        digest=digest_of(document),
        title=document["title"],
        rules=rules,
        schema=document["schema"],
        content={key: each for key, each in document.items() if key not in _HEAD},
    )


def schema_name(text: str, *, file: str) -> str:
    """The ``schema`` key of a pack's text, read before the pack can be checked against it."""
    document = read_toml(text, file=file)
    check_plan(document, text, file=file, plans=(PACK_PLAN,))
    return str(document["schema"])


def dated_value(row: Mapping[str, Any]) -> DatedValue:
    """One row of a rule as a ``DatedValue``; the row must have passed ``VALUE_PLAN``."""
    return DatedValue(
        value=row["value"],
        from_on=_date(row["from"]),
        until_on=_date(row["until"]) if "until" in row else None,
        unit=row["unit"],
        source=Source(**row["source"]),
        confirmed=row.get("confirmed", True),
        label=row.get("label", ""),
    )


def parse_entry(
    rule: str, row: Mapping[str, Any], *, pack: Pack, schema: Mapping[str, Any]
) -> DatedValue:
    """One value entered on screen, held to the same schema as the file; raises ``EntryBroken``."""
    rules = {name: [_row_of(value) for value in values] for name, values in pack.rules.items()}
    rules[rule] = [*rules.get(rule, []), dict(row)]
    head = {"name": pack.name, "schema": pack.schema, "title": pack.title}
    document = {**(pack.content or {}), **head, "rules": rules}
    fault = _first_fault(as_json(document), (PACK_PLAN, schema))
    if fault is not None:
        raise EntryBroken(fault.message)
    return dated_value(row)


def _row_of(value: DatedValue) -> dict[str, Any]:
    """The row a value was read from, as far as schemas look at it."""
    source = value.source
    row: dict[str, Any] = {
        "from": value.from_on,
        "value": value.value,
        "unit": value.unit,
        "confirmed": value.confirmed,
        "source": {
            "act": source.act,
            "article": source.article,
            "clause": source.clause,
            "note": source.note,
        },
    }
    return row | ({"label": value.label} if value.label else {})


def read_toml(text: str, *, file: str) -> dict[str, Any]:
    """The TOML document in ``text``; raises ``PackBroken`` with the reader's line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        found = re.search(r"\(at line (\d+), column \d+\)", str(broken))
        line = int(found[1]) if found else len(text.splitlines()) or 1
        fault = re.sub(r" \(at [^)]*\)$", "", str(broken))
        raise PackBroken(file, line, fault) from None


def check_plan(
    document: Mapping[str, Any], text: str, *, file: str, plans: Sequence[Mapping[str, Any]]
) -> None:
    """Holds ``document`` to every plan in turn; raises ``PackBroken`` at the first fault."""
    fault = _first_fault(as_json(document), plans)
    if fault is not None:
        path = [*fault.absolute_path, *_unexpected(fault)]
        where = ".".join(str(part) for part in fault.absolute_path)
        said = f"{where}: {fault.message}" if where else fault.message
        raise PackBroken(file, line_of(text, path), said)


def _first_fault(document: Any, plans: Sequence[Mapping[str, Any]]) -> ValidationError | None:
    for plan in plans:
        validator = Draft202012Validator(plan, format_checker=FormatChecker())
        fault: ValidationError | None = best_match(validator.iter_errors(document))
        if fault is not None:
            return fault
    return None


def _unexpected(fault: ValidationError) -> list[str]:
    """The key that a plan does not know, which stands on a line of its own."""
    if fault.validator != "additionalProperties" or not isinstance(fault.instance, dict):
        return []
    known = fault.schema.get("properties", {}) if isinstance(fault.schema, dict) else {}
    return [key for key in fault.instance if key not in known][:1]


def _date(written: Any) -> date:
    return written if isinstance(written, date) else date.fromisoformat(written)
