"""Reads of kept files; every read proves that the bytes are those whose hash was given out."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.rooms.documents.models import Blob


class FileUnknown(LookupError):
    """No file with this SHA-256 is kept."""


class FileDamaged(RuntimeError):
    """The kept bytes no longer match their SHA-256: restore them from the backup."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One kept content."""

    sha256: str
    size_bytes: int
    media_type: str
    content: bytes


def read_file(sha256: str) -> KeptFile:
    """The file of that hash. Raises FileUnknown, FileDamaged."""
    row = Blob.objects.filter(pk=sha256).first()
    if row is None:
        raise FileUnknown(sha256)
    content = bytes(row.content)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamaged(sha256)
    return KeptFile(sha256, row.size_bytes, row.media_type, content)


def damaged_files() -> Iterator[str]:
    """Hashes of all kept files whose bytes have changed; reads everything, one file at a time."""
    rows = Blob.objects.order_by("pk").values_list("pk", "content").iterator(chunk_size=8)
    for sha256, content in rows:
        if hashlib.sha256(content).hexdigest() != sha256:
            yield sha256
