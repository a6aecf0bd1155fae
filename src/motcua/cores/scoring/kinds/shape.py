"""The shape of every kind of score rule: points for arrays of facts, the reason for one fact.

Facts are fractions of whole numbers (`numerator`, `denominator`), so that rounding can be
exact. A tick is the smallest published step of a point: with two decimals, 1 point = 100 ticks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Step:
    """One act of arithmetic. `args` are numbers as text ("6", "97.75", "8700/89") or "#k", the
    result of step k.
    """

    op: str
    args: tuple[str, ...]
    result: str | None


@dataclass(frozen=True, kw_only=True)
class Column:
    """What the rule of one indicator needs; `zero_denominator` is null, zero or full."""

    max_points: Fraction
    parameters: Mapping[str, Fraction]
    zero_denominator: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One fact: two counts, or one `value` where it came as a percentage or an amount."""

    numerator: int | None
    denominator: int | None
    value: Fraction | None


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a cell has its points: steps for a machine, one sentence for a Vietnamese reader."""

    steps: tuple[Step, ...]
    sentence_vi: str


class Kind(Protocol):
    """A kind of score rule; each stands in a module of its own and is named in `KINDS`."""

    @property
    def code(self) -> str:
        """The name that a pack uses."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The dated values it needs beside `max`."""

    @property
    def gives_points(self) -> bool:
        """False for what is shown but never counted, so that no total waits for it."""

    def fault(self, column: Column, decimals: int) -> str | None:
        """What is wrong with a column's numbers, in English for the pack's author; or None."""

    def ticks(
        self, columns: Sequence[Column], numerator: Whole, denominator: Whole, decimals: int
    ) -> tuple[Whole, Mask]:
        """Ticks and "has points" of the last axis' columns; both shaped like the facts."""

    def reason(self, column: Column, cell: Cell, decimals: int) -> Reason:
        """The same for one cell, in exact fractions and in words."""
