"""Tables: one caption, heads that sort by link, a first column that stays, rows that open."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from motcua.foundation.ui.components.base import Component, Content, draw
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
    """One thing. The first cell heads the row and carries the link; ``key`` names it in forms.

    ``anchor`` is an id by which other parts of the page lead here.
    """

    cells: tuple[Content, ...]
    href: str = ""
    key: str = ""
    tone: Literal["", "warn", "bad", "total"] = ""
    anchor: str = ""


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

    def extra(self, context: Context) -> dict[str, object]:
        """The rows, written without templates: an inbox has a hundred of them."""
        return {
            "body": format_html_join("\n", "{}", ((self._row(row, context),) for row in self.rows))
        }

    def _row(self, row: Row, context: Context) -> SafeString:
        first = draw(row.cells[0], context)
        return format_html(
            '<tr{}{}{}>{}<th scope="row" class="{}">{}</th>{}</tr>',
            format_html(' class="row-{}"', row.tone) if row.tone else "",
            format_html(' id="{}"', row.anchor) if row.anchor else "",
            mark_safe(" data-row") if self.keyed else "",
            self._box(row) if self.select_name else "",
            self.columns[0].kind,
            format_html('<a href="{}" data-open>{}</a>', row.href, first) if row.href else first,
            self._others(row, context),
        )

    def _box(self, row: Row) -> SafeString:
        return format_html(
            '<td class="select"><label><input type="checkbox" name="{}" value="{}" data-select>'
            '<span class="unseen">{}</span></label></td>',
            self.select_name,
            row.key,
            _("Chọn %(name)s") % {"name": row.key},
        )

    def _others(self, row: Row, context: Context) -> SafeString:
        cells = zip(self.columns[1:], row.cells[1:], strict=True)
        return format_html_join(
            "",
            '<td class="{}">{}</td>',
            ((column.kind, self._cell(column, cell, context)) for column, cell in cells),
        )

    def _cell(self, column: Column, cell: Content, context: Context) -> SafeString:
        """Long texts of an inbox are cut by the style sheet and whole on hover."""
        drawn = draw(cell, context)
        if not self.keyed or column.kind == "short":
            return drawn
        whole = format_html(' title="{}"', cell) if isinstance(cell, str) else ""
        return format_html('<span class="clamp"{}>{}</span>', whole, drawn)
