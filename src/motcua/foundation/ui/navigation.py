"""The main navigation: each face enters its own pages, a person sees those of their roles.

Entries only lead; what a person may do is decided where the page fetches its things.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from motcua.foundation.ui.components import Link


@dataclass(frozen=True)
class Entry:
    """One page of the main navigation; no ``roles`` means everyone, signed in or not."""

    label: str | Promise
    url_name: str
    roles: frozenset[str] = frozenset()
    order: int = 50


_entries: dict[str, Entry] = {}


def register(*entries: Entry) -> None:
    """Adds pages; a page entered twice stands once, as it was entered last."""
    _entries.update({entry.url_name: entry for entry in entries})


def links_for(roles: Iterable[str], path: str) -> tuple[Link, ...]:
    """The pages open to ``roles``, in order; the one that ``path`` lies in is current."""
    held = frozenset(roles)
    seen = [entry for entry in _entries.values() if not entry.roles or entry.roles & held]
    placed = [
        (entry, href)
        for entry in sorted(seen, key=lambda entry: (entry.order, entry.url_name))
        if (href := _address(entry.url_name))
    ]
    here = max((href for _, href in placed if _lies_in(path, href)), key=len, default="")
    return tuple(Link(str(entry.label), href, current=href == here) for entry, href in placed)


def _address(url_name: str) -> str:
    """The address, or nothing where the face that owns the page is not served."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _lies_in(path: str, href: str) -> bool:
    return path == href or path.startswith(href.rstrip("/") + "/") if href != "/" else path == "/"
