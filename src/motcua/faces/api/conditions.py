"""Conditional requests (RFC 9110): unchanged since, or still the one that was seen."""

from django.http import HttpRequest
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from motcua.faces.api.problems import Problem


def check_conditions(request: HttpRequest, tag: str) -> bool:
    """Whether the whole answer is wanted; False: the caller has it already (304).

    Raises Problem (412) where ``If-Match`` names another state.
    """
    wanted = parse_etags(request.headers.get("If-Match", ""))
    if wanted and "*" not in wanted and tag not in wanted:
        raise Problem(
            412,
            "changed_meanwhile",
            _("Hồ sơ đã thay đổi so với bản đã xem."),
            _("Đọc lại hồ sơ, dùng ETag mới."),
        )
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return not ("*" in known or tag in known)
