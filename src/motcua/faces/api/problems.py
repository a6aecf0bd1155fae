"""Problems as other systems read them: problem JSON with a stable code and words to act upon.

``code`` never changes; ``detail`` and ``todo`` are for people, in Vietnamese or, where the request
asks for it, in English. ``errors`` name each place by JSON pointer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

MEDIA_TYPE = "application/problem+json"
MOST_ERRORS = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """One place of the request that cannot be used; ``part`` is body, query, path or header."""

    part: str
    pointer: str
    code: str
    detail: str
    todo: str


class Problem(Exception):
    """The request is refused; nothing was written."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        todo: str,
        *,
        errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status, self.code, self.detail, self.todo = status, code, detail, todo
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        super().__init__(code)


def answer(problem: Problem) -> HttpResponse:
    """The response that tells ``problem``."""
    told = {
        "type": f"urn:motcua:problem:{problem.code}",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "code": problem.code,
        "detail": problem.detail,
        "todo": problem.todo,
        "errors": [asdict(fault) for fault in problem.errors[:MOST_ERRORS]],
    }
    response = JsonResponse(
        told,
        status=problem.status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response


def of_place(fault: Fault, *, status: int = 422, code: str = "") -> Problem:
    """A problem with one place, whose words are those of the place."""
    return Problem(status, code or fault.code, fault.detail, fault.todo, errors=[fault])


def fields_invalid(errors: Sequence[Fault]) -> Problem:
    """Places of the request that cannot be used as they are."""
    return Problem(
        422,
        "fields_invalid",
        _("Nội dung gửi lên có chỗ chưa dùng được; chưa có gì được ghi."),
        _("Sửa từng chỗ nêu trong errors rồi gửi lại."),
        errors=errors,
    )


def pointer(*steps: str | int) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
