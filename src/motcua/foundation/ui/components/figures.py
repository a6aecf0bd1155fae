"""Bars of points against their maximum: from zero, on one common scale, labelled directly.

Points stay Decimal as the scoring core gives them; they are printed, never rounded again for
comparison. What was lost is drawn as the empty end of the bar and said in words beside it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from motcua.foundation.text.numbers import format_number
from motcua.foundation.ui.components.base import Component, Content, per_cent


@dataclass(frozen=True)
class PointsBar:
    """One line: what is judged, points, maximum; ``interval`` where its error is known.

    ``points`` None means that nothing was counted, which is not zero.
    """

    label: str
    points: Decimal | None
    max_points: Decimal
    href: str = ""
    note: Content = None
    interval: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its lengths and its numbers in words."""

    bar: PointsBar
    filled: str
    whole: str
    points: str
    max_points: str
    lost: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True)
class PointsBars(Component):
    """Bars that may be compared by length because they share one scale; ``label`` names them."""

    template: ClassVar[str] = "ui/parts/pointsbars.html"
    label: str
    bars: tuple[PointsBar, ...]
    decimals: int = 2

    @property
    def drawn(self) -> tuple[DrawnBar, ...]:
        """Every bar, measured against the largest maximum among them."""
        scale = max((bar.max_points for bar in self.bars), default=Decimal(0)) or Decimal(1)
        return tuple(self._draw(bar, scale) for bar in self.bars)

    def _draw(self, bar: PointsBar, scale: Decimal) -> DrawnBar:
        points = bar.points or Decimal(0)
        low, high = bar.interval or (None, None)
        lost = bar.max_points - points
        return DrawnBar(
            bar=bar,
            filled=per_cent(float(points / scale)),
            whole=per_cent(float(bar.max_points / scale)),
            points="–" if bar.points is None else format_number(bar.points, self.decimals),
            max_points=format_number(bar.max_points),
            lost="" if bar.points is None or lost <= 0 else format_number(lost, self.decimals),
            low="" if low is None else per_cent(float(low / scale)),
            high="" if high is None else per_cent(float(high / scale)),
        )
