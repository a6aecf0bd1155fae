"""The ledger: every act a link in a dossier's hash chain, all links in one Merkle log.

The format never changes; docs/ledger-format.md describes it and is read by a test. ``verifier`` is
the file that outsiders run alone.
"""

from motcua.cores.ledger.canonical import canonical_text
from motcua.cores.ledger.chain import Entry, EntryMalformed, Head, Row, instant_text, rows_for
from motcua.cores.ledger.personal import Personal, Salts, Sealed, Secret, revealed, seeded_salts
from motcua.cores.ledger.verifier import NotCanonical

__all__ = [
    "Entry",
    "EntryMalformed",
    "Head",
    "NotCanonical",
    "Personal",
    "Row",
    "Salts",
    "Sealed",
    "Secret",
    "canonical_text",
    "instant_text",
    "revealed",
    "rows_for",
    "seeded_salts",
]
