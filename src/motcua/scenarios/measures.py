"""Entered figures of a simulated province: what no room counts yet, for every row of the board.

Publication is the province's own figure and stands on every row; petitions are few, and many rows
have none. Numbers are invented and say so in their source.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.cores.clock import ZONE
from motcua.scenarios.arrivals import Span
from motcua.scenarios.dice import Dice

MEASURES_PART = 71
SOURCE = "Dữ liệu mô phỏng"
# Metrics the province answers for: how many there are, and the share that was done in time.
OF_THE_PROVINCE = (("PUBLISH_ON_TIME", 14, 0.88), ("PUBLIC_UPDATE_ON_TIME", 18, 0.90))
PROCEDURES, COPIES = (24, 60), (6, 40)
CONNECTED = 0.38


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure as an office would type it."""

    metric_code: str
    unit_code: str
    month: date
    numerator: int
    denominator: int
    entered_at: datetime


def months_of(span: Span) -> list[date]:
    """The first days of all months in which the span has a day."""
    return sorted({day.replace(day=1) for day in span.days()})


def measures_of(
    key: tuple[int, int], span: Span, province: str, units: Sequence[str], outside: Collection[str]
) -> Iterator[Measure]:
    """All figures; ``units`` are the board's other rows, those ``outside`` not the province's."""
    for place, month in enumerate(months_of(span)):
        entered_at = _entered_at(month, span)
        dice = Dice(*key, MEASURES_PART, place)
        common = [
            (metric, _part(dice, count, share), count) for metric, count, share in OF_THE_PROVINCE
        ]
        total: dict[str, list[int]] = {}
        for unit in units:
            own = list(_of_a_unit(dice))
            if unit not in outside:
                _add(total, own)
            for figure in [*common, *own]:
                yield _measure(unit, month, entered_at, figure)
        whole = [(metric, sums[0], sums[1]) for metric, sums in total.items()]
        for figure in [*common, *whole]:
            yield _measure(province, month, entered_at, figure)


def _add(total: dict[str, list[int]], figures: Sequence[tuple[str, int, int]]) -> None:
    for metric, numerator, denominator in figures:
        sums = total.setdefault(metric, [0, 0])
        sums[0] += numerator
        sums[1] += denominator


def _measure(unit: str, month: date, entered_at: datetime, figure: tuple[str, int, int]) -> Measure:
    metric, numerator, denominator = figure
    return Measure(metric, unit, month, numerator, denominator, entered_at)


def _of_a_unit(dice: Dice) -> Iterator[tuple[str, int, int]]:
    """Copies and connected procedures, and the petitions of a month."""
    copies, procedures = dice.between(*COPIES), dice.between(*PROCEDURES)
    yield "ELECTRONIC_CERTIFIED_COPY", copies, copies
    yield (
        "CITIZEN_DATA_CONNECTED_FORMALITY",
        _part(dice, procedures, dice.within(CONNECTED - 0.15, CONNECTED + 0.2)),
        procedures,
    )
    petitions = dice.between(0, 3) if dice.chance(0.45) else 0
    about_rules = _part(dice, petitions, 0.6)
    answered = _part(dice, petitions, 0.86)
    yield "PETITION_CLASSIFICATION_TTHC", about_rules, petitions
    yield "PETITION_CLASSIFICATION_STAFF", petitions - about_rules, petitions
    yield "PETITION_PROCESSING_ON_TIME", answered, petitions
    yield "PETITION_HANDLING_SATISFACTION", _part(dice, answered, 0.78), petitions


def _part(dice: Dice, whole: int, share: float) -> int:
    """How many of ``whole`` fall under ``share``, one throw each."""
    return sum(dice.chance(share) for _ in range(whole))


def _entered_at(month: date, span: Span) -> datetime:
    """The fifth of the next month in the morning, or the end of the span where that is earlier."""
    following = (month + timedelta(days=32)).replace(day=5)
    return min(datetime.combine(following, time(9), ZONE), span.until_at)
