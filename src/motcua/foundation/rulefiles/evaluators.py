"""Who works out the examples of which rule files: rooms register here when they start.

A cases file names its evaluator by key. The evaluator gets the pack and what is given, and
answers a mapping that must hold at least what the case expects.
"""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.cores.rulebook import Pack

Evaluator = Callable[[Pack, Mapping[str, Any]], Mapping[str, Any]]

_known: dict[str, Evaluator] = {}


class EvaluatorUnknown(LookupError):
    """A cases file names an evaluator that no room has registered."""


def register_evaluator(key: str, function: Evaluator) -> None:
    """Makes ``function`` the evaluator called ``key``; a second, different one is refused."""
    if _known.setdefault(key, function) is not function:
        raise ValueError(f"two evaluators are called {key}")


def evaluator(key: str) -> Evaluator:
    """The evaluator called ``key``; raises ``EvaluatorUnknown`` naming those there are."""
    if key not in _known:
        raise EvaluatorUnknown(f"no evaluator {key}; there are {', '.join(sorted(_known))}")
    return _known[key]
