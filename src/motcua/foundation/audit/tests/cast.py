"""A few acts on a few dossiers, as the checks of the ledger's storage record them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from motcua.cores.ledger import Entry, Head, Personal, seeded_salts
from motcua.cores.ledger.verifier import Witness, read_witness
from motcua.foundation.audit.checkpoints import checkpoint, witness_of
from motcua.foundation.audit.operations import append

AT = datetime(2026, 10, 9, 1, 0, tzinfo=UTC)
SALTS = seeded_salts(b"cast")
FIRST, SECOND, STREAM = "H49.61.32-261009-0001", "H49.61.32-261009-0002", "@unit/H49.61.32"


def received(code: str, name: str = "Nguyễn Thị Ánh") -> Entry:
    """A dossier arrives, with a person's name."""
    data = {"applicant": {"name": Personal(name)}, "fee_vnd": 150_000}
    return Entry(code, "dossier.received", AT, "user:17", data)


def noted(code: str, number: int) -> Entry:
    """Something else happens to it."""
    return Entry(code, "dossier.noted", AT + timedelta(hours=number), "user:17", {"number": number})


def three_chains() -> None:
    """Two dossiers of three events and a stream of one."""
    entries: Sequence[Entry] = [
        received(FIRST),
        noted(FIRST, 1),
        received(SECOND),
        noted(SECOND, 1),
        noted(FIRST, 2),
        noted(SECOND, 2),
        noted(STREAM, 1),
    ]
    append(entries, salts=SALTS, heads={code: Head() for code in (FIRST, SECOND, STREAM)})


def witness_file(folder: Path, name: str = "witness.json") -> Witness:
    """Checkpoints the ledger and hands the witness to an outsider."""
    place = folder / name
    place.write_text(witness_of(checkpoint(at=AT)), encoding="utf-8")
    return read_witness(str(place))
