"""Takes a file in: looked at, and kept by its content in the caller's transaction.

The bytes stay exactly as they came, metadata included: their hash is what the citizen was told.
The same content is kept once, whoever sends it; names belong to the rooms above.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.compiled import insert
from motcua.rooms.documents.inspection import USUAL, FileFacts, Limits, inspect
from motcua.rooms.documents.models import Blob

# Up to here the statement is kept for each number of files.
FEW = 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is kept: ``name`` is the sender's, made safe."""

    sha256: str
    size_bytes: int
    media_type: str
    name: str


def keep_file(
    content: bytes, claimed_name: str, *, at: datetime, limits: Limits = USUAL
) -> StoredFile:
    """Checks and keeps one file. Raises a FileRefused; then nothing is kept."""
    facts = inspect(content, claimed_name, limits=limits)
    return keep_inspected([(facts, content)], at=at)[0]


def keep_inspected(
    files: Iterable[tuple[FileFacts, bytes]], *, at: datetime
) -> tuple[StoredFile, ...]:
    """Keeps many files that ``inspect`` has passed, in one statement (bulk loads)."""
    pairs = list(files)
    rows = {
        facts.sha256: Blob(
            sha256=facts.sha256,
            size_bytes=facts.size_bytes,
            media_type=facts.media_type,
            content=content,
            kept_at=at,
        )
        for facts, content in pairs
    }
    # In order of the key: two loads of the same files must not wait for each other in a ring.
    in_order = [rows[key] for key in sorted(rows)]
    if len(in_order) <= FEW:
        insert(in_order, ignore_conflicts=True)
    else:
        Blob.objects.bulk_create(in_order, ignore_conflicts=True)
    return tuple(
        StoredFile(facts.sha256, facts.size_bytes, facts.media_type, facts.name)
        for facts, _content in pairs
    )
