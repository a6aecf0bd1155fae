"""Where a person begins after signing in: the first page of the roles held."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from motcua.config.wiring import roles_of

# The first fitting line decides.
FIRST_PAGES = (
    (frozenset({"receiver", "case_officer", "head_of_unit", "clerk", "finance"}), "desk:inbox"),
    (frozenset({"leader", "reform_office", "inspector", "supervisor"}), "board:index"),
    (frozenset({"business_admin", "technical_admin"}), "office:index"),
)


def start(request: HttpRequest) -> HttpResponse:
    """Inbox, board, office, or the citizen's pages."""
    roles = roles_of(request)
    for fitting, name in FIRST_PAGES:
        if roles & fitting:
            return HttpResponseRedirect(reverse(name))
    return HttpResponseRedirect(reverse("portal:home"))
