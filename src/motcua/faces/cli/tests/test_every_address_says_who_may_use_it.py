"""Every address of the site names its roles, and has an example where it has parts."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from motcua.foundation.routes import EVERYONE, Visitor, addresses, route, undeclared


def test_no_address_is_silent() -> None:
    assert undeclared() == []


def test_a_silent_address_would_be_found() -> None:
    patterns = [path("im-lang", lambda _request: HttpResponse(), name="silent")]
    with override_settings(ROOT_URLCONF=type("urls", (), {"urlpatterns": patterns})):
        assert undeclared() == ["im-lang"]


@pytest.fixture
def nothing_to_show() -> Iterator[None]:
    """A site whose only page has nothing to show to anybody."""

    def missing(visitor: Visitor) -> dict[str, object]:
        raise LookupError(visitor.role)

    view = lambda _request, code: HttpResponse(code)  # noqa: E731  a view in one line
    patterns = [route("x/<str:code>", view, name="x", roles=EVERYONE, example=missing)]
    with override_settings(ROOT_URLCONF=type("urls", (), {"urlpatterns": patterns})):
        yield


@pytest.mark.usefixtures("nothing_to_show")
def test_a_page_with_nothing_to_show_is_left_out() -> None:
    from datetime import UTC, datetime

    visitor = Visitor(1, "receiver", datetime(2026, 3, 2, tzinfo=UTC))
    assert list(addresses({"receiver": (("an", visitor),)})) == []
