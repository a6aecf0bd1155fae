"""Events as plain data for the ledger, and back.

Instants become UTC text ending in ``Z`` (microseconds kept only when there are any), enumerations
their values, tuples lists. ``Sealed`` values stay objects on the way out, so that the ledger can
commit to them; coming back they are ``Committed``.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from motcua.cores.casework.events import KIND_OF, KINDS, Event
from motcua.cores.casework.sealed import NOTHING, Committed, Private, Sealed

Decoder = Callable[[Any], Any]


def instant_text(value: datetime) -> str:
    """``2026-11-22T02:30:00Z``."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def to_data(event: Event) -> tuple[str, dict[str, Any]]:
    """The event's kind and its data; personal values are still ``Private``/``Committed``."""
    return KIND_OF[type(event)], {
        field.name: _plain(getattr(event, field.name)) for field in fields(event)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, (Private, Committed)) or value is None:
        return value
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def from_data(kind: str, data: Mapping[str, Any]) -> Event:
    """The event back from the ledger. Raises KeyError for a kind or field it does not know."""
    event: Event = _dataclass_decoder(KINDS[kind])(data)
    return event


@cache
def _decoders(of: Any) -> dict[str, Decoder]:
    return {name: _decoder(hint) for name, hint in get_type_hints(of).items()}


def _decoder(hint: Any) -> Decoder:
    if get_origin(hint) in {Union, UnionType}:
        return _union_decoder(get_args(hint))
    if get_origin(hint) is tuple:
        item = _decoder(get_args(hint)[0])
        return lambda value: tuple(item(each) for each in value)
    if hint is datetime:
        return datetime.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if is_dataclass(hint):
        return _dataclass_decoder(hint)
    return lambda value: value


def _dataclass_decoder(of: Any) -> Decoder:
    def decode(value: Mapping[str, Any]) -> Any:
        decoders = _decoders(of)
        return of(**{name: decoders[name](each) for name, each in value.items()})

    return decode


def _sealed(value: Any) -> Sealed:
    """From the ledger: a commitment, the value put back in its place, or nothing."""
    if not value:
        return NOTHING
    if isinstance(value, str):
        return Private(value)
    return Committed(value["commitment"] if isinstance(value, Mapping) else value.commitment)


def _union_decoder(options: tuple[Any, ...]) -> Decoder:
    if Private in options:
        return _sealed
    real = [option for option in options if option is not NoneType]
    inner = _decoder(real[0]) if len(real) == 1 else (lambda value: value)
    return lambda value: None if value is None else inner(value)
