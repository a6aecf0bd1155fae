"""The officers' pages: inbox, dossier, its deeds, its papers and files."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from motcua.cores.casework.refusals import Refusal
from motcua.faces.desk.deeds import Deed, deed_of
from motcua.faces.desk.dossiers import Surroundings, dossier_page
from motcua.faces.desk.inboxes import inbox_page
from motcua.faces.desk.offering import about, hand_of, papers_from
from motcua.faces.desk.words import why_refused
from motcua.foundation.ui.components import Crumbs, Link
from motcua.foundation.ui.pages import FormPage, answer
from motcua.foundation.ui.views import refusal
from motcua.rooms.documents import operations as document_operations
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers import access, operations, queries
from motcua.rooms.people import access as people_access
from motcua.rooms.people import queries as people
from motcua.rooms.worktime import queries as worktime


def _who(request: HttpRequest) -> access.Person:
    return access.person(request.user.pk or 0, timezone.now())


def _dossier(who: access.Person, code: str) -> Any:
    try:
        return access.dossier_for(who, code)
    except access.DossierNotVisible as fault:
        raise Http404(code) from fault


def inbox(request: HttpRequest) -> HttpResponse:
    """What this officer owes, what is due first on top."""
    who = _who(request)
    question = queries.InboxQuestion(
        chosen=request.GET.get("loc", "mine"),
        text=request.GET.get("q", ""),
        after=request.GET.get("sau", ""),
    )
    try:
        found = queries.inbox(who, question)
    except (KeyError, queries.CursorNotUnderstood):
        return refusal(request, 400)
    may_receive = who.scope.may_anywhere(people_access.Action.RECEIVE)
    page = inbox_page(found, question, who.at, may_receive=may_receive)
    return answer(request, page, "ui/pages/inbox.html", fragment="ui/pages/inbox_list.html")


def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """One dossier."""
    who = _who(request)
    found = _dossier(who, code)
    story = queries.story_of(found)
    return answer(
        request,
        dossier_page(found, story, who, _around(found, story, who.at)),
        "ui/pages/dossier.html",
    )


def _around(found: Any, story: queries.DossierStory, at: datetime) -> Surroundings:
    codes = {found.unit_id, found.receiving_unit_id}
    codes |= {line.unit_code for line in story.story} | {each.unit_code for each in story.holdings}
    return Surroundings(
        units=people.units_named(codes - {""}, timezone.localdate(at)),
        officers=queries.officer_names({line.actor for line in story.story}),
        calendar=worktime.calendar_for(found.unit_id),
    )


def deed(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The form of one deed, and the deed itself."""
    who = _who(request)
    found = _dossier(who, code)
    try:
        chosen = deed_of(slug)
    except LookupError as fault:
        raise Http404(slug) from fault
    offered = about(found, chosen, who)
    initial = {"seen": found.sequence}
    if request.method != "POST":
        return _form(request, found, chosen, chosen.form(about=offered, initial=initial))  # type: ignore[call-arg]  # deed forms take ``about``
    form = chosen.form(request.POST, request.FILES, about=offered)  # type: ignore[call-arg]  # as above
    if form.is_valid() and _carried_out(form, chosen, found, who, request):
        return HttpResponseRedirect(reverse("desk:dossier", args=[code]))
    if getattr(form, "moved", False):
        return refusal(request, 412)
    return _form(request, found, chosen, form)


def _form(request: HttpRequest, found: Any, chosen: Deed, form: Any) -> HttpResponse:
    here = reverse("desk:dossier", args=[found.code])
    page = FormPage(
        title=chosen.label(),
        sentence=_("Hồ sơ %(code)s, %(name)s")
        % {"code": found.code, "name": found.version.name_vi},
        crumbs=Crumbs((Link(_("Hộp việc"), reverse("desk:inbox")), Link(found.code, here))),
        form=form,
        submit=chosen.label(),
        next_sentence=str(chosen.next_sentence),
        back=Link(_("Quay lại hồ sơ"), here),
    )
    return answer(request, page, "ui/pages/form.html")


def _carried_out(
    form: Any, chosen: Deed, found: Any, who: access.Person, request: HttpRequest
) -> bool:
    """Does the deed; a refusal becomes an error of the form, and nothing was written."""
    try:
        actor = access.actor_for(who, found, chosen.command_type)
        given = chosen.arguments(form.given())
        if chosen.command == "Supply":
            given = {"papers": papers_from(form, who.at)}
        chosen.run(
            actor=actor,
            at=who.at,
            code=found.code,
            seen=form.cleaned_data["seen"],
            hand=hand_of(request),
            **given,
        )
    except Refusal as refused:
        form.add_error(None, why_refused(refused))
    except document_operations.FileRefused as refused:
        form.add_error(None, str(refused))
    except operations.DossierMoved:
        form.moved = True
    else:
        return True
    return False


def file(request: HttpRequest, code: str, sha256: str) -> HttpResponse:
    """One file of a dossier, as it was sent."""
    found = _dossier(_who(request), code)
    paper = found.papers.filter(sha256=sha256).first()
    if paper is None:
        raise Http404(sha256)
    return _download(documents.read_file(sha256).content, paper.media_type, paper.name)


def paper(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One issued paper as PDF."""
    found = _dossier(_who(request), code)
    if number not in {each.id for each in documents.papers_of(found.code)}:
        raise Http404(str(number))
    return _pdf(documents.pdf(number), f"{code}-{number}.pdf")


def control_slip(request: HttpRequest, code: str) -> HttpResponse:
    """The control slip as it stands."""
    who = _who(request)
    try:
        return _pdf(queries.control_slip(_dossier(who, code), who.at), f"{code}-kiem-soat.pdf")
    except queries.NotAccepted as fault:
        raise Http404(code) from fault


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
