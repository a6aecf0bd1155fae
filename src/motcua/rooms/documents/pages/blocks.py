"""The pieces of a page that the layout knows how to draw, as plain data."""

import re
from collections.abc import Sequence
from typing import Any

# The longest word that surely fits a line of text, a cell of a table, and its small print.
LINE, CELL, SMALL = 60, 22, 70
_BREAK = "\u200b"

Block = dict[str, Any]
Run = tuple[str, str]


def bold(words: str) -> Run:
    """A run in bold."""
    return ("b", words)


def italic(words: str) -> Run:
    """A run in italics."""
    return ("i", words)


def text(*runs: str | Run) -> Block:
    """A paragraph, justified, its first line moved in."""
    return {"kind": "text", "runs": _runs(runs)}


def lead(*runs: str | Run) -> Block:
    """A centred line, as the one that addresses a letter."""
    return {"kind": "lead", "runs": _runs(runs)}


def field(label: str, *runs: str | Run) -> Block:
    """``label: value``, further lines hanging; without a value the label is followed by dots."""
    value = _runs(runs)
    if not any(words for _style, words in value):
        value = [("", "." * 20)]
    return {"kind": "field", "runs": [("", f"{label}: "), *value]}


def note(*runs: str | Run) -> Block:
    """Small print below the matter of the paper."""
    return {"kind": "note", "runs": _runs(runs)}


def table(columns: Sequence[tuple[str, float, str]], rows: Sequence[Sequence[Any]]) -> Block:
    """A ruled table. A column is (head, width in mm or 0 for the rest, l | c | r).

    A cell is a text, or a pair of a text and a second line in small print.
    """
    return {
        "kind": "table",
        "head": [head for head, _width, _side in columns],
        "widths": [width for _head, width, _side in columns],
        "aligns": [side for _head, _width, side in columns],
        "rows": [[_cell(cell) for cell in row] for row in rows],
    }


def breakable(words: str, over: int) -> str:
    """``words``, in which one of ``over`` letters or more may break anywhere and not run over.

    File names and addresses can be such words. The layout could do this itself, but a page then
    takes more than twice as long (25 ms for 10).
    """
    return re.sub(rf"[^\s\u00a0]{{{over},}}", lambda word: _BREAK.join(word[0]), words)


def signature(*heads: str, name: str, hint: str = "(Ký và ghi rõ họ tên)") -> Block:
    """One signature: its heads in capitals, a hint, room to sign, the name."""
    return {"heads": [head for head in heads if head], "hint": hint, "name": breakable(name, CELL)}


def signatures(right: Block, *, left: Block | None = None, recipients: Sequence[str] = ()) -> Block:
    """The foot of a paper: who signs on the right; on the left a second hand or the recipients."""
    return {"kind": "signatures", "left": left, "right": right, "recipients": list(recipients)}


def _runs(runs: Sequence[str | Run]) -> list[Run]:
    styled = [("", run) if isinstance(run, str) else run for run in runs]
    return [(style, breakable(words, LINE)) for style, words in styled]


def _cell(cell: str | tuple[str, str]) -> tuple[str, str]:
    words, small = (cell, "") if isinstance(cell, str) else cell
    return breakable(words, CELL), breakable(small, SMALL)
