"""Personal values inside events: open when an act happens, a commitment in the ledger."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Private:
    """A personal or free-text value in the clear, on its way to being sealed."""

    value: str


@dataclass(frozen=True, slots=True)
class Committed:
    """The same value as the ledger keeps it: a salted commitment in hex, nothing to read."""

    commitment: str


Sealed = Private | Committed
NOTHING = Private("")
