"""Citizens' pages: find a procedure, file, follow, supply papers, pay, rate."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.cores.casework.refusals import Refusal
from motcua.faces.portal import filing, pages
from motcua.faces.portal.step_pages import step_page
from motcua.foundation.ui.pages import answer
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.people import operations as people_operations

FORM = "ui/pages/form.html"


def home(request: HttpRequest) -> HttpResponse:
    """Search first; then the fields, and the way to one's dossier."""
    return render(request, "portal/home.html", {"page": pages.home_page(timezone.localdate())})


def procedures(request: HttpRequest) -> HttpResponse:
    """Procedures by words or field."""
    page = pages.procedures_page(
        timezone.localdate(), request.GET.get("q", ""), request.GET.get("linh-vuc", "")
    )
    return answer(request, page, "ui/pages/inbox.html", fragment="ui/pages/inbox_list.html")


def _version(code: str) -> catalogue.VersionRow:
    version = catalogue.version_on(code, timezone.localdate())
    if version is None:
        raise Http404(code)
    return version


def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure: what it asks, promises and costs, and the law behind it."""
    return answer(request, pages.procedure_page(_version(code)), "ui/pages/dossier.html")


def start(request: HttpRequest, code: str) -> HttpResponse:
    """Leads to the first step that still lacks something."""
    version = _offered(code)
    step = filing.Draft.of(request, code).first_open_step(version)
    return HttpResponseRedirect(reverse("portal:file", args=[code, step]))


def _offered(code: str) -> catalogue.VersionRow:
    version = _version(code)
    if not catalogue.publishable(version) or catalogue.Channel.ONLINE not in version.channels:
        raise Http404(code)
    return version


def file(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step of filing."""
    version, draft = _offered(code), filing.Draft.of(request, code)
    order = filing.STEPS.index(step)
    if order > filing.STEPS.index(draft.first_open_step(version)):
        return HttpResponseRedirect(reverse("portal:start", args=[code]))
    form = _form(request, step, version, draft)
    if request.method == "POST" and form.is_valid():
        following = _done(request, step, form, draft)
        if following is not None:
            return HttpResponseRedirect(following)
    return answer(request, step_page(version, draft, step, form), FORM)


def _form(
    request: HttpRequest, step: str, version: catalogue.VersionRow, draft: filing.Draft
) -> Any:
    posted = request.POST if request.method == "POST" else None
    values = draft.values
    if step == "noi-nop":
        places = filing.places(timezone.localdate())
        return filing.PlaceForm(posted, places=places, initial={"place": values.get("place")})
    if step == "nguoi-nop":
        return filing.PersonForm(posted, initial={**values.get("own", {}), **values})
    if step == "giay-to":
        files = request.FILES if request.method == "POST" else None
        subject = values.get("subject") or version.name_vi[:500]
        return filing.PapersForm(
            posted, files, version=version, kept=draft.papers, initial={"subject": subject}
        )
    return filing.ReviewForm(posted)


def _done(request: HttpRequest, step: str, form: Any, draft: filing.Draft) -> str | None:
    """Where to go on after a step; None when the form now has errors."""
    now = timezone.now()
    if step == "xem-lai":
        return _sent(request, form, draft)
    if step == "giay-to":
        refused = filing.keep_papers(form, draft, now)
        draft.values["subject"] = form.cleaned_data.get("subject", "")
        draft.save(request)
        if refused:
            return None
    else:
        draft.values = {**draft.values, **form.cleaned_data}
        draft.save(request)
    following = filing.STEPS[filing.STEPS.index(step) + 1]
    return reverse("portal:file", args=[draft.procedure_code, following])


def _sent(request: HttpRequest, form: Any, draft: filing.Draft) -> str | None:
    now = timezone.now()
    try:
        code = filing.send(draft, request.user, now, timezone.localdate(now))
    except Refusal:
        form.add_error(
            None, _("Hồ sơ chưa nộp được: thủ tục hoặc nơi nộp vừa thay đổi. Xin xem lại từ đầu.")
        )
    except filing.NobodySettles:
        form.add_error(
            None, _("Nơi đã chọn không có cơ quan giải quyết thủ tục này. Xin chọn nơi khác.")
        )
    except people_operations.PeopleRefusal as refused:
        form.add_error(None, str(refused))
    else:
        draft.drop(request)
        remember(request, code)
        return reverse("portal:dossier", args=[code])
    return None


def remember(request: HttpRequest, code: str) -> None:
    """This visitor has shown the right to follow the dossier."""
    opened = request.session.get("opened", [])
    request.session["opened"] = [*[each for each in opened if each != code], code][-50:]
