"""The manners of the command line: exit codes, formats, and how a command asks for the database.

Exit codes: 0 done, or it holds; 1 checked and it does not hold; 2 bad input or usage. JSON goes to
standard output alone, messages to standard error. Commands live beside this file, one per module;
`motcua.config.main` lists them and supplies the premises.
"""

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ParamSpec, Protocol, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")

JSON = "json"
TABLE = "table"


class DoesNotHold(click.ClickException):
    """Checked, and it does not hold: exit code 1."""

    exit_code = 1


class BadInput(click.ClickException):
    """What came in cannot be used; the message says file, row, column, and what to do."""

    exit_code = 2


class Premises(Protocol):
    """What the program offers its commands; bound in `motcua.config.main`."""

    def open_database(self) -> None:
        """The database answers from here until the command ends."""


def needs_database(command: Callable[P, R]) -> Callable[P, R]:
    """Marks a command that reads or writes the database; put it directly above the function."""

    @functools.wraps(command)
    def opened(*args: P.args, **kwargs: P.kwargs) -> R:
        premises = click.get_current_context().obj
        if premises is not None:
            premises.open_database()
        return command(*args, **kwargs)

    return opened


def format_option(default: str = JSON) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Adds ``--format json|table``, which arrives as ``output_format``."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice([JSON, TABLE]),
        default=default,
        show_default=True,
        help="Dạng kết quả.",
    )


def emit(answer: Any, output_format: str, rows: Sequence[Mapping[str, Any]] | None = None) -> None:
    """Prints ``answer`` as JSON, or ``rows`` (by default the answer itself) as a table."""
    if output_format == JSON:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=str))
        return
    lines = rows if rows is not None else answer
    for line in table([lines] if isinstance(lines, Mapping) else lines):
        click.echo(line)


def table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Rows of equal keys as lines of aligned columns under a line of names."""
    if not rows:
        return []
    names = list(rows[0])
    cells = [names, *([_cell(row.get(name)) for name in names] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
