"""One address with its methods, its roles and a working example; the roles are enforced here."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from motcua.foundation.ui.ports import ports

# Not signed in.
VISITOR = "visitor"
# The roles agreed by the house; rooms/people gives them their words.
ROLES = (
    "receiver",
    "case_officer",
    "head_of_unit",
    "clerk",
    "finance",
    "reform_office",
    "leader",
    "inspector",
    "supervisor",
    "business_admin",
    "technical_admin",
    "citizen",
)
SIGNED_IN = frozenset(ROLES)
EVERYONE = SIGNED_IN | {VISITOR}

View = Callable[..., HttpResponseBase]
_DECLARED = "motcua_declarations"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever the example is for: an account in one of its roles, or nobody (``user_id`` None)."""

    user_id: int | None
    role: str
    at: datetime


# Gives the parts of the address for a visitor, or None where the demo has nothing to show them.
Example = Callable[[Visitor], Mapping[str, object] | None]


@dataclass(frozen=True, slots=True)
class Declaration:
    """Who may use a view by which methods. ``query`` is added to the example, without "?".

    ``auth`` is how somebody shows who they are: by a session or by a bearer token. What is not
    ``listed`` is no address of its own (the API's answer to unknown ones).
    """

    roles: frozenset[str]
    methods: tuple[str, ...] = ("GET",)
    example: Example | None = None
    query: str = ""
    auth: str = "session"
    listed: bool = True

    def __post_init__(self) -> None:
        unknown = self.roles - EVERYONE
        if unknown or not self.roles:
            raise ValueError(f"roles are some of {sorted(EVERYONE)}: {sorted(unknown)}")


def route(
    pattern: str,
    view: View,
    *,
    name: str,
    roles: Collection[str],
    methods: tuple[str, ...] = ("GET",),
    example: Example | None = None,
    query: str = "",
) -> URLPattern:
    """As ``path``; other methods get 405, strangers the sign-in page, other roles 403.

    ``roles`` is EVERYONE, SIGNED_IN or a set of role codes. ``example`` is owed by an address with
    parts (``<…>``).
    """
    declaration = Declaration(frozenset(roles), methods, example, query)
    guarded = require_http_methods([*methods, *(["HEAD"] if "GET" in methods else [])])(
        _guarded(view, declaration.roles)
    )
    return path(pattern, declare(guarded, declaration), name=name)


def declare(view: View, *declarations: Declaration) -> View:
    """Notes on a view that guards itself (the API, say) who may use it."""
    setattr(view, _DECLARED, declarations)
    return view


def declarations_of(view: View) -> tuple[Declaration, ...]:
    """What was noted; empty where nothing was."""
    found: tuple[Declaration, ...] = getattr(view, _DECLARED, ())
    return found


def _guarded(view: View, roles: frozenset[str]) -> View:
    if roles == EVERYONE:
        return view

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            if VISITOR in roles:
                return view(request, *args, **kwargs)
            return redirect_to_login(request.get_full_path())
        if roles != SIGNED_IN and not roles & ports().roles_of(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
