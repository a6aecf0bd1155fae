"""Word and Excel files: zip archives whose list of parts is read, and of whose parts only one.

Bounds come first: how long the list may be, how much the parts claim to unpack to. Only
``[Content_Types].xml`` is unpacked, up to a fixed size. A part that is itself an archive, an
embedded file or a macro sends the file back.
"""

import io
import struct
import zipfile
import zlib

from motcua.rooms.documents.inspection.kinds import DOCX, XLSX
from motcua.rooms.documents.inspection.limits import Limits
from motcua.rooms.documents.inspection.refusals import (
    ArchiveBomb,
    ArchiveInside,
    ArchiveNotAccepted,
    ArchiveUnreadable,
    FileRefused,
    MacroInside,
)

_END = b"PK\x05\x06"
_TYPES = "[Content_Types].xml"
_TYPES_AT_MOST = 256 * 1024
_FURTHER_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".jar", ".cab", ".iso")
_EMBEDDED = ("embeddings/", "activex/")
# All that the standard library raises for an archive that lies about itself.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
)
_MAIN_PARTS = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))


def office_kind(content: bytes, where: str, limits: Limits) -> str:
    """Whether ``content`` is a Word or an Excel file.

    Raises ArchiveBomb, ArchiveInside, MacroInside, ArchiveUnreadable, and ArchiveNotAccepted for
    any other archive.
    """
    _check_index(content, where, limits)
    try:
        return _read(content, where, limits)
    except FileRefused:
        raise
    except _BROKEN as fault:
        raise ArchiveUnreadable(where) from fault


def _read(content: bytes, where: str, limits: Limits) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        _check_amounts(parts, len(content), where, limits)
        kind = _kind(archive, parts, where)
    _check_parts(parts, where)
    return kind


def _check_index(content: bytes, where: str, limits: Limits) -> None:
    """The list of parts is parsed in full on opening: its length is checked beforehand."""
    end = content.rfind(_END, -66_000)
    if end < 0 or end + 22 > len(content):
        raise ArchiveUnreadable(where)
    parts, index_bytes = struct.unpack_from("<HI", content, end + 10)
    if parts > limits.archive_parts or index_bytes > limits.archive_index_bytes:
        raise ArchiveBomb(where)


def _check_amounts(
    parts: list[zipfile.ZipInfo], size_bytes: int, where: str, limits: Limits
) -> None:
    """Claimed sizes; parts that share their packed bytes claim more than the file holds."""
    if len(parts) > limits.archive_parts:
        raise ArchiveBomb(where)
    if sum(part.file_size for part in parts) > limits.archive_unpacked_bytes:
        raise ArchiveBomb(where)
    if sum(part.compress_size for part in parts) > size_bytes:
        raise ArchiveBomb(where)


def _kind(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], where: str) -> str:
    names = {part.filename for part in parts}
    if _TYPES not in names:
        raise ArchiveNotAccepted(where)
    with archive.open(_TYPES) as listed:
        types = listed.read(_TYPES_AT_MOST)
    for main, kind in _MAIN_PARTS:
        if main in names:
            if b"macroEnabled" in types:
                raise MacroInside(where)
            return kind
    raise ArchiveNotAccepted(where)


def _check_parts(parts: list[zipfile.ZipInfo], where: str) -> None:
    for part in parts:
        name = part.filename.lower()
        if name.endswith("vbaproject.bin"):
            raise MacroInside(where)
        if name.endswith(_FURTHER_ARCHIVES) or any(folder in name for folder in _EMBEDDED):
            raise ArchiveInside(where, inside=part.filename.rsplit("/", 1)[-1])
