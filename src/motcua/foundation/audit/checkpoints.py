"""Gives new events their positions in the log, and writes witnesses.

A checkpoint of k new events costs O(k + log n): the queue names the events, the checkpoint before
keeps the edge of the tree. Only one runs at a time; writers are never held up.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from motcua.cores.ledger import instant_text
from motcua.cores.ledger.verifier import EMPTY_ROOT, HASH_BYTES, Frontier
from motcua.cores.ledger.witness import level_for, raised, witness_text
from motcua.foundation.audit.queries import one_snapshot, streamed

# Full subtrees of 2**8 leaves are kept, so that a witness of a long log need not read it all.
KEPT_LEVEL = 8
CHECKPOINT_LOCK = 0x1ED6E1

LAST = """
SELECT size, root, at, peaks FROM ledger_checkpoint ORDER BY size DESC LIMIT 1
"""
# LATERAL with LIMIT: always one index look-up for each queued event, never a scan of all events.
# A queued event that is gone stays in the queue, where `motcua verify` finds it.
PLACE_QUEUED = """
WITH taken AS MATERIALIZED (
  SELECT event_id, dossier_code, sequence, hash FROM ledger_pending CROSS JOIN LATERAL (
    SELECT dossier_code, sequence, hash FROM ledger_event WHERE id = event_id LIMIT 1) AS event),
done AS (DELETE FROM ledger_pending WHERE event_id IN (SELECT event_id FROM taken))
INSERT INTO ledger_leaf (position, dossier_code, sequence, hash)
SELECT %s - 1 + row_number() OVER (ORDER BY dossier_code, sequence), dossier_code, sequence, hash
FROM taken
"""
LEAVES_FROM = """
SELECT hash FROM ledger_leaf WHERE position >= %s AND position < %s ORDER BY position
"""
INSERT_CHECKPOINT = """
INSERT INTO ledger_checkpoint (size, root, at, previous_size, previous_root, peaks, blocks)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
BLOCKS = "SELECT blocks FROM ledger_checkpoint WHERE size <= %s ORDER BY size"


class LedgerBroken(Exception):
    """What a checkpoint should continue does not fit together; `motcua verify` tells more."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log at one size: its root, when it was taken, and the edge from which it grows."""

    size: int
    root: bytes
    at: datetime
    peaks: tuple[bytes, ...]

    def frontier(self) -> Frontier:
        """The edge, for appending. Raises LedgerBroken when it does not give the root."""
        try:
            frontier = Frontier(self.size, self.peaks)
        except ValueError as fault:
            raise LedgerBroken(f"checkpoint {self.size}: {fault}") from None
        if frontier.root() != self.root:
            raise LedgerBroken(f"checkpoint {self.size}: its peaks do not give its root")
        return frontier


def last_checkpoint() -> Checkpoint | None:
    """The newest checkpoint, None before the first."""
    with connection.cursor() as cursor:
        cursor.execute(LAST)
        row = cursor.fetchone()
    if row is None:
        return None
    size, root, at, peaks = row
    return Checkpoint(size, bytes(root), at, tuple(_hashes(peaks)))


def checkpoint(*, at: datetime) -> Checkpoint:
    """Takes all queued events into the log; the last checkpoint again when there are none."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHECKPOINT_LOCK])
            last = last_checkpoint() or Checkpoint(0, EMPTY_ROOT, at, ())
            frontier = last.frontier()
            cursor.execute(PLACE_QUEUED, [last.size])
            added = cursor.rowcount
        if not added:
            return last
        blocks = frontier.extend(_leaves(last.size, last.size + added), KEPT_LEVEL)
        if frontier.size != last.size + added:
            raise LedgerBroken(f"the log has positions that no checkpoint covers: {last.size}")
        taken = Checkpoint(frontier.size, frontier.root(), at, tuple(frontier.peaks))
        _store(taken, last, blocks)
        return taken


def _store(taken: Checkpoint, last: Checkpoint, blocks: list[bytes]) -> None:
    edge = b"".join(taken.peaks), b"".join(blocks)
    with connection.cursor() as cursor:
        cursor.execute(
            INSERT_CHECKPOINT, [taken.size, taken.root, taken.at, last.size, last.root, *edge]
        )


def _leaves(start: int, until: int) -> list[bytes]:
    return [bytes(digest) for (digest,) in streamed(LEAVES_FROM, [start, until])]


def _hashes(side_by_side: bytes) -> list[bytes]:
    joined = bytes(side_by_side)
    return [joined[start : start + HASH_BYTES] for start in range(0, len(joined), HASH_BYTES)]


def witness_of(taken: Checkpoint) -> str:
    """The witness file of a checkpoint. Raises LedgerBroken when the log does not give its root."""
    frontier, level = taken.frontier(), level_for(taken.size)
    with one_snapshot():
        if level < KEPT_LEVEL:
            grown = Frontier()
            blocks = grown.extend(_leaves(0, taken.size), level)
        else:
            kept = [one for (row,) in streamed(BLOCKS, [taken.size]) for one in _hashes(row)]
            blocks = raised(kept, level - KEPT_LEVEL)
    return witness_text(frontier=frontier, level=level, blocks=blocks, at=instant_text(taken.at))
