"""The words of the board: periods, names in the reader's language, the sentence on top."""

from decimal import Decimal

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from motcua.foundation.text.numbers import format_number
from motcua.rooms.indices.queries import GroupLine, IndicatorLine, Member, Period, UnitBoard

BLOCKS = ("province", "department", "commune", "central_agency")


def block_label(block: str) -> str:
    """A block of units by name."""
    labels = {
        "province": _("Toàn tỉnh"),
        "department": _("Sở, ban, ngành"),
        "commune": _("Xã, phường, đặc khu"),
        "central_agency": _("Cơ quan ngành dọc"),
    }
    return labels[block]


def local(name_vi: str, name_en: str) -> str:
    """The name in the reader's language; Vietnamese where there is no other."""
    return name_en if get_language() == "en" and name_en else name_vi


def unit_name(member: Member) -> str:
    """A unit's name."""
    return local(member.name_vi, member.name_en)


def line_name(line: IndicatorLine | GroupLine) -> str:
    """An indicator's or a group's name."""
    return local(line.name_vi, line.name_en)


def period_label(period: Period) -> str:
    """ "Tháng 10/2026", "Quý III/2026", "Năm 2026"."""
    year = period.first_on.year
    if period.length == 1:
        return _("Tháng %(month)d/%(year)d") % {"month": period.first_on.month, "year": year}
    if period.length == 3:
        quarter = ("I", "II", "III", "IV")[period.first_on.month // 3]
        return _("Quý %(quarter)s/%(year)d") % {"quarter": quarter, "year": year}
    return _("Năm %(year)d") % {"year": year}


def points(value: Decimal | None, decimals: int = 2) -> str:
    """Points in print; a dash where there are none."""
    return "–" if value is None else format_number(value, decimals)


def class_of(unit: UnitBoard) -> str:
    """The class of the total, or why there is none yet."""
    return local(unit.class_vi, unit.class_en) or _("chưa xếp loại vì còn thiếu số liệu")


def sentence(unit: UnitBoard, before: UnitBoard | None) -> str:
    """The state in one sentence: total, class, change, and the group that loses most."""
    if unit.points is None:
        return _("%(period)s: chưa có số liệu.") % {"period": period_label(unit.period)}
    parts = [
        _("%(period)s: %(points)s điểm, %(class)s")
        % {
            "period": period_label(unit.period),
            "points": points(unit.points),
            "class": _("xếp loại %(class)s") % {"class": class_of(unit)}
            if unit.class_code
            else class_of(unit),
        }
    ]
    if before is not None and before.points is not None:
        parts.append(_change(unit.points - before.points))
    worst = max(unit.groups, key=lambda group: group.max_points - (group.points or 0), default=None)
    if worst is not None:
        parts.append(_("mất nhiều nhất ở %(group)s") % {"group": _lower(line_name(worst))})
    return "; ".join(parts) + "."


def _change(change: Decimal) -> str:
    if change == 0:
        return gettext("không đổi so với kỳ trước")
    pattern = gettext("tăng %(points)s") if change > 0 else gettext("giảm %(points)s")
    return pattern % {"points": points(abs(change))}


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def by_label(by: str) -> str:
    """What one unit of the counts is."""
    labels = {
        "dossier": _("hồ sơ"),
        "procedure": _("thủ tục"),
        "petition": _("phản ánh, kiến nghị"),
        "entered": _("nhập tay"),
    }
    return labels[by]


def short_group(code: str, name: str) -> str:
    """A group's name as the head of a narrow column."""
    return {
        "CKMB": _("Công khai"),
        "TDGQ": _("Tiến độ"),
        "CLGQ": _("Trực tuyến"),
        "TTTT": _("Thanh toán"),
        "MDSH": _("Số hóa"),
        "MDHL": _("Hài lòng"),
    }.get(code, name)
