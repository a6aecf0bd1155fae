"""What a stranger writes to check our points from the published steps: it knows nothing of us."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Any


def recompute(steps: Sequence[Mapping[str, Any]]) -> Fraction | None:
    """The points that the steps lead to; complains when a printed result is not what they give."""
    results: list[Fraction | None] = []
    for step in steps:
        args = [results[int(a[1:])] if a.startswith("#") else Fraction(a) for a in step["args"]]
        found = one_step(step["op"], [arg for arg in args if arg is not None])
        assert found == (None if step["result"] is None else Fraction(step["result"])), step
        results.append(found)
    return results[-1]


def one_step(op: str, numbers: list[Fraction]) -> Fraction | None:
    """One act of arithmetic in exact fractions."""
    match op, numbers:
        case "divide", [top, bottom]:
            return top / bottom
        case "multiply", [one, other]:
            return one * other
        case "min", _:
            return min(numbers)
        case "add", _:
            return sum(numbers, Fraction(0))
        case "round_half_up", [number, decimals]:
            return floor(number * 10**decimals + Fraction(1, 2)) / Fraction(10**decimals)
        case "constant", [number]:
            return number
        case "nothing", []:
            return None
    raise ValueError(op)
