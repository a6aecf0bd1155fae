"""Personal values: the chain keeps only a salted commitment, so that the value can be erased.

commitment = H(tag ‖ 32 bytes of salt ‖ canonical text of the value). In an event's data it stands
as {"commitment": hex}; the name "commitment" is reserved for this. Salt and value are kept outside
the chain under the value's path, a JSON Pointer from the root of the body (/data/applicant/name).
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.cores.ledger.canonical import canonical_text
from motcua.cores.ledger.verifier import NotCanonical

SALT_BYTES = 32
COMMITMENT = "commitment"
_TAG = b"motcua/ledger/1/commitment\0"
_DIGEST_LETTERS = 64

# Gives the 32 bytes of salt for (dossier code, sequence, path).
Salts = Callable[[str, int, str], bytes]


@dataclass(frozen=True, slots=True)
class Personal:
    """Wraps a value in an entry's data that must not stand in the chain itself."""

    value: object


@dataclass(frozen=True, slots=True)
class Sealed:
    """Stands for a personal value that is not here: erased, or withheld from this reader."""

    commitment: str


@dataclass(frozen=True, slots=True)
class Secret:
    """What is kept outside the chain for one commitment; ``value`` is canonical text."""

    path: str
    salt: bytes
    value: str


def commitment(salt: bytes, value: str) -> str:
    """The commitment to the canonical text ``value``, as 64 hexadecimal letters."""
    return hashlib.sha256(_TAG + salt + value.encode()).hexdigest()


def seeded_salts(seed: bytes) -> Salts:
    """Repeatable salts for simulated data: HMAC-SHA-256 of code, sequence and path under ``seed``.

    Never for real people: who knows the seed can test guesses after the salt was erased.
    """

    def salt(code: str, sequence: int, path: str) -> bytes:
        return hmac.digest(seed, canonical_text([code, sequence, path]).encode(), "sha256")

    return salt


def committed(
    data: Mapping[str, object], salt_of: Callable[[str], bytes]
) -> tuple[dict[str, Any], tuple[Secret, ...]]:
    """``data`` with every Personal replaced by its commitment, and what to keep outside."""
    secrets: list[Secret] = []
    return _commit(data, "/data", salt_of, secrets), tuple(secrets)


def _commit(value: Any, path: str, salt_of: Callable[[str], bytes], secrets: list[Secret]) -> Any:
    if isinstance(value, Personal):
        secret = Secret(path, salt_of(path), canonical_text(value.value))
        if len(secret.salt) != SALT_BYTES:
            raise ValueError(f"salt of {len(secret.salt)} bytes; {SALT_BYTES} are needed")
        secrets.append(secret)
        return {COMMITMENT: commitment(secret.salt, secret.value)}
    if isinstance(value, Mapping):
        if COMMITMENT in value:
            raise NotCanonical(f"{path}: the name {COMMITMENT!r} is reserved; wrap in Personal")
        return {
            name: _commit(item, _below(path, name), salt_of, secrets)
            for name, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [
            _commit(item, _below(path, index), salt_of, secrets) for index, item in enumerate(value)
        ]
    return value


def commitments(value: Any, path: str = "/data") -> Iterator[tuple[str, str]]:
    """Every commitment in an event's data: its path and its hexadecimal letters."""
    digest = _digest_of(value)
    if digest:
        yield path, digest
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from commitments(item, _below(path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from commitments(item, _below(path, index))


def revealed(value: Any, values: Mapping[str, Any], path: str = "/data") -> Any:
    """An event's data with every commitment replaced by ``values[path]``, or by Sealed."""
    digest = _digest_of(value)
    if digest:
        return values[path] if path in values else Sealed(digest)
    if isinstance(value, dict):
        return {name: revealed(item, values, _below(path, name)) for name, item in value.items()}
    if isinstance(value, list):
        return [revealed(item, values, _below(path, at)) for at, item in enumerate(value)]
    return value


def _digest_of(value: Any) -> str | None:
    digest = value.get(COMMITMENT) if isinstance(value, dict) and len(value) == 1 else None
    return digest if isinstance(digest, str) and len(digest) == _DIGEST_LETTERS else None


def _below(path: str, name: object) -> str:
    return f"{path}/{str(name).replace('~', '~0').replace('/', '~1')}"
