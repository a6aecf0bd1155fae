"""Small lines by month, side by side on one scale, each labelled at its last point."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from motcua.foundation.text.numbers import format_number
from motcua.foundation.ui.components.base import Component, per_cent

# Room above and below the line, so that no stroke is cut at the frame.
_MARGIN = 0.12


@dataclass(frozen=True)
class TrendPoint:
    """A value at a period ("10/2026"); None where nothing was counted. ``low``–``high``: error."""

    label: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Trend:
    """One line and what it follows."""

    label: str
    points: tuple[TrendPoint, ...]
    href: str = ""


@dataclass(frozen=True)
class DrawnPoint:
    """A point with its place, and with the place of the one before where the line goes on."""

    x: str
    y: str
    from_x: str
    from_y: str
    low_y: str
    high_y: str


@dataclass(frozen=True)
class DrawnTrend:
    """A line ready to draw; ``sentence`` says all its values for who does not see it."""

    trend: Trend
    points: tuple[DrawnPoint, ...]
    last: str
    change: str
    rising: bool
    sentence: str
    first_label: str
    last_label: str


@dataclass(frozen=True)
class Trends(Component):
    """Small multiples: ``minimum`` and ``maximum`` are the same for all of them."""

    template: ClassVar[str] = "ui/parts/trends.html"
    label: str
    trends: tuple[Trend, ...]
    minimum: Decimal
    maximum: Decimal
    decimals: int = 1

    @property
    def drawn(self) -> tuple[DrawnTrend, ...]:
        """Every line, drawn on the common scale."""
        return tuple(self._draw(trend) for trend in self.trends)

    def _draw(self, trend: Trend) -> DrawnTrend:
        known = [point for point in trend.points if point.value is not None]
        last = known[-1].value if known else None
        change = last - known[-2].value if last is not None and len(known) > 1 else Decimal(0)  # type: ignore[operator]  # known holds values only
        return DrawnTrend(
            trend=trend,
            points=self._points(trend.points),
            last="–" if last is None else format_number(last, self.decimals),
            change=format_number(abs(change), self.decimals) if change else "",
            rising=change > 0,
            sentence="; ".join(f"{p.label}: {self._said(p)}" for p in trend.points),
            first_label=trend.points[0].label if trend.points else "",
            last_label=trend.points[-1].label if trend.points else "",
        )

    def _said(self, point: TrendPoint) -> str:
        return "–" if point.value is None else format_number(point.value, self.decimals)

    def _points(self, points: tuple[TrendPoint, ...]) -> tuple[DrawnPoint, ...]:
        drawn: list[DrawnPoint] = []
        before: tuple[str, str] | None = None
        for index, point in enumerate(points):
            if point.value is None:
                before = None
                continue
            x = per_cent(index / max(len(points) - 1, 1))
            y = self._height(point.value)
            from_x, from_y = before or (x, y)
            low = "" if point.low is None else self._height(point.low)
            high = "" if point.high is None else self._height(point.high)
            drawn.append(DrawnPoint(x, y, from_x, from_y, low, high))
            before = (x, y)
        return tuple(drawn)

    def _height(self, value: Decimal) -> str:
        span = self.maximum - self.minimum or Decimal(1)
        share = float((value - self.minimum) / span)
        return per_cent(1 - _MARGIN - share * (1 - 2 * _MARGIN))
