"""Lets rooms compare the tables people see with what the events say.

A comparer receives every chain, in order of code, and answers where its rows differ, rows without
events included. The ledger never knows what the rows mean.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from motcua.foundation.audit.queries import Chain


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs from its events; ``says`` names table and column, not the values."""

    dossier_code: str
    says: str
    sequence: int | None = None


Comparer = Callable[[Iterator[Chain]], Iterable[Difference]]
_comparers: dict[str, Comparer] = {}


def register_comparer(name: str, comparer: Comparer) -> None:
    """Adds a comparer under a name of its own; the same one twice changes nothing."""
    if _comparers.setdefault(name, comparer) is not comparer:
        raise ValueError(f"a comparer called {name!r} is registered already")


@contextmanager
def only_these() -> Iterator[None]:
    """Begins with no comparer and restores those of before; for checks."""
    before = dict(_comparers)
    _comparers.clear()
    try:
        yield
    finally:
        _comparers.clear()
        _comparers.update(before)


def comparers() -> Mapping[str, Comparer]:
    """Every registered comparer by name."""
    return dict(_comparers)
