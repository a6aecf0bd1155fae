"""Choices about the look, and the words in which the product refuses.

A refusal says what is so, why it may be, and where to go on; never a code alone.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.foundation.ui import choices
from motcua.foundation.ui.components import Link

CHOICES = {
    "giao-dien": choices.THEME,
    "mat-do": choices.DENSITY,
    "ngon-ngu": choices.LANGUAGE,
    "phim-tat": choices.KEYS,
}


@require_POST
def choose(request: HttpRequest, what: str) -> HttpResponse:
    """Remembers one choice and returns to the page it was made on."""
    choice = CHOICES[what]
    value = request.POST.get("value", "")
    if value not in choice.values:
        return refusal(request, 400)
    here = request.POST.get("here", "")
    safe = url_has_allowed_host_and_scheme(here, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(here if safe else "/")
    choice.remember(response, value)
    return response


@dataclass(frozen=True)
class Refusal:
    """What happened, what it means, and the way on."""

    title: str
    what: str
    todo: str
    link: Link | None = None


def refusal(
    request: HttpRequest,
    status: int,
    *,
    what: str = "",
    todo: str = "",
    link: Link | None = None,
) -> HttpResponse:
    """A page that refuses with ``status`` (400, 403, 404, 409, 412); own words replace ours."""
    ours = _words(status)
    page = Refusal(ours.title, what or ours.what, todo or ours.todo, link or ours.link)
    return render(request, "ui/refusal.html", {"page": page}, status=status)


def _words(status: int) -> Refusal:
    home = Link(_("Về trang đầu"), "/", "button")
    words = {
        400: Refusal(
            _("Yêu cầu chưa đọc được"),
            _("Địa chỉ hoặc nội dung gửi lên thiếu phần cần có nên chưa được xử lý."),
            _("Xin quay lại trang trước và gửi lại. Chưa có gì được ghi."),
            home,
        ),
        403: Refusal(
            _("Ông/Bà chưa được giao quyền xem trang này"),
            _("Trang chỉ mở cho người có nhiệm vụ với hồ sơ hoặc số liệu ở đây."),
            _("Nếu công việc cần đến, xin đề nghị quản trị nghiệp vụ của đơn vị giao quyền."),
            home,
        ),
        404: Refusal(
            _("Không có trang này"),
            _("Địa chỉ gõ chưa đúng, hoặc trang đã chuyển đi nơi khác."),
            _("Xin kiểm tra lại địa chỉ, hoặc tìm hồ sơ bằng mã trên giấy tiếp nhận."),
            home,
        ),
        409: Refusal(
            _("Nội dung đã thay đổi trong lúc Ông/Bà làm việc"),
            _("Một người khác vừa cập nhật hồ sơ này, nên lần gửi vừa rồi chưa được ghi."),
            _("Xin mở lại trang để xem nội dung mới rồi thực hiện tiếp."),
            home,
        ),
        412: Refusal(
            _("Bước này chưa thực hiện được"),
            _("Hồ sơ chưa đủ điều kiện cho bước vừa chọn."),
            _("Xin hoàn thành bước trước; trang hồ sơ nêu rõ còn thiếu gì."),
            home,
        ),
    }
    return words[status]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400."""
    del exception
    return refusal(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403; the message of PermissionDenied, where there is one, takes the place of ours."""
    return refusal(request, 403, what=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404; it never repeats what was looked for."""
    del exception
    return refusal(request, 404)
