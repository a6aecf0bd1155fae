"""Signed data, XML or JSON: well formed, within depth, and without definitions of its own."""

import json
from xml.parsers import expat

DEEPEST = 100
# Pages and drawings are programs to a browser, whatever their ending says.
_ACTIVE = frozenset({"html", "svg", "script"})


class NotWellFormed(ValueError):
    """The data cannot be read, nest too deep, or define entities."""


class ActiveContent(ValueError):
    """A web page or a drawing that can carry a program."""


def check_xml(content: bytes) -> None:
    """Raises NotWellFormed or ActiveContent; nothing outside the file is ever fetched."""
    reader = expat.ParserCreate()
    depth = 0

    def opened(name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if name.rsplit(":", 1)[-1].lower() in _ACTIVE:
            raise ActiveContent
        if depth > DEEPEST:
            raise NotWellFormed

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    reader.StartElementHandler, reader.EndElementHandler = opened, closed
    reader.StartDoctypeDeclHandler = _refuse_definitions
    try:
        reader.Parse(content, True)
    except expat.ExpatError as fault:
        raise NotWellFormed from fault


def _refuse_definitions(*_named: object) -> None:
    """Entities can grow without bound and name files elsewhere: no document type is taken."""
    raise NotWellFormed


def check_json(content: bytes) -> None:
    """Raises NotWellFormed."""
    try:
        json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise NotWellFormed from fault
