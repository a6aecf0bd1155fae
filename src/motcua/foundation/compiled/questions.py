"""Queries built by Django once for each shape of their values, and asked with other values later.

``Compiled(build)`` takes a function that builds a ``values_list`` query from its arguments and from
nothing else. It is called with stand-ins, whose places in the statement are remembered; a value
that does not arrive there unchanged (an ``icontains``, say) is refused at the first use.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from motcua.foundation.compiled.preparing import preparing_cursor

Value = str | int | bool | date | datetime | Sequence[str] | Sequence[int]
Row = tuple[Any, ...]
_Shape = tuple[Any, ...]
_Path = tuple[int, int | None]

# Longer lists come in every length, and each would be a statement of its own.
LONGEST_LIST = 8
_INT, _NEAR = 1_900_000_000, 1_000_000
_DAY, _INSTANT = date(1, 1, 2), datetime(1, 1, 2, tzinfo=UTC)


class NotCompilable(ValueError):
    """A value is changed on its way into the statement, or there is no statement."""


class Compiled:
    """A query with holes. Threads may share it."""

    def __init__(self, build: "Callable[..., QuerySet[Any, Any]]") -> None:
        self._build = build
        self._made: dict[_Shape, _Statement] = {}

    def rows(self, *values: Value) -> list[Row]:
        """What the query answers for ``values``. Raises NotCompilable."""
        lengths = [len(value) for value in values if isinstance(value, list | tuple)]
        if 0 in lengths:
            return []
        if lengths and max(lengths) > LONGEST_LIST:
            return list(self._build(*values))
        shape = tuple(_shape(value) for value in values)
        made = self._made.get(shape)
        if made is None:
            made = self._made[shape] = _statement(self._build, values)
        return made.run(values)

    def first(self, *values: Value) -> Row | None:
        """The first row, or None."""
        return next(iter(self.rows(*values)), None)


@dataclass(frozen=True, slots=True)
class _Statement:
    """One text; each place holds a fixed value or the path of one that is given."""

    text: str
    fixed: tuple[Any, ...]
    paths: tuple[_Path | None, ...]
    compiler: SQLCompiler
    converters: dict[int, Any]

    def run(self, values: Sequence[Value]) -> list[Row]:
        given = [
            fixed if path is None else _at(values, path)
            for fixed, path in zip(self.fixed, self.paths, strict=True)
        ]
        with preparing_cursor() as cursor:
            cursor.execute(self.text, given)
            rows: list[Row] = cursor.fetchall()
        if not self.converters:
            return rows
        return [tuple(row) for row in self.compiler.apply_converters(rows, self.converters)]


def _at(values: Sequence[Any], path: _Path) -> Any:
    place, member = path
    return values[place] if member is None else values[place][member]


def _shape(value: Value) -> Any:
    if isinstance(value, list | tuple):
        return (_kind(value[0]), len(value))
    return _kind(value)


def _kind(value: Any) -> str:
    for kind in (bool, str, int, datetime, date):
        if isinstance(value, kind):
            return kind.__name__
    raise NotCompilable(f"{type(value).__name__} cannot stand in a compiled query")


def _stand_in(kind: str, number: int) -> Any:
    return {
        "str": f"\x02{number}\x03",
        "int": _INT + number,
        "date": _DAY + timedelta(days=number),
        "datetime": _INSTANT + timedelta(days=number),
    }[kind]


def _statement(build: "Callable[..., QuerySet[Any, Any]]", values: Sequence[Value]) -> _Statement:
    holes, paths = _holes(values)
    compiler = build(*holes).query.get_compiler(connection=connection)
    text, parameters = compiler.as_sql()
    known = {(type(stand_in), stand_in): path for stand_in, path in paths}
    places = [known.get((type(each), each)) if _hashable(each) else None for each in parameters]
    missing = set(known.values()) - set(places)
    if missing:
        raise NotCompilable(f"the value at {min(missing)} does not reach the statement unchanged")
    for each, path in zip(parameters, places, strict=True):
        if path is None and _is_derived(each):
            raise NotCompilable(f"the statement holds what was worked out from a value: {each!r}")
    columns = [column[0] for column in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns)
    return _Statement(text, tuple(parameters), tuple(places), compiler, converters)


def _is_derived(parameter: Any) -> bool:
    """Whether a fixed value smells of a stand-in: it would stand there for ever."""
    if isinstance(parameter, str):
        return "\x02" in parameter
    if isinstance(parameter, date):
        return parameter.year == _DAY.year
    return isinstance(parameter, int) and abs(parameter - _INT) < _NEAR


def _holes(values: Sequence[Value]) -> tuple[list[Any], list[tuple[Any, _Path]]]:
    holes: list[Any] = []
    paths: list[tuple[Any, _Path]] = []
    for place, value in enumerate(values):
        members = list(value) if isinstance(value, list | tuple) else None
        if members is None:
            paths.append((_hole(value, len(paths)), (place, None)))
            holes.append(paths[-1][0])
            continue
        inside = []
        for member, each in enumerate(members):
            paths.append((_hole(each, len(paths)), (place, member)))
            inside.append(paths[-1][0])
        holes.append(inside)
    return holes, paths


def _hole(value: Any, number: int) -> Any:
    kind = _kind(value)
    if kind == "bool":
        raise NotCompilable("a yes or no belongs into the query, not into its values")
    return _stand_in(kind, number)


def _hashable(value: Any) -> bool:
    return isinstance(value, str | int | date)
