"""Tables: one caption, heads that sort by link, a first column that stays, rows that open."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from motcua.foundation.ui.components.base import Component, Content
from motcua.foundation.ui.components.facts import EmptyState


@dataclass(frozen=True)
class Column:
    """A head. ``sort_href`` makes it a link; ``sorted_by`` says the present order.

    "short" never breaks a line, "long" takes what room is left, "name" is never cut
    below two lines (a given name stands last), "number" stands at the right.
    """

    label: str
    kind: Literal["text", "long", "name", "number", "short"] = "text"
    sort_href: str = ""
    sorted_by: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True)
class Row:
    """One thing. The first cell heads the row and carries the link; ``key`` names it in forms."""

    cells: tuple[Content, ...]
    href: str = ""
    key: str = ""
    tone: Literal["", "warn", "bad", "total"] = ""


@dataclass(frozen=True)
class Table(Component):
    """A table in a scroll frame of its own; ``select_name`` adds a box to choose each row.

    ``keyed`` makes it an inbox: keys move in it, and long texts take two lines (compact: one).
    """

    template: ClassVar[str] = "ui/parts/table.html"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: EmptyState
    select_name: str = ""
    caption_shown: bool = True
    keyed: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        """A row that is shorter or longer than the head would shift figures under wrong names."""
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{len(row.cells)} cells under {len(self.columns)} heads: {row!r}")

    @property
    def lines(self) -> tuple[tuple[Row, Content, tuple[tuple[Column, Content, str], ...]], ...]:
        """Each row: its first cell apart, every other beside its column and its whole text."""
        return tuple((row, row.cells[0], tuple(self._others(row))) for row in self.rows)

    def _others(self, row: Row) -> Iterator[tuple[Column, Content, str]]:
        for column, cell in zip(self.columns[1:], row.cells[1:], strict=True):
            yield column, cell, cell if isinstance(cell, str) else ""
