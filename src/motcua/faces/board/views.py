"""The pages of the board: one unit, the ranking, losses, the provinces, and the same as data."""

import csv
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.cores.rulebook import RuleNotInForce
from motcua.faces.board.losing import FIGURE_READERS, lost_page
from motcua.faces.board.pages import ranking_page, unit_page
from motcua.faces.board.provinces import provinces_page
from motcua.foundation.ui.pages import answer
from motcua.foundation.ui.ports import ports
from motcua.foundation.ui.views import refusal
from motcua.rooms.dossiers import access
from motcua.rooms.indices import queries as indices

BOARD = "ui/pages/board.html"
HISTORY = 6

View = Callable[..., HttpResponse]


def readable(view: View) -> View:
    """What the address asks for may not exist: a period, a unit, an indicator, a province."""

    @wraps(view)
    def answered(request: HttpRequest, *parts: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *parts, **named)
        except indices.PeriodNotUnderstood as fault:
            what = _("Kỳ “%(text)s” không đọc được.") % {"text": fault}
            todo = _("Xin viết như 2026-10, 2026-Q3 hoặc 2026.")
            return refusal(request, 400, what=what, todo=todo)
        except RuleNotInForce:
            what = _("Bộ chỉ số 766 chưa áp dụng trong kỳ này.")
            todo = _("Xin chọn kỳ muộn hơn.")
            return refusal(request, 404, what=what, todo=todo)
        except (indices.UnitUnknown, indices.MetricUnknown):
            return refusal(request, 404)
        except indices.NoProvince:
            what = _("Chưa lập tỉnh nào trong hệ thống nên chưa có bảng.")
            return refusal(request, 404, what=what)

    return answered


def _period(request: HttpRequest) -> indices.Period:
    written = request.GET.get("ky", "")
    if not written:
        return indices.Period.month_of(timezone.localdate())
    try:
        period = indices.Period.parse(written)
    except ValueError as fault:
        raise indices.PeriodNotUnderstood(written) from fault
    # Beyond these years there is no calendar to count back or on in.
    if not 1900 < period.first_on.year < 2900:
        raise indices.PeriodNotUnderstood(written)
    return period


def _boards(period: indices.Period, count: int) -> list[indices.Board]:
    """The boards of the period and of as many before it as the set was in force in."""
    try:
        periods = [period.before(steps) for steps in range(count - 1, -1, -1)]
        return indices.boards(periods, timezone.now())
    except RuleNotInForce:
        if count == 1:
            raise
        return _boards(period, count - 1)


@readable
def index(request: HttpRequest) -> HttpResponse:
    """The province's own board."""
    period = _period(request)
    board = indices.board_of(period, timezone.now())
    return _unit(request, board.members[0].code, period)


@readable
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit's board."""
    return _unit(request, code, _period(request))


def _unit(request: HttpRequest, code: str, period: indices.Period) -> HttpResponse:
    found = _boards(period, HISTORY if period.length == 1 else 2)
    history = [
        indices.unit_board(board, code)
        for board in found
        if any(member.code == code for member in board.members)
    ]
    if not history:
        raise indices.UnitUnknown(code)
    may_open = bool(FIGURE_READERS & ports().roles_of(request))
    page = unit_page(found[-1], history[-1], history, may_open=may_open)
    return answer(request, page, BOARD)


@readable
def ranking(request: HttpRequest) -> HttpResponse:
    """All units by block."""
    page = ranking_page(indices.board_of(_period(request), timezone.now()))
    return answer(request, page, "board/ranking.html")


@readable
def lost(request: HttpRequest, code: str, metric: str) -> HttpResponse:
    """The dossiers or procedures that an indicator lost; dossiers only as far as rights go."""
    now, period = timezone.now(), _period(request)
    found = indices.unit_board(indices.board_of(period, now), code)
    who = access.person(request.user.pk or 0, now)
    return answer(request, lost_page(found, metric, who), BOARD)


def provinces(request: HttpRequest) -> HttpResponse:
    """The 34 provinces as the national portal published them."""
    return answer(request, provinces_page(), BOARD)


@readable
def as_json(request: HttpRequest, code: str) -> HttpResponse:
    """One unit's board as data."""
    board = indices.board_of(_period(request), timezone.now())
    return JsonResponse(indices.as_data(indices.unit_board(board, code)))


@readable
def as_csv(request: HttpRequest) -> HttpResponse:
    """Every unit and indicator of a period, one line each, as ``motcua index score`` reads it."""
    period = _period(request)
    board = indices.board_of(period, timezone.now())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="766-{period.text}.csv"'
    writer = csv.writer(response)
    writer.writerow(["unit_code", "metric_code", "numerator", "denominator"])
    for member in board.members:
        for line in indices.unit_board(board, member.code).indicators:
            writer.writerow([member.code, line.code, line.numerator, line.denominator])
    return response
