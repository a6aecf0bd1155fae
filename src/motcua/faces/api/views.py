"""The operations: parse → one call → answer."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router, Status

from motcua.faces.api import intake, reading, shapes, verification
from motcua.faces.api.conditions import check_conditions
from motcua.faces.api.faults import refuse_unknown
from motcua.faces.api.tokens import BearerToken, Caller, SignedIn
from motcua.rooms.dossiers.queries import InboxQuestion

REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 412, 413, 415, 422), shapes.ProblemOut)

dossiers = Router(tags=["dossiers"], auth=[BearerToken(), SignedIn()])
papers = Router(tags=["papers"])


def caller_of(request: HttpRequest) -> Caller:
    """Who was authenticated for this request."""
    found = getattr(request, "auth", None)
    assert isinstance(found, Caller)
    return found


@dossiers.post(
    "",
    response={201: shapes.Filed, 200: shapes.Filed, **REFUSALS},
    summary="Nộp một hồ sơ",
    operation_id="file_dossier",
    url_name="dossiers",
)
def file_dossier(
    request: HttpRequest,
    response: HttpResponse,
    dossier: shapes.DossierIn,
    idempotency_key: Annotated[str | None, Header(alias="Idempotency-Key")] = None,
) -> Status[shapes.Filed]:
    """Cùng Idempotency-Key và cùng nội dung: chính hồ sơ đã nộp (200); khác nội dung: 422."""
    taken = intake.take_in(caller_of(request), dossier, idempotency_key)
    url = f"{request.path}/{taken.code}"
    response.headers["Location"] = url
    told = shapes.Filed(
        code=taken.code,
        created=taken.created,
        url=url,
        papers=[reading.kept(paper) for paper in taken.papers],
    )
    return Status(201 if taken.created else 200, told)


@dossiers.get(
    "",
    response={200: shapes.Dossiers, **REFUSALS},
    summary="Danh sách hồ sơ được giao xem",
    operation_id="list_dossiers",
    url_name="dossiers",
)
def list_dossiers(request: HttpRequest, question: Query[shapes.Question]) -> shapes.Dossiers:
    """Trang tiếp theo: gửi lại với after của trang trước; after rỗng là hết."""
    refuse_unknown(request, shapes.Question)
    wanted = InboxQuestion(
        chosen=question.filter,
        text=question.text,
        unit_code=question.unit_code,
        procedure_code=question.procedure_code,
        after=question.after,
        size=question.limit,
    )
    return reading.page(caller_of(request), wanted)


@dossiers.get(
    "/{code}",
    response={200: shapes.Dossier, 304: None, **REFUSALS},
    summary="Một hồ sơ theo mã",
    operation_id="show_dossier",
    url_name="dossier",
)
def show_dossier(request: HttpRequest, response: HttpResponse, code: str) -> Any:
    """Hồ sơ không có và hồ sơ không được xem trả lời như nhau (404)."""
    found = reading.one(caller_of(request), code)
    tag = f'"{found.code}-{found.sequence}"'
    response.headers["ETag"] = tag
    if check_conditions(request, tag):
        return found
    return Status(304, None)


@papers.post(
    "/verify",
    response={200: shapes.Genuine, **REFUSALS},
    summary="Giấy tờ PDF có nguyên vẹn như khi phát hành không",
    operation_id="verify_paper",
    url_name="verify",
)
def verify_paper(request: HttpRequest) -> shapes.Genuine:
    """200: nguyên vẹn; 422: không phải bản nguyên vẹn. Không cần mã truy cập."""
    paper = verification.genuine_paper(verification.uploaded(request))
    return shapes.Genuine(
        genuine=True,
        dossier_code=paper.dossier_code,
        form_code=paper.form_code,
        title=paper.title,
        symbol=paper.symbol,
        unit_code=paper.unit_code,
        issued_at=paper.issued_at,
    )
