"""Writes the ledger as lines of JSON that the stand-alone verifier reads.

First a head, then the checkpoints, then every event in order of dossier and sequence, then an end
that counts them. Personal values are never part of it: the export may be given to anyone.
"""

import json
from collections.abc import Iterable, Iterator

from motcua.cores.ledger.verifier import EXPORT_FORMAT, Checkpoint, Record

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def export_lines(
    records: Iterable[Record], checkpoints: Iterable[Checkpoint], *, at: str
) -> Iterator[str]:
    """Every line of the export, each ending with a line feed; ``at`` is when it was made."""
    yield _encode({"format": EXPORT_FORMAT, "at": at}) + "\n"
    for one in checkpoints:
        told = one._asdict() | {"root": one.root.hex(), "previous_root": one.previous_root.hex()}
        yield _encode({"checkpoint": told}) + "\n"
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007  # told at the end
        yield _encode(_told(record)) + "\n"
    yield _encode({"end": {"records": count}}) + "\n"


def _told(record: Record) -> dict[str, object]:
    return record._asdict() | {
        "hash": None if record.hash is None else record.hash.hex(),
        "leaf": None if record.leaf is None else record.leaf.hex(),
    }
