"""Turns what happened into the next links of a dossier's chain; the same way for one and for many.

body_n = canonical JSON of {v, dossier, sequence, kind, at, actor, data}
hash_n = H(tag ‖ hash_{n-1} ‖ body_n), hash_0 = 32 zero bytes

``at`` is written in UTC with six digits of a second. The actor is a code, never a person's name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from motcua.cores.ledger.canonical import canonical_text
from motcua.cores.ledger.personal import Salts, Secret, committed
from motcua.cores.ledger.verifier import CHAIN_START, VERSION, event_hash, fault_in_body

# A year of bodies must stay readable line by line; what is larger belongs in a file, by its hash.
LARGEST_BODY_BYTES = 1024 * 1024


class EntryMalformed(ValueError):
    """The entry breaks the format: code, kind, actor, instant or size; the message says which."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act to be recorded. ``dossier_code`` may also be a stream, such as ``@unit/H49.3``."""

    dossier_code: str
    kind: str
    at: datetime
    actor: str
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of a chain; sequence 0 before the first."""

    sequence: int = 0
    hash: bytes = CHAIN_START


@dataclass(frozen=True, slots=True)
class Row:
    """One link as it is stored, with the secrets that are kept outside the chain."""

    dossier_code: str
    sequence: int
    kind: str
    at: datetime
    body: str
    hash: bytes
    secrets: tuple[Secret, ...]


def instant_text(at: datetime) -> str:
    """The one spelling of an instant: 2026-10-10T01:02:03.000000Z. Raises for naive ones."""
    if at.tzinfo is None:
        raise EntryMalformed(f"instant {at.isoformat()} has no offset")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def rows_for(head: Head, entries: Sequence[Entry], salts: Salts) -> list[Row]:
    """The rows that continue one chain after ``head``. Raises EntryMalformed, NotCanonical."""
    rows: list[Row] = []
    for entry in entries:
        row = _row(head, entry, salts)
        if row.dossier_code != entries[0].dossier_code:
            raise EntryMalformed("rows_for continues one chain at a time")
        rows.append(row)
        head = Head(row.sequence, row.hash)
    return rows


def _row(head: Head, entry: Entry, salts: Salts) -> Row:
    code, sequence = entry.dossier_code, head.sequence + 1
    data, secrets = committed(entry.data, lambda path: salts(code, sequence, path))
    body = {
        "v": VERSION,
        "dossier": code,
        "sequence": sequence,
        "kind": entry.kind,
        "at": instant_text(entry.at),
        "actor": entry.actor,
        "data": data,
    }
    if wrong := fault_in_body(body):
        raise EntryMalformed(f"{code}#{sequence}: {wrong}: {body.get(wrong)!r}")
    text = canonical_text(body)
    if len(text.encode()) > LARGEST_BODY_BYTES:
        raise EntryMalformed(f"{code}#{sequence}: body above {LARGEST_BODY_BYTES} bytes")
    return Row(code, sequence, entry.kind, entry.at, text, event_hash(head.hash, text), secrets)
