"""Draws papers as PDF/A: the same sheet gives the same bytes, on any machine with this release.

Nothing is taken from outside: the font is the one in the folder, the time in the file is that of
issue. Any warning, and any character the font lacks, is an error: a paper is right or it is not
made. Units: pages of A4.
"""

import json
import threading
from pathlib import Path

import typst

from motcua.rooms.documents.fonts import FOLDER as FONTS
from motcua.rooms.documents.pages import page_of
from motcua.rooms.documents.papers.sheet import Sheet

LAYOUTS = Path(__file__).parent / "layouts"
_mine = threading.local()


class PaperNotDrawn(RuntimeError):
    """The layout refuses or warns; the message is the layout's own."""


def render(sheet: Sheet) -> bytes:
    """The PDF of ``sheet``. Raises PaperNotDrawn."""
    page = json.dumps(page_of(sheet), ensure_ascii=False)
    try:
        content, warnings = _compiler().compile_with_warnings(
            format="pdf",
            sys_inputs={"page": page},
            # Long-term archiving, tagged for screen readers.
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(sheet.issued_at.timestamp()),
        )
    except typst.TypstError as fault:
        raise PaperNotDrawn(fault.diagnostic) from fault
    if warnings or not isinstance(content, bytes):
        raise PaperNotDrawn("; ".join(str(warning) for warning in warnings))
    return content


def _compiler() -> typst.Compiler:
    """One compiler per thread: it keeps fonts and layout ready and serves one call at a time."""
    if not hasattr(_mine, "compiler"):
        _mine.compiler = typst.Compiler(
            str(LAYOUTS / "paper.typ"),
            root=str(LAYOUTS),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
    compiler: typst.Compiler = _mine.compiler
    return compiler
