"""Addresses that say who may use them: declared once beside the view, enforced, and listed.

A face writes ``route(…)`` where it would write ``path(…)``. The declaration guards the page, is
what `motcua routes` lists, and gives the tests every address × role. What a person sees on the page
is still decided by ``access`` of the room; this only says whose page it is.
"""

from motcua.foundation.routes.declaring import (
    EVERYONE,
    ROLES,
    SIGNED_IN,
    VISITOR,
    Declaration,
    Example,
    Visitor,
    declarations_of,
    declare,
    route,
)
from motcua.foundation.routes.listing import Address, addresses, undeclared

__all__ = [
    "EVERYONE",
    "ROLES",
    "SIGNED_IN",
    "VISITOR",
    "Address",
    "Declaration",
    "Example",
    "Visitor",
    "addresses",
    "declarations_of",
    "declare",
    "route",
    "undeclared",
]
