"""``route``: who gets in, who is led away, and what the list of addresses tells."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path

from motcua.foundation.accounts.models import User
from motcua.foundation.routes import (
    EVERYONE,
    SIGNED_IN,
    VISITOR,
    Declaration,
    Visitor,
    addresses,
    declare,
    route,
    undeclared,
)
from motcua.foundation.ui import ports

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def page(_request: HttpRequest, **_parts: object) -> HttpResponse:
    return HttpResponse("page")


def even_only(visitor: Visitor) -> Mapping[str, object] | None:
    return {"number": visitor.user_id} if (visitor.user_id or 1) % 2 == 0 else None


inner = (
    [
        route("mo", page, name="open", roles=EVERYONE),
        route("cua-toi", page, name="mine", roles=SIGNED_IN, query="thang=2026-03"),
        route("quay", page, name="desk", roles={"receiver"}, methods=("GET", "POST")),
        route("so/<int:number>", page, name="number", roles={"receiver", "clerk"},
              example=even_only),
    ],
    "inner",
)  # fmt: skip
urlpatterns = [path("trong/", include(inner)), path("im-lang", page, name="silent")]


@pytest.fixture
def roles() -> Iterator[set[str]]:
    """The roles that whoever asks holds."""
    held: set[str] = set()
    before = ports.ports()
    ports.bind(roles_of=lambda _request: frozenset(held))
    yield held
    ports.bind(roles_of=before.roles_of)


def ask(name: str, user: object, method: str = "get") -> int:
    request = getattr(RequestFactory(), method)("/")
    request.user = user
    (view,) = [pattern.callback for pattern in inner[0] if pattern.name == name]
    try:
        return int(view(request).status_code)
    except PermissionDenied:
        return 403


def test_a_stranger_is_led_to_the_sign_in(roles: set[str]) -> None:
    assert roles == set()
    nobody = AnonymousUser()
    assert [ask(name, nobody) for name in ("open", "mine", "desk")] == [200, 302, 302]


def test_only_the_roles_named_get_in(roles: set[str]) -> None:
    user = User(username="an")
    assert [ask(name, user) for name in ("open", "mine", "desk")] == [200, 200, 403]
    roles.add("clerk")
    assert ask("desk", user) == 403
    roles.add("receiver")
    assert ask("desk", user) == 200


def test_other_methods_are_refused(roles: set[str]) -> None:
    roles.add("receiver")
    user = User(username="an")
    assert [ask("desk", user, method) for method in ("post", "head", "put")] == [200, 200, 405]
    assert ask("mine", user, "post") == 405


@pytest.mark.parametrize("roles", [set(), {"boss"}])
def test_an_unknown_role_stops_start_up(roles: set[str]) -> None:
    with pytest.raises(ValueError, match="roles are some of"):
        route("x", page, name="x", roles=roles)


@override_settings(ROOT_URLCONF=__name__)
def test_the_list_has_one_row_for_each_method_and_example() -> None:
    visitors = {
        VISITOR: (("", Visitor(None, VISITOR, AT)),),
        "receiver": (("an", Visitor(1, "receiver", AT)), ("binh", Visitor(2, "receiver", AT))),
        "clerk": (("chi", Visitor(4, "clerk", AT)),),
    }
    rows = {(row.method, row.url): (row.roles, dict(row.users)) for row in addresses(visitors)}
    first = {"receiver": "an", "clerk": "chi"}
    assert rows == {
        ("GET", "/trong/mo"): ((VISITOR, "receiver", "clerk"), {VISITOR: "", **first}),
        ("GET", "/trong/cua-toi?thang=2026-03"): (("receiver", "clerk"), first),
        ("GET", "/trong/quay"): (("receiver",), {"receiver": "an"}),
        ("POST", "/trong/quay"): (("receiver",), {"receiver": "an"}),
        ("GET", "/trong/so/2"): (("receiver",), {"receiver": "binh"}),
        ("GET", "/trong/so/4"): (("clerk",), {"clerk": "chi"}),
    }


@override_settings(ROOT_URLCONF=__name__)
def test_an_address_that_says_nothing_is_found() -> None:
    assert undeclared() == ["im-lang"]


def test_a_declared_view_without_an_example_is_found() -> None:
    view = declare(lambda request, code: page(request, code=code), Declaration(EVERYONE))
    silent = [path("ho-so/<str:code>", view, name="x")]
    with override_settings(ROOT_URLCONF=type("urls", (), {"urlpatterns": silent})):
        assert undeclared() == ["ho-so/<str:code>: example"]
