"""Pages of the reform office and the administrators: entered figures, rules, the system."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.faces.office import pages
from motcua.faces.office.forms import MeasureForm
from motcua.foundation import rulefiles
from motcua.foundation.ui.pages import answer
from motcua.foundation.ui.views import refusal
from motcua.rooms.indices import queries as indices
from motcua.rooms.statistics import operations as statistics

TABLES = "ui/pages/board.html"


def index(request: HttpRequest) -> HttpResponse:
    """What the office can do here."""
    return answer(request, pages.index_page(), TABLES)


def measures(request: HttpRequest) -> HttpResponse:
    """Figures typed so far, newest first."""
    return answer(request, pages.measures_page(), TABLES)


def enter(request: HttpRequest) -> HttpResponse:
    """The form for one figure; what was typed stays on an error."""
    period = indices.Period.month_of(timezone.localdate())
    try:
        form = MeasureForm(request.POST or None, period=period)
    except indices.NoProvince:
        return refusal(
            request, 404, what=_("Chưa lập tỉnh nào trong hệ thống nên chưa có đơn vị để nhập.")
        )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        statistics.enter_measure(
            actor=request.user,
            at=timezone.now(),
            index_set=indices.INDEX_SET,
            metric_code=values["metric"],
            unit_code=values["unit"],
            month=indices.Period.parse(values["month"]).first_on,
            numerator=int(values["numerator"]),
            denominator=int(values["denominator"]),
            source=values["source"],
            sourced_on=values["sourced_on"],
        )
        messages.info(request, _("Đã ghi số liệu; Bảng 766 tính theo số mới từ lúc này."))
        return HttpResponseRedirect(reverse("office:measures"))
    return answer(request, pages.enter_page(form), "ui/pages/form.html")


def rules(request: HttpRequest) -> HttpResponse:
    """Every rule pack the software ships."""
    return answer(request, pages.rules_page(rulefiles.all_packs()), TABLES)


def rule_pack(request: HttpRequest, name: str) -> HttpResponse:
    """Every dated value of one pack, with its source."""
    try:
        pack = rulefiles.load(name)
    except rulefiles.RuleFileMissing:
        return refusal(request, 404)
    return answer(request, pages.rule_pack_page(pack), TABLES)


def system(request: HttpRequest) -> HttpResponse:
    """Queues, dead letters, and the ledger's last checkpoint."""
    return answer(request, pages.system_page(), TABLES)
