"""Addresses below /api/, each with who may use it; rights on dossiers are asked for where they are
fetched."""

from collections.abc import Mapping

from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from motcua.faces.api.published import openapi_json
from motcua.faces.api.service import api, in_its_language, unknown_address
from motcua.foundation.routes import EVERYONE, SIGNED_IN, Declaration, Visitor, declare, route
from motcua.rooms.dossiers import access
from motcua.rooms.dossiers.queries import InboxQuestion, inbox
from motcua.rooms.people import access as people_access

app_name = "api"
FILERS = frozenset({"receiver", "citizen"})
READERS = frozenset(
    role.value for role in people_access.roles_that(people_access.Action.READ_DOSSIER)
)


def seen_dossier(visitor: Visitor) -> Mapping[str, object] | None:
    """A dossier that the visitor may read."""
    if visitor.user_id is None:
        return None
    question = InboxQuestion(chosen="all", size=1)
    lines = inbox(access.person(visitor.user_id, visitor.at), question).lines
    return {"code": lines[0].code} if lines else None


DECLARED = {
    "dossiers": (Declaration(SIGNED_IN), Declaration(FILERS, ("POST",), auth="bearer")),
    "dossier": (Declaration(READERS, example=seen_dossier),),
    "verify": (Declaration(EVERYONE, ("POST",)),),
}


def _operations() -> list[URLPattern]:
    """The API's own addresses, once each: it repeats one for every method."""
    found = {}
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name in DECLARED:
            view = csrf_exempt(in_its_language(pattern.callback))
            declare(view, *DECLARED[pattern.name])
            found[pattern.name] = path(str(pattern.pattern), view, name=pattern.name)
    return list(found.values())


urlpatterns = [
    *_operations(),
    route("openapi.json", in_its_language(openapi_json), name="openapi", roles=EVERYONE),
    re_path(
        r"^[\s\S]*$",
        declare(csrf_exempt(in_its_language(unknown_address)), Declaration(EVERYONE, listed=False)),
        name="unknown",
    ),
]
