"""Whether an uploaded PDF is, bit by bit, a paper that this office issued. Open to everybody."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.faces.api.bodies import not_accepted, too_large
from motcua.faces.api.problems import Problem
from motcua.rooms.documents import operations as documents
from motcua.rooms.documents import queries as papers

MOST_BYTES = documents.USUAL.size_bytes
MULTIPART = "multipart/form-data"
# Some programs send a bare body under their own default.
_AS_IS = frozenset(
    {"application/pdf", "application/octet-stream", "application/x-www-form-urlencoded", ""}
)


def uploaded(request: HttpRequest) -> bytes:
    """The file of the request, as its body or as its one form file. Raises Problem."""
    if _length(request) > MOST_BYTES + 64 * 1024:
        raise too_large()
    if request.content_type == MULTIPART:
        content = _form_file(request)
    elif request.content_type in _AS_IS:
        content = request.body
    else:
        raise not_accepted("application/pdf")
    if not content:
        raise Problem(
            400,
            "body_missing",
            _("Yêu cầu không có nội dung."),
            _("Gửi tệp PDF cần kiểm tra trong thân yêu cầu."),
        )
    if len(content) > MOST_BYTES:
        raise too_large()
    return content


def _form_file(request: HttpRequest) -> bytes:
    files = [request.FILES[name] for name in request.FILES]
    if len(files) != 1 or isinstance(files[0], list):
        raise Problem(
            400,
            "one_file_wanted",
            _("Cần đúng một tệp trong biểu mẫu."),
            _("Gửi một tệp PDF, hoặc gửi thẳng tệp trong thân yêu cầu."),
        )
    content: bytes = files[0].read()
    return content


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def genuine_paper(content: bytes) -> papers.PaperEntry:
    """The paper of which ``content`` is the unchanged PDF. Raises Problem (422)."""
    found = papers.genuine(content) if content.startswith(b"%PDF-") else None
    if found is None:
        raise Problem(
            422,
            "not_genuine",
            _("Tệp này không phải bản nguyên vẹn của giấy tờ do hệ thống phát hành."),
            _("Kiểm tra đúng tệp đã nhận, chưa in lại, chưa sửa; hoặc hỏi nơi phát hành."),
        )
    return found
