"""Addresses of the desk."""

from motcua.faces.desk import counter, views
from motcua.foundation.routes import Visitor, route
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers import access, queries

OFFICERS = frozenset(
    {
        "receiver",
        "case_officer",
        "head_of_unit",
        "clerk",
        "finance",
        "leader",
        "reform_office",
        "inspector",
        "supervisor",
    }
)
ACTING = frozenset({"receiver", "case_officer", "head_of_unit", "clerk", "finance", "leader"})
RECEIVERS = frozenset({"receiver"})


def _some(visitor: Visitor, chosen: str = "all") -> str | None:
    who = access.person(visitor.user_id or 0, visitor.at)
    lines = queries.inbox(who, queries.InboxQuestion(chosen=chosen, size=1)).lines
    return lines[0].code if lines else None


def some_dossier(visitor: Visitor) -> dict[str, object] | None:
    """A dossier that this visitor may open."""
    code = _some(visitor)
    return {"code": code} if code else None


def some_deed(visitor: Visitor) -> dict[str, object] | None:
    """A dossier with a deed that this role knows."""
    code = _some(visitor, "open")
    return {"code": code, "slug": "chuyen"} if code else None


def some_paper(visitor: Visitor) -> dict[str, object] | None:
    """A dossier with an issued paper."""
    who = access.person(visitor.user_id or 0, visitor.at)
    for line in queries.inbox(who, queries.InboxQuestion(chosen="all", size=50)).lines:
        issued = documents.papers_of(line.code)
        if issued:
            return {"code": line.code, "number": issued[0].id}
    return None


def some_slip(visitor: Visitor) -> dict[str, object] | None:
    """An accepted dossier."""
    who = access.person(visitor.user_id or 0, visitor.at)
    for line in queries.inbox(who, queries.InboxQuestion(chosen="all", size=50)).lines:
        if line.accepted_at:
            return {"code": line.code}
    return None


def some_file(visitor: Visitor) -> dict[str, object] | None:
    """A dossier with a file."""
    who = access.person(visitor.user_id or 0, visitor.at)
    for line in queries.inbox(who, queries.InboxQuestion(chosen="all", size=50)).lines:
        papers = access.dossier_for(who, line.code).papers.exclude(sha256="")
        first = papers.first()
        if first:
            return {"code": line.code, "sha256": first.sha256}
    return None


def birth(visitor: Visitor) -> dict[str, object] | None:
    """A procedure that every commune knows."""
    del visitor
    return {"code": "1.001193"}


app_name = "desk"
urlpatterns = [
    route("hop-viec", views.inbox, name="inbox", roles=OFFICERS),
    route("tiep-nhan", counter.choose, name="counter", roles=RECEIVERS),
    route(
        "tiep-nhan/<str:code>",
        counter.intake,
        name="counter-form",
        roles=RECEIVERS,
        methods=("GET", "POST"),
        example=birth,
    ),
    route("ho-so/<str:code>", views.dossier, name="dossier", roles=OFFICERS, example=some_dossier),
    route(
        "ho-so/<str:code>/viec/<slug:slug>",
        views.deed,
        name="deed",
        roles=ACTING,
        methods=("GET", "POST"),
        example=some_deed,
    ),
    route(
        "ho-so/<str:code>/tep/<str:sha256>",
        views.file,
        name="file",
        roles=OFFICERS,
        example=some_file,
    ),
    route(
        "ho-so/<str:code>/giay-to/<int:number>",
        views.paper,
        name="paper",
        roles=OFFICERS,
        example=some_paper,
    ),
    route(
        "ho-so/<str:code>/phieu-kiem-soat",
        views.control_slip,
        name="control-slip",
        roles=OFFICERS,
        example=some_slip,
    ),
]
