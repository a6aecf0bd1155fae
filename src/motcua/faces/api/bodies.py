"""Reads the body of a request strictly: its size, its kind, and JSON that means one thing.

Refused: names given twice, NaN and infinities, numbers and nesting beyond any need, anything that
is not UTF-8.
"""

import json
from typing import Any, NoReturn

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser
from ninja.types import DictStrAny

from motcua.faces.api.problems import Problem

LONGEST_NUMBER = 40


class StrictParser(Parser):
    """The API's reader of JSON bodies. Raises Problem."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """The body as plain values; whether it is the right shape is the schema's business."""
        if request.content_type != "application/json":
            raise not_accepted("application/json")
        found: DictStrAny = read_json(request.body)
        return found


def read_json(content: bytes) -> Any:
    """The value that ``content`` spells. Raises Problem (400)."""
    try:
        return json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_no_constant,
            parse_int=_short_int,
            parse_float=_short_float,
        )
    except UnicodeDecodeError as fault:
        raise _unreadable(_("byte thứ %(at)s không phải UTF-8") % {"at": fault.start}) from None
    except json.JSONDecodeError as fault:
        where = _("dòng %(line)s, cột %(column)s") % {"line": fault.lineno, "column": fault.colno}
        raise _unreadable(where) from None
    except RecursionError:
        raise _unreadable(_("lồng nhau quá sâu")) from None


def not_accepted(wanted: str) -> Problem:
    """The body is of a kind that this address does not read."""
    return Problem(
        415,
        "media_type_not_accepted",
        _("Kiểu nội dung của yêu cầu không dùng được ở địa chỉ này."),
        _("Gửi với tiêu đề Content-Type: %(wanted)s.") % {"wanted": wanted},
        headers={"Accept": wanted},
    )


def too_large() -> Problem:
    """The body is longer than any request may be."""
    limit = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // (1024 * 1024)
    return Problem(
        413,
        "body_too_large",
        _("Nội dung yêu cầu lớn hơn %(limit)s MB.") % {"limit": limit},
        _("Giảm dung lượng tệp, hoặc nộp hồ sơ rồi bổ sung tệp còn lại."),
    )


def _unreadable(where: str) -> Problem:
    return Problem(
        400,
        "body_not_json",
        _("Nội dung gửi lên không phải JSON đọc được: %(where)s.") % {"where": where},
        _("Kiểm tra lại JSON (RFC 8259, UTF-8) rồi gửi lại."),
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _unreadable(_("tên “%(name)s” xuất hiện hai lần") % {"name": name[:50]})
        found[name] = value
    return found


def _no_constant(written: str) -> NoReturn:
    raise _unreadable(_("“%(written)s” không phải số của JSON") % {"written": written})


def _short_int(written: str) -> int:
    return int(_short(written))


def _short_float(written: str) -> float:
    return float(_short(written))


def _short(written: str) -> str:
    if len(written) > LONGEST_NUMBER:
        raise _unreadable(_("có số dài quá %(most)s chữ số") % {"most": LONGEST_NUMBER})
    return written
