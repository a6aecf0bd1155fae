"""The rule files the software ships: found, checked against their schemas, and kept ready.

``motcua/rules`` holds three kinds of TOML files. A *pack* has dated values (``schema`` names its
JSON Schema in ``rules/schema``), ``<pack>.cases.toml`` its worked examples, and a *facts* file,
without ``name`` and ``rules``, things typed from print under one ``[source]``.
"""

from motcua.foundation.rulefiles.evaluators import (
    EvaluatorUnknown,
    evaluator,
    register_evaluator,
)
from motcua.foundation.rulefiles.shelf import (
    RuleFileMissing,
    all_cases,
    all_packs,
    check_all,
    facts,
    load,
    names,
    schema,
)

__all__ = [
    "EvaluatorUnknown",
    "RuleFileMissing",
    "all_cases",
    "all_packs",
    "check_all",
    "evaluator",
    "facts",
    "load",
    "names",
    "register_evaluator",
    "schema",
]
