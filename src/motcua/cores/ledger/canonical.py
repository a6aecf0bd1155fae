"""Writes a value in its one spelling, so that equal values always give equal hashes.

RFC 8785 with three restrictions: numbers are integers within ±(2^53-1), text is in Unicode NFC,
names are unique text. Everything else is refused rather than adapted.
"""

from collections.abc import Mapping
from typing import Any

from motcua.cores.ledger.verifier import NotCanonical, read_canonical, spelled


def canonical_text(value: object) -> str:
    """``value`` as canonical JSON. Raises NotCanonical for fractions, dates, text not in NFC …"""
    try:
        text = spelled(_plain(value))
    except (RecursionError, ValueError) as fault:
        raise NotCanonical(str(fault)) from None
    read_canonical(text)
    return text


def _plain(value: object) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        if not all(isinstance(name, str) for name in value):
            raise NotCanonical("an object has a name that is not text")
        return {name: _plain(item) for name, item in value.items()}
    raise NotCanonical(f"a {type(value).__name__} has no place in the ledger")
