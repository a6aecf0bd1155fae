"""Dated, sourced rules: the value of rule R on date D, and the law behind it.

A pack is a TOML text: ``name``, ``schema``, ``title`` and one array of tables per rule,
``[[rules.<rule>]]`` with ``from``, ``value``, ``unit``, ``source = {act, article, clause,
note}``, and where needed ``until``, ``confirmed``, ``label``. Other top-level tables belong to
the pack's kind and are described by its JSON Schema.
"""

from motcua.cores.rulebook.cases import Case, Cases, parse_cases
from motcua.cores.rulebook.pack import (
    DatedValue,
    DatesOverlap,
    Pack,
    RuleNotInForce,
    RuleUnknown,
    Source,
    merge,
)
from motcua.cores.rulebook.reading import (
    EntryBroken,
    PackBroken,
    parse_entry,
    parse_pack,
    schema_name,
)

__all__ = [
    "Case",
    "Cases",
    "DatedValue",
    "DatesOverlap",
    "EntryBroken",
    "Pack",
    "PackBroken",
    "RuleNotInForce",
    "RuleUnknown",
    "Source",
    "merge",
    "parse_cases",
    "parse_entry",
    "parse_pack",
    "schema_name",
]
