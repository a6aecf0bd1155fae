"""The words of the rules page: values with their units, and acts as officials cite them."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from motcua.cores.rulebook import Source
from motcua.foundation.text.numbers import format_number

_ACT = re.compile(r"(nd|tt|qd|nq|blld)-(\d+)-(\d{4})")


def shown_value(value: object, unit: str) -> str:
    """A rule's value in words; long lists by their length, other codes as they are."""
    if isinstance(value, list | dict | tuple):
        return _("%(count)s dòng") % {"count": format_number(len(value))}
    if unit == "minute_of_day" and isinstance(value, int):
        return f"{value // 60:02d}:{value % 60:02d}"
    if unit == "code":
        return _codes().get(str(value), str(value))
    pattern = _units().get(unit)
    number = format_number(value) if isinstance(value, int | float) else str(value)
    return pattern % {"amount": number} if pattern else f"{number} {unit}".strip()


def _units() -> Mapping[str, str]:
    return {
        "working_day": _("%(amount)s ngày làm việc"),
        "day": _("%(amount)s ngày"),
        "working_hour": _("%(amount)s giờ làm việc"),
        "hour": _("%(amount)s giờ"),
        "month": _("%(amount)s tháng"),
        "time": _("%(amount)s lần"),
        "multiple": _("%(amount)s lần thời hạn"),
        "percent": _("%(amount)s %%"),
        "point": _("%(amount)s điểm"),
        "decimal": _("%(amount)s chữ số thập phân"),
    }


def _codes() -> Mapping[str, str]:
    return {
        "competent_agency_received": _("Khi cơ quan có thẩm quyền nhận được hồ sơ"),
        "complete_dossier_received": _("Khi nhận hồ sơ đầy đủ, đúng quy định"),
        "from_start": _("Tính lại từ đầu"),
        "handover_minutes_signed": _("Khi ký biên bản giao nhận"),
        "receiving_unit_received": _("Khi nơi tiếp nhận nhận được hồ sơ"),
        "valid_dossier_received": _("Khi nhận hồ sơ đầy đủ, hợp lệ"),
    }


def cited(source: Source) -> str:
    """ "Khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP; ghi chú"."""
    parts = []
    if source.clause:
        parts.append(_("khoản %(clause)s") % {"clause": source.clause})
    if source.article:
        parts.append(_("Điều %(article)s") % {"article": source.article})
    parts.append(_act(source.act))
    text = " ".join(parts)
    text = text[:1].upper() + text[1:]
    return f"{text}; {source.note}" if source.note else text


def _act(act: str) -> str:
    """A decree, circular, decision or resolution by number and year; other sources by their id."""
    if act == "motcua-default":
        return _("mặc định của phần mềm, chưa có căn cứ pháp luật")
    found = _ACT.fullmatch(act)
    if found is None:
        return act
    kinds = {
        "nd": _("Nghị định số %(number)s/%(year)s/NĐ-CP"),
        "tt": _("Thông tư số %(number)s/%(year)s"),
        "qd": _("Quyết định số %(number)s năm %(year)s"),
        "nq": _("Nghị quyết số %(number)s năm %(year)s"),
        "blld": _("Bộ luật số %(number)s năm %(year)s"),
    }
    return kinds[found[1]] % {"number": found[2], "year": found[3]}
