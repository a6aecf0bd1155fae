"""Chance that repeats: the same key throws the same dice on every machine.

Every part of a scenario, and every dossier in it, has dice of its own, so that a change in one
place does not move the luck of all others. Times are working minutes, shares 0 to 1.
"""

import math
from collections.abc import Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


class Dice:
    """Throws for one part of a scenario; ``key`` is the seed and where in the scenario we are."""

    def __init__(self, *key: int) -> None:
        self._stream = np.random.default_rng(list(key))

    def share(self) -> float:
        """Anything from 0 up to 1."""
        return float(self._stream.random())

    def chance(self, share: float) -> bool:
        """True in ``share`` of all throws."""
        return self.share() < share

    def between(self, lowest: int, highest: int) -> int:
        """A whole number from ``lowest`` to ``highest``, both included."""
        return lowest + int(self.share() * (highest - lowest + 1))

    def within(self, low: float, high: float) -> float:
        """Anything from ``low`` up to ``high``."""
        return low + self.share() * (high - low)

    def pick(self, items: Sequence[T]) -> T:
        """One of ``items``, all equally likely."""
        return items[int(self.share() * len(items))]

    def around(self, median: float, spread: float) -> float:
        """Mostly near ``median``, seldom far above: log-normal, ``spread`` in logarithms."""
        return median * math.exp(spread * float(self._stream.standard_normal()))

    def minutes(self, median: float, spread: float = 0.5) -> int:
        """Minutes that something takes, at least one."""
        return max(1, round(self.around(median, spread)))


class Wheel:
    """Picks an index by weight; the weights are added up once."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._ends = np.cumsum(np.asarray(weights, dtype=np.float64))
        if not len(weights) or self._ends[-1] <= 0:
            raise ValueError("a wheel needs at least one weight above zero")

    def turn(self, dice: Dice) -> int:
        """An index, each as often as its weight says."""
        return self.at(dice.share())

    def at(self, share: float) -> int:
        """The index at which the wheel stands after ``share`` (0 up to 1) of a whole turn."""
        place = np.searchsorted(self._ends, share * self._ends[-1], side="right")
        return min(int(place), len(self._ends) - 1)
