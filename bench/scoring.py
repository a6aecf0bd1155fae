"""How long the 766 set takes on arrays: every unit of the country, every month of a year.

3,355 units (34 provinces and 3,321 communes) × 12 months × 24 indicators, counts drawn with a fixed
seed; each month is scored, classed and ranked with the values in force on its last day. What was
measured is compared in the same run with exact fractions on a sample of cells.
"""

import statistics
import time
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from motcua.cores.scoring import Facts, IndexSet, facts_of_arrays, on_day, read_set, score_standing
from motcua.cores.scoring.score import ScoreTable
from motcua.cores.scoring.words import round_half_up
from motcua.foundation import rulefiles

UNITS, MONTHS, SEED, REPEATS, SAMPLE = 3_355, 12, 766, 15, 2_000
AIM_MS = 50.0


def run() -> dict[str, Any]:
    """Timings of whole years in milliseconds, the slowest one too, and what was checked."""
    index_set = read_set(rulefiles.load("indices/qd766"))
    months = [(month, month_of_facts(index_set, month)) for month in range(1, MONTHS + 1)]
    year(index_set, months)  # warm
    timings = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        tables = year(index_set, months)
        timings.append(1000 * (time.perf_counter() - begin))
    return {
        "name": "scoring",
        "what": f"766: {UNITS} units × {MONTHS} months × {len(index_set.indicators)} indicators",
        "unit": "ms",
        "timings": [round(each, 2) for each in timings],
        "median": round(statistics.median(timings), 2),
        "aim": AIM_MS,
        "holds": statistics.median(timings) <= AIM_MS,
        "cells": UNITS * MONTHS * len(index_set.indicators),
        "checked_cells": check(tables[0]),
        "seed": SEED,
    }


def year(index_set: IndexSet, months: list[tuple[int, Facts]]) -> list[ScoreTable]:
    """Every month scored by the values of its 28th day."""
    return [
        score_standing(on_day(index_set, on=date(2026, month, 28)), facts)
        for month, facts in months
    ]


def month_of_facts(index_set: IndexSet, month: int) -> Facts:
    """Counts as a month has them: some units with nothing at all, most with a few hundred."""
    draw = np.random.default_rng([SEED, month])
    shape = (UNITS, len(index_set.indicators))
    denominator = draw.integers(0, 3_000, shape)
    denominator[draw.random(shape) < 0.05] = 0
    numerator = draw.integers(0, denominator + 1)
    amounts = np.array([each.measure == "amount" for each in index_set.indicators])
    return facts_of_arrays(
        index_set,
        unit_codes=[f"U{unit:04}" for unit in range(UNITS)],
        numerator=np.where(amounts, 0, numerator),
        denominator=np.where(amounts, 0, denominator),
        given=np.broadcast_to(~amounts, shape),
    )


def check(table: ScoreTable) -> int:
    """Cells of which exact fractions give the same points; raises at the first that differ."""
    draw = np.random.default_rng(SEED)
    checked = 0
    for _ in range(SAMPLE):
        unit = int(draw.integers(UNITS))
        at = int(draw.integers(len(table.standing.indicators)))
        on, percent = table.standing.indicators[at], table.facts.percent(unit, at)
        if percent is None or "target" not in on.parameters:
            continue
        exact = min(on.max_points, on.max_points * percent / on.parameters["target"])
        points = table.points(unit, at)
        if points is None or Fraction(points) != round_half_up(exact, table.standing.decimals):
            raise AssertionError(f"{on.code} of {table.facts.unit_codes[unit]}: {points}, {exact}")
        checked += 1
    return checked
