"""Works out the examples beside an index set's pack: counts in, points by code out.

Given: `facts`, one pair [numerator, denominator] or one number (percent) per metric code, and where
needed `edition`. Answered: points by indicator, group and `total`, as far as the facts reach, and
`class` where they are complete. What has no points is left out.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from motcua.cores.rulebook import Pack
from motcua.cores.scoring.explain import TOTAL
from motcua.cores.scoring.fact_rows import Fact
from motcua.cores.scoring.facts import facts_of_rows
from motcua.cores.scoring.packs import read_set
from motcua.cores.scoring.score import score

_UNIT = "example"


def work_out(pack: Pack, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Points by code of one example; raises as reading and scoring do."""
    index_set = read_set(pack)
    facts = facts_of_rows(index_set, [_fact(code, told) for code, told in given["facts"].items()])
    table = score(index_set, facts, edition=given.get("edition"), partial=True)
    answer: dict[str, Decimal | None] = {TOTAL: table.total_points(0)}
    for at, code in enumerate(index_set.codes):
        answer[code] = table.points(0, at)
    for at, group in enumerate(table.standing.groups):
        answer[group.code] = table.group_points(0, at)
    reached = table.class_of(0)
    named = {"class": reached.name.code} if reached else {}
    return {code: float(points) for code, points in answer.items() if points is not None} | named


def _fact(code: str, told: Any) -> Fact:
    if isinstance(told, list | tuple):
        return Fact(unit_code=_UNIT, metric_code=code, numerator=told[0], denominator=told[1])
    return Fact(unit_code=_UNIT, metric_code=code, value=Decimal(str(told)))
