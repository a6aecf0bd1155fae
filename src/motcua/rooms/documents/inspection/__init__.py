"""Looks at one arriving file: what it is, how large, and whether the office can take it.

Pure in its answer: the same bytes and name give the same facts or the same refusal, whoever asks;
nothing is written. [law:nd-118-2025 art.17] An acknowledgement may only be given for files that an
officer will be able to open.
"""

import hashlib
from dataclasses import dataclass

from motcua.rooms.documents.inspection import archives, data, images, pdfs
from motcua.rooms.documents.inspection.kinds import JPEG, PDF, PNG, XML, ZIPPED, kind_of
from motcua.rooms.documents.inspection.limits import USUAL, Limits
from motcua.rooms.documents.inspection.names import clean_name, shown_name
from motcua.rooms.documents.inspection.refusals import (
    DataUnreadable,
    FileEmpty,
    FileTooLarge,
    FileTypeNotAccepted,
    ImageTooLarge,
    ImageUnreadable,
    PdfEncrypted,
    PdfTooLong,
    PdfUnreadable,
)
from motcua.rooms.documents.wording import size

__all__ = ["USUAL", "FileFacts", "Limits", "inspect"]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file that may come in: its content address and what its bytes say about it."""

    sha256: str
    size_bytes: int
    media_type: str
    name: str
    pages: int | None = None
    width_px: int | None = None
    height_px: int | None = None


def inspect(content: bytes, name: str, *, limits: Limits = USUAL) -> FileFacts:
    """Facts of ``content``, which its sender calls ``name``.

    Raises one of the refusals of ``inspection.refusals``, all of them FileRefused.
    """
    where = shown_name(name)
    _check_size(content, where, limits.size_bytes)
    kind = kind_of(content, where)
    pages, width, height = None, None, None
    if kind == ZIPPED:
        kind = archives.office_kind(content, where, limits)
    elif kind == PDF:
        pages = _pdf_pages(content, where, limits)
    elif kind in (JPEG, PNG):
        width, height = _image_size(content, kind, where, limits)
    else:
        _check_size(content, where, limits.data_bytes)
        _check_data(content, kind, where)
    digest = hashlib.sha256(content).hexdigest()
    return FileFacts(digest, len(content), kind, clean_name(name, kind), pages, width, height)


def _check_size(content: bytes, where: str, at_most: int) -> None:
    if not content:
        raise FileEmpty(where)
    if len(content) > at_most:
        raise FileTooLarge(where, size=size(len(content)), limit=size(at_most))


def _pdf_pages(content: bytes, where: str, limits: Limits) -> int:
    if content.rfind(b"%%EOF", -4096) < 0:
        raise PdfUnreadable(where)
    facts = pdfs.look(content)
    if facts.encrypted:
        raise PdfEncrypted(where)
    if not facts.opens:
        raise PdfUnreadable(where)
    if facts.pages > limits.pdf_pages:
        raise PdfTooLong(where, pages=facts.pages, limit=limits.pdf_pages)
    return facts.pages


def _image_size(content: bytes, kind: str, where: str, limits: Limits) -> tuple[int, int]:
    try:
        width, height = (images.png_size if kind == PNG else images.jpeg_size)(content)
    except images.HeadBroken as fault:
        raise ImageUnreadable(where) from fault
    if width * height > limits.image_points:
        millions = limits.image_points // 1_000_000
        raise ImageTooLarge(where, width=width, height=height, limit=millions)
    return width, height


def _check_data(content: bytes, kind: str, where: str) -> None:
    try:
        (data.check_xml if kind == XML else data.check_json)(content)
    except data.ActiveContent as fault:
        raise FileTypeNotAccepted(where) from fault
    except data.NotWellFormed as fault:
        raise DataUnreadable(where) from fault
