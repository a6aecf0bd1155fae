"""Turns what the schema refuses into places with words: which field, what is wrong, what to do."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema

from motcua.faces.api.problems import Fault, Problem, fields_invalid, pointer

_PARTS = ("body", "query", "path", "header")
Words = tuple[str, str]
Sentence = Callable[[Mapping[str, Any]], Words]


def problem_of(errors: Sequence[Mapping[str, Any]]) -> Problem:
    """The refusal of a request whose shape is wrong; 400 when there is nothing to read at all."""
    faults = [_fault(error) for error in errors]
    if any(
        fault.part == "body" and not fault.pointer and fault.code == "missing" for fault in faults
    ):
        return Problem(
            400,
            "body_missing",
            _("Yêu cầu không có nội dung."),
            _("Gửi hồ sơ dạng JSON kèm Content-Length; mẫu có trong /api/openapi.json."),
        )
    return fields_invalid(faults)


def refuse_unknown(request: HttpRequest, shape: type[Schema]) -> None:
    """Refuses names in the query that ``shape`` does not have: a slip there would go unseen."""
    unknown = sorted(set(request.GET) - set(shape.model_fields))
    if unknown:
        errors = [{"loc": ("query", name), "type": "extra_forbidden"} for name in unknown]
        raise problem_of(errors)


def _is_whole_body(fault: Fault) -> bool:
    return fault.part == "body" and not fault.pointer and fault.code == "missing"


def _fault(error: Mapping[str, Any]) -> Fault:
    part, *steps = error["loc"]
    if part == "body" and steps:
        steps = steps[1:]  # the name of the view's own argument
    code = str(error["type"])
    detail, todo = _words(code, error.get("ctx") or {})
    return Fault(
        part=part if part in _PARTS else "body",
        pointer=pointer(*steps),
        code=code,
        detail=detail,
        todo=todo,
    )


def _words(code: str, facts: Mapping[str, Any]) -> Words:
    known = _SENTENCES.get(code) or _SENTENCES.get(code.partition("_")[0])
    return known(facts) if known else _unusable(facts)


def _unusable(facts: Mapping[str, Any]) -> Words:
    del facts
    return _("Giá trị không dùng được."), _("Ghi giá trị đúng như /api/openapi.json mô tả.")


def _type(name: Callable[[], str]) -> Sentence:
    def sentence(facts: Mapping[str, Any]) -> Words:
        del facts
        return (
            _("Sai kiểu dữ liệu: cần %(type)s.") % {"type": name()},
            _("Ghi lại đúng kiểu, không để trong dấu ngoặc của kiểu khác."),
        )

    return sentence


def _bound(detail: Callable[[], str], name: str) -> Sentence:
    def sentence(facts: Mapping[str, Any]) -> Words:
        return detail() % {"bound": facts.get(name, "")}, _("Ghi giá trị trong giới hạn đó.")

    return sentence


def _said(detail: Callable[[], str], todo: Callable[[], str]) -> Sentence:
    def sentence(facts: Mapping[str, Any]) -> Words:
        return detail() % facts, todo() % facts

    return sentence


_SENTENCES: Mapping[str, Sentence] = {
    "missing": _said(lambda: _("Thiếu trường này."), lambda: _("Bổ sung trường này.")),
    "extra_forbidden": _said(
        lambda: _("Giao diện không có trường này."),
        lambda: _("Bỏ trường này; tên các trường có trong /api/openapi.json."),
    ),
    "string_type": _type(lambda: _("chuỗi ký tự")),
    "int_type": _type(lambda: _("số nguyên")),
    "bool_type": _type(lambda: _("true hoặc false")),
    "list_type": _type(lambda: _("danh sách")),
    "model_type": _type(lambda: _("đối tượng JSON")),
    "model_attributes_type": _type(lambda: _("đối tượng JSON")),
    "int_parsing": _type(lambda: _("số nguyên")),
    "string_too_long": _bound(lambda: _("Dài quá %(bound)s ký tự."), "max_length"),
    "string_too_short": _bound(lambda: _("Ngắn hơn %(bound)s ký tự."), "min_length"),
    "too_long": _bound(lambda: _("Nhiều hơn %(bound)s mục."), "max_length"),
    "greater_than_equal": _bound(lambda: _("Nhỏ hơn %(bound)s."), "ge"),
    "less_than_equal": _bound(lambda: _("Lớn hơn %(bound)s."), "le"),
    "string_pattern_mismatch": _said(
        lambda: _("Viết chưa đúng dạng."), lambda: _("Viết như ví dụ trong /api/openapi.json.")
    ),
    "string_unicode": _said(
        lambda: _("Có ký tự không phải Unicode hợp lệ."), lambda: _("Gửi lại bằng UTF-8.")
    ),
    "literal_error": _said(
        lambda: _("Giá trị phải là một trong: %(expected)s."),
        lambda: _("Chọn một giá trị trong danh sách đó."),
    ),
    "date": _said(lambda: _("Không phải ngày."), lambda: _("Ghi ngày như 1990-01-31.")),
    "control_character": _said(
        lambda: _("Có ký tự điều khiển không hiển thị được."), lambda: _("Xóa ký tự đó.")
    ),
    "number_kind_misfit": _said(
        lambda: _("Loại số không hợp với loại chủ thể."),
        lambda: _("Công dân dùng identity hoặc passport; tổ chức dùng tax."),
    ),
    "representative_misfit": _said(
        lambda: _("Công dân không có người đại diện."), lambda: _("Bỏ trường representative.")
    ),
    "born_on_misfit": _said(
        lambda: _("Tổ chức không có ngày sinh."), lambda: _("Bỏ trường born_on.")
    ),
    "unit_or_place": _said(
        lambda: _("Phải có đúng một trong hai trường unit_code và place."),
        lambda: _("Ghi mã cơ quan giải quyết, hoặc mã thống kê của nơi cần giải quyết."),
    ),
}
