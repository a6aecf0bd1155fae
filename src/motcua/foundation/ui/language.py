"""The language of a page: Vietnamese, unless the person chose another.

Django's own middleware follows the browser's list of languages, and then an office computer that
was set up in English would greet its officers in English.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from motcua.foundation.ui.choices import LANGUAGE


class ChosenLanguageMiddleware:
    """Stands where LocaleMiddleware would stand."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers in the chosen language and says so in the header."""
        language = LANGUAGE.of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
