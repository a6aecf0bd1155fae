"""Addresses of the board; everybody reads the figures, officials open what was lost."""

from motcua.faces.board import views
from motcua.faces.board.losing import FIGURE_READERS
from motcua.foundation.routes import EVERYONE, Visitor, route
from motcua.rooms.indices import queries as indices


def province(visitor: Visitor) -> dict[str, object] | None:
    """The province's own row."""
    members = indices.members_on(visitor.at.date())
    return {"code": members[0].code}


def province_on_time(visitor: Visitor) -> dict[str, object] | None:
    """The indicator of dossiers in time, for the province."""
    return {**(province(visitor) or {}), "metric": "ON_TIME"}


app_name = "board"
urlpatterns = [
    route("bang-766", views.index, name="index", roles=EVERYONE),
    route("bang-766/xep-hang", views.ranking, name="ranking", roles=EVERYONE),
    route("bang-766/cac-tinh", views.provinces, name="provinces", roles=EVERYONE),
    route("bang-766/so-lieu.csv", views.as_csv, name="csv", roles=EVERYONE),
    route("bang-766/<str:code>.json", views.as_json, name="json", roles=EVERYONE, example=province),
    route("bang-766/<str:code>", views.unit, name="unit", roles=EVERYONE, example=province),
    route(
        "bang-766/<str:code>/diem-mat/<str:metric>",
        views.lost,
        name="lost",
        roles=FIGURE_READERS,
        example=province_on_time,
    ),
]
