"""Every address of the product; each face keeps its own list."""

from django.urls import URLPattern, URLResolver, include, path

from motcua.config.health import healthz
from motcua.config.start import start
from motcua.foundation.routes import EVERYONE, route

urlpatterns: list[URLPattern | URLResolver] = [
    route("healthz", healthz, name="healthz", roles=EVERYONE),
    route("bat-dau", start, name="start", roles=EVERYONE),
    path("", include("motcua.foundation.accounts.urls")),
    path("", include("motcua.foundation.ui.urls")),
    path("", include("motcua.faces.portal.urls")),
    path("", include("motcua.faces.desk.urls")),
    path("", include("motcua.faces.board.urls")),
    path("", include("motcua.faces.office.urls")),
    path("api/", include("motcua.faces.api.urls")),
]

handler400 = "motcua.foundation.ui.views.bad_request"
handler403 = "motcua.foundation.ui.views.forbidden"
handler404 = "motcua.foundation.ui.views.not_found"
