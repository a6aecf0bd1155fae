"""What the page shell shows on every page: office, navigation, person, and chosen look.

Everything is asked only when the shell is drawn, so a fragment costs no question.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from motcua.foundation.ui import choices, navigation
from motcua.foundation.ui.components import Link
from motcua.foundation.ui.ports import Office, ports


@dataclass(frozen=True)
class Shell:
    """One page's surroundings."""

    office: Office
    links: tuple[Link, ...]
    person: str
    signed_in: bool
    sign_in_url: str
    sign_out_url: str
    language: str
    theme: str
    density: str
    keys: str
    here: str


def shell(request: HttpRequest) -> dict[str, object]:
    """The context processor: ``shell``, worked out on first use."""
    return {"shell": SimpleLazyObject(lambda: shell_of(request))}


def shell_of(request: HttpRequest) -> Shell:
    """The surroundings of the page that answers ``request``."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    bound = ports()
    return Shell(
        office=bound.office(),
        links=navigation.links_for(bound.roles_of(request), request.path),
        person=str(getattr(user, "display_name", "") or user) if signed_in else "",
        signed_in=signed_in,
        sign_in_url=settings.LOGIN_URL,
        sign_out_url=_address("sign-out"),
        language=get_language() or settings.LANGUAGE_CODE,
        theme=choices.THEME.of(request),
        density=choices.DENSITY.of(request),
        keys=choices.KEYS.of(request),
        here=request.get_full_path(),
    )


def _address(url_name: str) -> str:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
