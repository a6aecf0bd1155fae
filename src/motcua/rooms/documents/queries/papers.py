"""Reads of issued papers: which there are, their PDF, and whether a PDF is one of them."""

import hashlib
from datetime import datetime

from motcua.rooms.documents.entries import PaperEntry, entry_of
from motcua.rooms.documents.inspection import pdfs
from motcua.rooms.documents.models import IssuedPaper
from motcua.rooms.documents.papers.content import Paper
from motcua.rooms.documents.papers.frame import Frame
from motcua.rooms.documents.queries.files import read_file
from motcua.rooms.documents.rendering import render
from motcua.rooms.documents.sheets import sheet_of_row, unnumbered_sheet


class PaperUnknown(LookupError):
    """No paper of this number has been issued."""


def papers_of(dossier_code: str) -> tuple[PaperEntry, ...]:
    """Every paper issued for a dossier, oldest first."""
    rows = IssuedPaper.objects.filter(dossier_code=dossier_code).order_by("issued_at", "pk")
    return tuple(entry_of(row) for row in rows)


def paper(paper_id: int) -> PaperEntry:
    """One paper. Raises PaperUnknown."""
    return entry_of(_row(paper_id))


def pdf(paper_id: int) -> bytes:
    """The PDF of a paper: the sealed bytes, else made from what was frozen at issue.

    Raises PaperUnknown; FileUnknown or FileDamaged for a sealed paper whose bytes are lost.
    """
    row = _row(paper_id)
    if row.sha256 is not None:
        return read_file(row.sha256).content
    return render(sheet_of_row(row))


def preview(*, frame: Frame, paper: Paper, at: datetime) -> bytes:
    """The PDF of a paper that is not issued: dots in the place of its number, nothing is kept."""
    return render(unnumbered_sheet(frame, paper, at))


def genuine(content: bytes) -> PaperEntry | None:
    """The paper of which ``content`` is the PDF, bit by bit; None for anything else.

    A sealed paper is known by its hash. Of an unsealed one the PDF names the dossier and the form
    in its keywords; it is made again and compared.
    """
    digest = hashlib.sha256(content).hexdigest()
    sealed = IssuedPaper.objects.filter(sha256=digest).first()
    if sealed is not None:
        return entry_of(sealed)
    for row in _claimed(pdfs.look(content).keywords):
        if render(sheet_of_row(row)) == content:
            return entry_of(row)
    return None


def _claimed(keywords: str) -> list[IssuedPaper]:
    dossier_code, _, rest = keywords.partition(", ")
    form_code = rest.partition(", ")[0]
    return list(IssuedPaper.objects.filter(dossier_code=dossier_code, form_code=form_code))


def _row(paper_id: int) -> IssuedPaper:
    row = IssuedPaper.objects.filter(pk=paper_id).first()
    if row is None:
        raise PaperUnknown(paper_id)
    return row
