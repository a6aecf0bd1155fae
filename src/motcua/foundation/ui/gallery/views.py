"""The gallery's pages; each is a pattern of a view: parse, one call, answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.foundation.ui.gallery import board as boards
from motcua.foundation.ui.gallery import dossier as dossiers
from motcua.foundation.ui.gallery import form as form_pages
from motcua.foundation.ui.gallery import inbox as inboxes
from motcua.foundation.ui.gallery import paper as papers
from motcua.foundation.ui.gallery import parts, strips
from motcua.foundation.ui.pages import answer

_ROWS = 23


def index(request: HttpRequest) -> HttpResponse:
    """Every component on one page."""
    return render(request, "ui/gallery/index.html", {"page": parts.page()})


def inbox(request: HttpRequest) -> HttpResponse:
    """An inbox; ?q= searches, ?loc=trong is empty."""
    page = inboxes.page(request.GET.get("q", ""), request.GET.get("loc", ""), _ROWS)
    return answer(request, page, "ui/pages/inbox.html", fragment="ui/pages/inbox_list.html")


def dossier(request: HttpRequest) -> HttpResponse:
    """A dossier; ?muc=qua-han, tam-dung and da-tra show the other lives of the strip."""
    chosen = {"qua-han": strips.LATE, "tam-dung": strips.PAUSED, "da-tra": strips.ENDED}
    page = dossiers.page(chosen.get(request.GET.get("muc", ""), strips.ON_TIME))
    return answer(request, page, "ui/pages/dossier.html")


def officer_form(request: HttpRequest) -> HttpResponse:
    """An officer's form; posting it empty shows the errors with 422."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_pages.SupplementForm(*sent)
    return answer(request, form_pages.officer_page(form), "ui/pages/form.html")


def citizen_form(request: HttpRequest) -> HttpResponse:
    """One question group of a citizen's form."""
    form = form_pages.ChannelForm(request.POST if request.method == "POST" else None)
    return answer(request, form_pages.citizen_page(form), "ui/pages/form.html")


def board(request: HttpRequest) -> HttpResponse:
    """A board."""
    return answer(request, boards.page(), "ui/pages/board.html")


def paper(request: HttpRequest) -> HttpResponse:
    """A paper."""
    return answer(request, papers.page(), "ui/pages/paper.html")


KINDS = (
    ("hop-viec", inbox),
    ("ho-so", dossier),
    ("bieu-mau", officer_form),
    ("bieu-mau-cong-dan", citizen_form),
    ("bang-dieu-hanh", board),
    ("van-ban", paper),
)
