"""Addresses of the citizens' pages, labelled as a twin of the national portal."""

from django.urls import register_converter

from motcua.faces.portal import filing, following, views
from motcua.foundation.routes import EVERYONE, Visitor, route
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers import access


class StepConverter:
    """One of the four steps of filing."""

    regex = "|".join(filing.STEPS)

    def to_python(self, value: str) -> str:
        """The step itself."""
        return value

    def to_url(self, value: str) -> str:
        """The step itself."""
        return value


register_converter(StepConverter, "step")


def birth(visitor: Visitor) -> dict[str, object] | None:
    """A procedure that every commune knows."""
    del visitor
    return {"code": "1.001193"}


def birth_place(visitor: Visitor) -> dict[str, object] | None:
    """The first step of filing it."""
    return {**(birth(visitor) or {}), "step": filing.STEPS[0]}


def own_dossier(visitor: Visitor) -> dict[str, object] | None:
    """A citizen's own dossier."""
    found = access.own(visitor.user_id or 0).order_by("-filed_at").first()
    return {"code": found.code} if found else None


def own_paper(visitor: Visitor) -> dict[str, object] | None:
    """A paper that was issued to this citizen."""
    for found in access.own(visitor.user_id or 0).order_by("-filed_at")[:20]:
        issued = documents.papers_of(found.code)
        if issued:
            return {"code": found.code, "number": issued[0].id}
    return None


app_name = "portal"
CITIZEN = frozenset({"citizen"})
BOTH = ("GET", "POST")
urlpatterns = [
    route("", views.home, name="home", roles=EVERYONE),
    route("thu-tuc", views.procedures, name="procedures", roles=EVERYONE),
    route("thu-tuc/<str:code>", views.procedure, name="procedure", roles=EVERYONE, example=birth),
    route("nop/<str:code>", views.start, name="start", roles=EVERYONE, example=birth),
    route(
        "nop/<str:code>/<step:step>",
        views.file,
        name="file",
        roles=EVERYONE,
        methods=BOTH,
        example=birth_place,
    ),
    route("tra-cuu", following.follow, name="follow", roles=EVERYONE, methods=BOTH),
    route("ho-so-cua-toi", following.mine, name="mine", roles=CITIZEN),
    route(
        "theo-doi/<str:code>",
        following.dossier,
        name="dossier",
        roles=EVERYONE,
        example=own_dossier,
    ),
    route(
        "theo-doi/<str:code>/giay-to/<int:number>",
        following.paper,
        name="paper",
        roles=EVERYONE,
        example=own_paper,
    ),
    route(
        "theo-doi/<str:code>/bo-sung",
        following.supply,
        name="supply",
        roles=EVERYONE,
        methods=BOTH,
        example=own_dossier,
    ),
    route(
        "theo-doi/<str:code>/danh-gia",
        following.rate,
        name="rate",
        roles=EVERYONE,
        methods=BOTH,
        example=own_dossier,
    ),
    route(
        "theo-doi/<str:code>/thanh-toan",
        following.pay,
        name="pay",
        roles=EVERYONE,
        methods=("POST",),
        example=own_dossier,
    ),
]
