"""What a person may choose about the look; each choice is a cookie that holds one known word."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Choice:
    """A cookie and the words it may hold; the first is what holds without it."""

    cookie: str
    values: tuple[str, ...]

    def of(self, request: HttpRequest) -> str:
        """The chosen word; an unknown one counts as none."""
        chosen = request.COOKIES.get(self.cookie, "")
        return chosen if chosen in self.values else self.values[0]

    def remember(self, response: HttpResponse, value: str) -> None:
        """Keeps ``value`` for a year."""
        response.set_cookie(
            self.cookie,
            value,
            max_age=_A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=bool(settings.SESSION_COOKIE_SECURE),
        )


THEME = Choice("theme", ("auto", "light", "dark"))
DENSITY = Choice("density", ("auto", "comfortable", "compact"))
# Single-letter keys can be switched off, as WCAG 2.1.4 asks: speech input would press them.
KEYS = Choice("keys", ("on", "off"))
LANGUAGE = Choice(settings.LANGUAGE_COOKIE_NAME, tuple(code for code, _ in settings.LANGUAGES))
