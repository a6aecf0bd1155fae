"""Why a unit has its points: arithmetic as data, and one sentence in Vietnamese.

Each step is {op, args, result}; args are numbers as text ("6", "97.75", "8700/89") or "#k", the
result of step k counted from 0. Operations: divide, multiply, min, add, round_half_up (number,
decimals), constant, nothing. An outsider recomputes the points from the steps alone; the last
result is the points, null where there are none.
"""

from decimal import Decimal
from fractions import Fraction

from motcua.cores.scoring.kinds import Reason, Step, kind_of
from motcua.cores.scoring.score import ScoreTable, column_of
from motcua.cores.scoring.sets import UnknownCode
from motcua.cores.scoring.words import exact_text, vietnamese

TOTAL = "total"


def explain(table: ScoreTable, unit_code: str, code: str) -> Reason:
    """The reason for an indicator, a group or the `TOTAL` of a unit; raises `UnknownCode`."""
    unit = table.unit_at(unit_code)
    for at, indicator in enumerate(table.standing.indicators):
        if indicator.code == code:
            return explain_at(table, unit, at)
    if code == TOTAL:
        members = tuple(range(len(table.standing.indicators)))
        return _sum(
            table, unit, members, table.standing.max_points, known=bool(table.total_known[unit])
        )
    for at, group in enumerate(table.standing.groups):
        if group.code == code:
            known = bool(table.group_known[unit, at])
            return _sum(table, unit, group.members, group.max_points, known=known)
    known_codes = (TOTAL, *(each.code for each in table.standing.groups), *table.facts.metric_codes)
    raise UnknownCode(code, known_codes)


def explain_at(table: ScoreTable, unit: int, indicator: int) -> Reason:
    """The reason for the indicator at these positions of the table."""
    cell = table.facts.cell(unit, indicator)
    on = table.standing.indicators[indicator]
    if cell is None:
        return Reason(steps=(Step("nothing", (), None),), sentence_vi="Chưa có số liệu.")
    return kind_of(on.indicator.kind).reason(column_of(on), cell, table.standing.decimals)


def _sum(
    table: ScoreTable, unit: int, members: tuple[int, ...], most: Fraction, *, known: bool
) -> Reason:
    if not known:
        step = Step("nothing", (), None)
        return Reason(steps=(step,), sentence_vi="Chưa đủ số liệu nên chưa có điểm.")
    parts = [part for at in members if (part := table.points(unit, at)) is not None]
    total = Fraction(sum(parts, Decimal(0)))
    step = Step("add", tuple(exact_text(Fraction(part)) for part in parts), exact_text(total))
    shown = " + ".join(vietnamese(Fraction(part)) for part in parts) or "0"
    sentence = f"{shown} = {vietnamese(total)} trên tối đa {vietnamese(most)} điểm."
    return Reason(steps=(step,), sentence_vi=sentence)
