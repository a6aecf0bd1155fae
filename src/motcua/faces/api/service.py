"""The API as a whole: its operations, its refusals, its published schema."""

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DataError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import JSONRenderer

from motcua.cores.casework.refusals import Refusal
from motcua.faces.api import refusals
from motcua.faces.api.bodies import StrictParser, too_large
from motcua.faces.api.faults import problem_of
from motcua.faces.api.problems import Problem, answer
from motcua.faces.api.tokens import unauthenticated
from motcua.faces.api.views import dossiers, papers
from motcua.rooms.documents.operations import TextNotPrintable
from motcua.rooms.people.operations import PeopleRefusal

log = logging.getLogger("motcua.api")


class Readable(JSONRenderer):
    """Vietnamese as it is written, not as escapes."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


api = NinjaAPI(
    title="Một Cửa",
    version="1",
    description="Nộp và theo dõi hồ sơ từ hệ thống khác; kiểm tra giấy tờ.",
    parser=StrictParser(),
    renderer=Readable(),
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
)
api.add_router("/dossiers", dossiers)
api.add_router("", papers)

View = Callable[..., HttpResponse]
Teller = Callable[[Any], Problem]


def _bad_request(fault: HttpError) -> Problem:
    cause = fault.__cause__
    if isinstance(cause, Problem):
        return cause
    return _malformed(fault)


def _malformed(fault: Exception) -> Problem:
    del fault
    return Problem(
        400,
        "request_malformed",
        _("Yêu cầu không đọc được."),
        _("Kiểm tra lại cách gửi rồi gửi lại."),
    )


def _unavailable(fault: Exception) -> Problem:
    log.error("database away", exc_info=fault)
    return Problem(
        503,
        "database_unavailable",
        _("Cơ sở dữ liệu tạm thời không trả lời; chưa rõ yêu cầu đã được ghi hay chưa."),
        _("Gửi lại sau ít giây với cùng Idempotency-Key."),
        headers={"Retry-After": "5"},
    )


def _own_fault(fault: Exception) -> Problem:
    log.error("unexpected", exc_info=fault)
    return Problem(
        500,
        "internal_fault",
        _("Hệ thống có lỗi khi xử lý yêu cầu; chưa có gì được ghi."),
        _("Gửi lại sau; nếu còn lỗi, báo cho quản trị kỹ thuật kèm thời điểm gửi."),
    )


TELLERS: dict[type[Exception], Teller] = {
    Problem: lambda problem: problem,
    ValidationError: lambda fault: problem_of(fault.errors),
    AuthenticationError: lambda _fault: unauthenticated(),
    HttpError: _bad_request,
    Refusal: refusals.of_casework,
    PeopleRefusal: refusals.of_people,
    TextNotPrintable: refusals.not_printable,
    DataError: lambda _fault: refusals.not_storable(),
    OperationalError: _unavailable,
    RequestDataTooBig: lambda _fault: too_large(),
    UnreadablePostError: _malformed,
    MultiPartParserError: _malformed,
    Exception: _own_fault,
}


def _handler(teller: Teller) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, fault: answer(teller(fault))


for kind, teller in TELLERS.items():
    api.add_exception_handler(kind, _handler(teller))


def in_its_language(view: View) -> View:
    """Answers in the language of the request, by default Vietnamese; refusals of method too."""

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            response = view(request, *args, **kwargs)
            if response.status_code == 405:
                response = _wrong_method(response)
        response.headers["Content-Language"] = language
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["Accept-Language"])
        return response

    return spoken


def language_of(request: HttpRequest) -> str:
    """``en`` where the request prefers it to Vietnamese."""
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        for known in ("vi", "en"):
            if wanted == known or wanted.startswith(f"{known}-"):
                return known
    return "vi"


def _wrong_method(refused: HttpResponse) -> HttpResponse:
    return answer(
        Problem(
            405,
            "method_not_allowed",
            _("Địa chỉ này không nhận phương thức đó."),
            _("Dùng phương thức nêu trong tiêu đề Allow."),
            headers={"Allow": refused.headers.get("Allow", "")},
        )
    )


def unknown_address(request: HttpRequest) -> HttpResponse:
    """Any other address below the API."""
    del request
    return answer(
        Problem(
            404,
            "address_unknown",
            _("Giao diện không có địa chỉ này."),
            _("Các địa chỉ có trong /api/openapi.json."),
        )
    )
