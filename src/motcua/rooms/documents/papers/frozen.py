"""A paper's content as plain JSON and back, so that what it says outlives the code that said it.

Instants keep Vietnam's offset, days are ISO, tuples are lists. Texts are made NFC. Fields that a
later release adds must have a default: old papers are read with it.
"""

import dataclasses
import types
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from motcua.foundation.text import nfc
from motcua.foundation.text.moments import VIETNAM

T = TypeVar("T")


def freeze(value: object) -> Any:
    """``value`` (dataclass, tuple, text, number, instant, day) as JSON. Raises TypeError."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {part.name: freeze(getattr(value, part.name)) for part in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [freeze(part) for part in value]
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, datetime):
        return _aware(value).astimezone(VIETNAM).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"a paper cannot keep {type(value).__name__}")


def thaw(kind: type[T], data: Any) -> T:
    """The dataclass ``kind`` that ``freeze`` wrote as ``data``."""
    plain: Any = kind  # type[T] is not Hashable to the checker, any class is
    hints = _hints(plain)
    return kind(**{name: _thawed(hints[name], part) for name, part in data.items()})


def _thawed(hint: Any, data: Any) -> Any:
    if data is None or hint in (str, int, bool) or get_origin(hint) is Literal:
        return data
    if get_origin(hint) in (Union, types.UnionType):
        return _thawed(next(arm for arm in get_args(hint) if arm is not type(None)), data)
    if get_origin(hint) is tuple:
        return tuple(_thawed(get_args(hint)[0], part) for part in data)
    if hint is datetime:
        return datetime.fromisoformat(data)
    if hint is date:
        return date.fromisoformat(data)
    return thaw(hint, data)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise TypeError(f"{at!r} has no offset")
    return at
