"""Masthead, navigation, choices and refusals: each person sees their own, nobody a bare code."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.urls import include, path

from motcua.foundation.ui import navigation, ports, urls, views
from motcua.foundation.ui.language import ChosenLanguageMiddleware
from motcua.foundation.ui.navigation import Entry
from motcua.foundation.ui.ports import Office
from motcua.foundation.ui.security import POLICY, ContentSecurityPolicyMiddleware

pytestmark = pytest.mark.urls(__name__)


def nothing(request: HttpRequest) -> HttpResponse:
    """A page with an address and no more."""
    del request
    return HttpResponse()


urlpatterns = [
    path("", include("motcua.foundation.ui.urls")),
    path("", nothing, name="front"),
    path("hop-viec", nothing, name="inbox"),
    path("hop-viec/ho-so", nothing, name="dossier"),
    path("bang", nothing, name="board"),
]
handler404 = "motcua.foundation.ui.views.not_found"


def test_a_person_sees_the_pages_of_their_roles_in_order() -> None:
    navigation.register(
        Entry("Bảng", "board", frozenset({"leader"}), order=2),
        Entry("Hộp việc", "inbox", frozenset({"receiver", "clerk"}), order=1),
        Entry("Trang đầu", "front", order=3),
        Entry("Chưa mở", "no-such-page", order=0),
    )
    assert [link.label for link in navigation.links_for({"clerk"}, "/")] == [
        "Hộp việc",
        "Trang đầu",
    ]
    assert [link.label for link in navigation.links_for((), "/")] == ["Trang đầu"]


def test_the_page_one_is_in_is_current_even_further_down() -> None:
    navigation.register(Entry("Đầu", "front"), Entry("Việc", "inbox"), Entry("Bảng", "board"))
    current = [link.label for link in navigation.links_for((), "/hop-viec/ho-so") if link.current]
    assert current == ["Việc"]
    assert [x.label for x in navigation.links_for((), "/hop-viec-khac") if x.current] == []


def test_a_simulated_office_says_so_and_a_neutral_one_names_no_province(client: Client) -> None:
    ports.bind(office=lambda: Office("Tỉnh Thử", simulated=True))
    page = client.get("/mau-giao-dien/ho-so").content.decode()
    assert "Dữ liệu mô phỏng" in page
    assert "Tỉnh Thử" in page
    ports.bind(office=Office)
    page = client.get("/mau-giao-dien/ho-so").content.decode()
    assert "Dữ liệu mô phỏng" not in page
    assert "Dịch vụ hành chính công" in page


@pytest.mark.parametrize(
    ("what", "value", "cookie"),
    [
        ("giao-dien", "dark", "theme"),
        ("mat-do", "compact", "density"),
        ("phim-tat", "off", "keys"),
        ("ngon-ngu", "en", "django_language"),
    ],
)
def test_a_choice_is_remembered_and_leads_back(
    client: Client, what: str, value: str, cookie: str
) -> None:
    response = client.post(f"/lua-chon/{what}", {"value": value, "here": "/mau-giao-dien?a=1"})
    assert (response.status_code, response.headers["Location"]) == (302, "/mau-giao-dien?a=1")
    assert response.cookies[cookie].value == value


@pytest.mark.parametrize("here", ["https://example.com/", "//example.com", "javascript:alert(1)"])
def test_a_choice_never_leads_to_another_house(client: Client, here: str) -> None:
    response = client.post("/lua-chon/giao-dien", {"value": "dark", "here": here})
    assert response.headers["Location"] == "/"


def test_an_unknown_choice_is_refused_in_words(client: Client) -> None:
    response = client.post("/lua-chon/giao-dien", {"value": "x onload=y"})
    assert response.status_code == 400
    assert "Yêu cầu chưa đọc được" in response.content.decode()
    response = client.post("/lua-chon/khac", {"value": "dark"})
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()


def test_pages_are_vietnamese_whatever_the_browser_prefers() -> None:
    def say(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.LANGUAGE_CODE)

    middleware = ChosenLanguageMiddleware(say)
    request = RequestFactory().get("/", headers={"Accept-Language": "en-US,en"})
    assert middleware(request).content == b"vi"
    request.COOKIES["django_language"] = "en"
    response = middleware(request)
    assert (response.content, response.headers["Content-Language"]) == (b"en", "en")
    request.COOKIES["django_language"] = "xx"
    assert middleware(request).content == b"vi"


def test_every_answer_carries_the_policy_and_the_policy_has_no_hole() -> None:
    middleware = ContentSecurityPolicyMiddleware(nothing)
    assert middleware(RequestFactory().get("/")).headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert "default-src 'self'" in POLICY
    for rule in ("object-src", "base-uri", "frame-ancestors"):
        assert f"{rule} 'none'" in POLICY


@pytest.mark.parametrize("status", [400, 403, 404, 409, 412])
def test_a_refusal_says_what_is_so_and_the_way_on(status: int) -> None:
    response = views.refusal(RequestFactory().get("/"), status)
    page = response.content.decode()
    assert response.status_code == status
    assert str(status) not in page.split("<main", 1)[1].split("</main", 1)[0]
    assert "Về trang đầu" in page


def test_a_refusal_takes_the_words_of_who_refuses() -> None:
    request = RequestFactory().get("/")
    page = views.refusal(request, 409, what="Bà Hưởng vừa ký hồ sơ này.").content.decode()
    assert "Bà Hưởng vừa ký hồ sơ này." in page


def test_the_page_of_a_broken_server_needs_nothing_that_may_be_broken() -> None:
    for name in ("500.html", "403_csrf.html"):
        page = get_template(name).render({})
        assert "Về trang đầu" in page
        assert "Một Cửa" in page


def test_no_address_of_the_look_is_entered_twice() -> None:
    routes = [str(one.pattern) for one in urls.urlpatterns]
    assert len(routes) == len(set(routes))
