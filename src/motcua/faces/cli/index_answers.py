"""What `motcua index` answers: sets and scores as plain data for JSON, and as rows for a table.

The keys are an interface that outsiders rely on: add to them, do not change them. Points and
percentages are published figures, already rounded; `steps` are exact numbers as text.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from motcua.cores.rulebook import DatedValue
from motcua.cores.scoring import IndexSet, ScoreTable, SetOnDay, explain_at, on_day
from motcua.cores.scoring.words import round_half_up


def summary(index_set: IndexSet) -> dict[str, Any]:
    standing = on_day(index_set)
    return {
        "set": index_set.code,
        "title_vi": index_set.title_vi,
        "title_en": index_set.title_en,
        "default_edition": index_set.default_edition,
        "editions": [edition.code for edition in index_set.editions],
        "indicators": len(index_set.indicators),
        "max_points": _plain(standing.max_points),
        "confirmed": standing.confirmed,
    }


def set_as_data(standing: SetOnDay) -> dict[str, Any]:
    index_set = standing.index_set
    return {
        "set": index_set.code,
        "title_vi": index_set.title_vi,
        "title_en": index_set.title_en,
        "note_vi": index_set.note_vi,
        "edition": standing.edition.code,
        "on": standing.on.isoformat(),
        "digest": index_set.pack.digest,
        "confirmed": standing.confirmed,
        "max_points": _plain(standing.max_points),
        "rounding": {"rule": index_set.rounding, "decimals": standing.decimals},
        "editions": [
            {
                "code": edition.code,
                "title_vi": edition.title_vi,
                "title_en": edition.title_en,
                "values_on": edition.values_on.isoformat(),
                "confirmed": edition.confirmed,
                "note_vi": edition.note_vi,
                "instead": dict(edition.instead),
            }
            for edition in index_set.editions
        ],
        "classes": [
            {
                "code": each.name.code,
                "name_vi": each.name.name_vi,
                "name_en": each.name.name_en,
                "least_points": _value_as_data(each.value),
            }
            for each in standing.classes
        ],
        "groups": [
            {
                "code": each.code,
                "parent": each.group.parent,
                "name_vi": each.group.name_vi,
                "name_en": each.group.name_en,
                "max_points": _value_as_data(each.value),
            }
            for each in standing.groups
        ],
        "indicators": [_indicator_as_data(standing, at) for at in range(len(standing.indicators))],
    }


def _indicator_as_data(standing: SetOnDay, at: int) -> dict[str, Any]:
    each = standing.indicators[at]
    indicator = each.indicator
    return {
        "code": each.code,
        "number": indicator.number,
        "group": indicator.group,
        "name_vi": indicator.name_vi,
        "name_en": indicator.name_en,
        "rule": indicator.kind,
        "max_points": _value_as_data(each.values["max"]),
        "parameters": {
            name: _value_as_data(value) for name, value in each.values.items() if name != "max"
        },
        "measure": indicator.measure,
        "zero_denominator": indicator.zero_denominator,
        "by": indicator.counted_by,
        "scopes": list(indicator.scopes),
        "value_from": indicator.value_from,
        "numerator_vi": indicator.numerator_vi,
        "denominator_vi": indicator.denominator_vi,
        "note_vi": indicator.note_vi,
        "confirmed": each.confirmed,
    }


def _value_as_data(value: DatedValue) -> dict[str, Any]:
    source = value.source
    return {
        "value": value.value,
        "unit": value.unit,
        "from": value.from_on.isoformat(),
        "until": value.until_on.isoformat() if value.until_on else None,
        "confirmed": value.confirmed,
        "source": {
            "act": source.act,
            "article": source.article,
            "clause": source.clause,
            "note": source.note,
        },
    }


def set_as_rows(standing: SetOnDay) -> list[dict[str, Any]]:
    return [
        {
            "group": each.indicator.group,
            "code": each.code,
            "max": _plain(each.max_points),
            "target": _plain(each.parameters["target"]) if "target" in each.parameters else None,
            "by": each.indicator.counted_by,
            "source": each.values["max"].source.act,
            "name": each.indicator.name_vi,
        }
        for each in standing.indicators
    ]


def scores_as_data(table: ScoreTable, partial: bool) -> dict[str, Any]:
    standing = table.standing
    return {
        "set": standing.index_set.code,
        "edition": standing.edition.code,
        "on": standing.on.isoformat(),
        "digest": standing.index_set.pack.digest,
        "confirmed": standing.confirmed,
        "partial": partial,
        "units": [_unit_as_data(table, unit) for unit in range(len(table.facts.unit_codes))],
    }


def _unit_as_data(table: ScoreTable, unit: int) -> dict[str, Any]:
    standing, reached = table.standing, table.class_of(unit)
    return {
        "unit_code": table.facts.unit_codes[unit],
        "points": _number(table.total_points(unit)),
        "max_points": _plain(standing.max_points),
        "class": reached.name.name_vi if reached else None,
        "class_code": reached.name.code if reached else None,
        "rank": int(table.rank[unit]) or None,
        "complete": bool(table.complete[unit]),
        "groups": [
            {
                "code": group.code,
                "parent": group.group.parent,
                "points": _number(table.group_points(unit, at)),
                "max_points": _plain(group.max_points),
            }
            for at, group in enumerate(standing.groups)
            if group.lowest
        ],
        "indicators": [_cell_as_data(table, unit, at) for at in range(len(standing.indicators))],
    }


def _cell_as_data(table: ScoreTable, unit: int, at: int) -> dict[str, Any]:
    on, reason = table.standing.indicators[at], explain_at(table, unit, at)
    cell = table.facts.cell(unit, at)
    percent = table.facts.percent(unit, at)
    return {
        "code": on.code,
        "numerator": cell.numerator if cell else None,
        "denominator": cell.denominator if cell else None,
        "value": _plain(cell.value) if cell and cell.value is not None else None,
        "percent": None if percent is None else _plain(round_half_up(percent, 2)),
        "points": _number(table.points(unit, at)),
        "max_points": _plain(on.max_points),
        "steps": [
            {"op": step.op, "args": list(step.args), "result": step.result} for step in reason.steps
        ],
        "explanation": reason.sentence_vi,
    }


def scores_as_rows(table: ScoreTable) -> list[dict[str, Any]]:
    order = sorted(
        range(len(table.facts.unit_codes)),
        key=lambda unit: (
            int(table.rank[unit]) or len(table.rank) + 1,
            table.facts.unit_codes[unit],
        ),
    )
    rows = []
    for unit in order:
        reached = table.class_of(unit)
        row: dict[str, Any] = {
            "rank": int(table.rank[unit]) or None,
            "unit": table.facts.unit_codes[unit],
            "points": table.total_points(unit),
            "class": reached.name.name_vi if reached else None,
        }
        for at, group in enumerate(table.standing.groups):
            if group.lowest:
                row[group.code] = table.group_points(unit, at)
        rows.append(row)
    return rows


def _number(points: Decimal | None) -> float | None:
    return None if points is None else float(points)


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
