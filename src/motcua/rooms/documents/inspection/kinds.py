"""What a file really is, told by its first bytes; the ending of its name is never believed.

Kinds that may come in are media types; the others are named refusals.
"""

from motcua.rooms.documents.inspection.refusals import (
    ArchiveNotAccepted,
    FileRefused,
    FileTypeNotAccepted,
    OldOfficeFile,
    ProgramDisguised,
)

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XML = "application/xml"
JSON = "application/json"
ZIPPED = "application/zip"

_ACCEPTED = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"PK\x03\x04", ZIPPED),
    (b"<", XML),
    (b"{", JSON),
    (b"[", JSON),
)
# Windows, Linux, macOS (four forms; the last is also Java's), scripts, Windows links, Android, PHP.
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"dex\n",
    b"<?php",
    b"<script",
    b"@echo off",
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_KINDS = frozenset({XML, JSON})
_BLANK = b"\xef\xbb\xbf \t\r\n"


def kind_of(content: bytes, where: str) -> str:
    """The media type of ``content``, ``application/zip`` for anything packed.

    Raises ProgramDisguised, ArchiveNotAccepted, OldOfficeFile or FileTypeNotAccepted.
    """
    for magic, kind in _ACCEPTED:
        start = content[:64].lstrip(_BLANK) if kind in _TEXT_KINDS or kind == PDF else content
        if start.startswith(magic) and not _runs(content):
            return kind
    raise _refusal(content)(where)


def _refusal(content: bytes) -> type[FileRefused]:
    if _runs(content):
        return ProgramDisguised
    if content.startswith(_ARCHIVES):
        return ArchiveNotAccepted
    if content.startswith(_OLD_OFFICE):
        return OldOfficeFile
    return FileTypeNotAccepted


def _runs(content: bytes) -> bool:
    return content.startswith(_PROGRAMS) or content[:64].lstrip(_BLANK).lower().startswith(
        (b"<?php", b"<script", b"@echo off")
    )
