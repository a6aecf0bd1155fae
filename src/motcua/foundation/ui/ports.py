"""What every page asks of the rooms without knowing them: whose office, and which roles.

Wiring binds both once at start-up. Until then pages speak for no province and know no roles.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import HttpRequest


@dataclass(frozen=True)
class Office:
    """The province that the pages speak for; ``simulated`` puts the notice on every page."""

    name: str = ""
    simulated: bool = False


def _no_office() -> Office:
    return Office()


def _no_roles(request: HttpRequest) -> frozenset[str]:
    del request
    return frozenset()


@dataclass(frozen=True)
class Ports:
    """The two questions."""

    office: Callable[[], Office] = _no_office
    roles_of: Callable[[HttpRequest], frozenset[str]] = _no_roles


_bound = [Ports()]


def bind(
    *,
    office: Callable[[], Office] | None = None,
    roles_of: Callable[[HttpRequest], frozenset[str]] | None = None,
) -> None:
    """Answers the questions from now on; what is left out keeps its present answer."""
    ports = _bound[0]
    if office is not None:
        ports = replace(ports, office=office)
    if roles_of is not None:
        ports = replace(ports, roles_of=roles_of)
    _bound[0] = ports


def ports() -> Ports:
    """The answers bound at this moment."""
    return _bound[0]
