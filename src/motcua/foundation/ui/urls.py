"""Addresses of the look itself: choices and the living gallery."""

from django.urls import register_converter

from motcua.foundation.routes import EVERYONE, Visitor, route
from motcua.foundation.ui import views
from motcua.foundation.ui.gallery import views as gallery

app_name = "ui"


class ChoiceConverter:
    """One of the known choices."""

    regex = "|".join(views.CHOICES)

    def to_python(self, value: str) -> str:
        """The word itself."""
        return value

    def to_url(self, value: str) -> str:
        """The word itself."""
        return value


def some_choice(visitor: Visitor) -> dict[str, object]:
    """The first choice there is."""
    del visitor
    return {"what": next(iter(views.CHOICES))}


register_converter(ChoiceConverter, "choice")

urlpatterns = [
    route(
        "lua-chon/<choice:what>",
        views.choose,
        name="choose",
        roles=EVERYONE,
        methods=("POST",),
        example=some_choice,
    ),
    route("mau-giao-dien", gallery.index, name="gallery", roles=EVERYONE),
    *(
        route(
            f"mau-giao-dien/{slug}",
            view,
            name=f"gallery-{slug}",
            roles=EVERYONE,
            methods=("GET", "POST") if slug.startswith("bieu-mau") else ("GET",),
        )
        for slug, view in gallery.KINDS
    ),
]
