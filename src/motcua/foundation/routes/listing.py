"""Every address of the site as declared, with a working example for each kind of visitor."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from motcua.foundation.routes.declaring import Declaration, Visitor, declarations_of


@dataclass(frozen=True, slots=True)
class Address:
    """One method of one address; ``users`` names the account tried for each role it works for."""

    method: str
    url: str
    name: str
    roles: tuple[str, ...]
    users: Mapping[str, str]
    auth: str


def addresses(visitors: Mapping[str, tuple[tuple[str, Visitor], ...]]) -> Iterator[Address]:
    """All addresses; ``visitors`` gives (user name, visitor) by role, the best known first.

    Roles that get the same example stand in one row; a role for which the demo has nothing to show
    is left out of the rows.
    """
    for name, declaration in _declared():
        found: dict[str, dict[str, str]] = {}
        for role in visitors:
            if role in declaration.roles:
                tried = _first(name, declaration, visitors[role])
                if tried:
                    found.setdefault(tried[1], {})[role] = tried[0]
        for url, users in found.items():
            for method in declaration.methods:
                yield Address(method, url, name, tuple(users), users, declaration.auth)


def _first(
    name: str, declaration: Declaration, visitors: Iterable[tuple[str, Visitor]]
) -> tuple[str, str] | None:
    for username, visitor in visitors:
        parts = _parts(declaration, visitor)
        if parts is not None:
            url = reverse(name, kwargs=dict(parts))
            return username, f"{url}?{declaration.query}" if declaration.query else url
    return None


def _parts(declaration: Declaration, visitor: Visitor) -> Mapping[str, object] | None:
    """An example that finds nothing to name has nothing to show."""
    try:
        return declaration.example(visitor) if declaration.example else {}
    except LookupError:
        return None


def undeclared() -> list[str]:
    """Patterns that say nothing about who may use them, and patterns with parts but no example."""
    silent = []
    for where, pattern, _ in _patterns(get_resolver().url_patterns, "", ""):
        noted = declarations_of(pattern.callback)
        if not noted:
            silent.append(where)
        elif "<" in where and any(each.example is None for each in noted):
            silent.append(f"{where}: example")
    return silent


def _declared() -> Iterator[tuple[str, Declaration]]:
    for where, pattern, name in _patterns(get_resolver().url_patterns, "", ""):
        for declaration in declarations_of(pattern.callback):
            if not declaration.listed:
                continue
            if not name:
                raise NoReverseMatch(f"the address {where!r} has no name")
            yield name, declaration


def _patterns(
    found: Iterable[URLPattern | URLResolver], where: str, space: str
) -> Iterator[tuple[str, URLPattern, str]]:
    for each in found:
        here = where + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _patterns(each.url_patterns, here, inner)
        else:
            yield here, each, f"{space}{each.name}" if each.name else ""
