"""Addresses of the look itself: choices and the living gallery."""

from django.urls import path, register_converter

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


register_converter(ChoiceConverter, "choice")

urlpatterns = [
    path("lua-chon/<choice:what>", views.choose, name="choose"),
    path("mau-giao-dien", gallery.index, name="gallery"),
    *(path(f"mau-giao-dien/{slug}", view, name=f"gallery-{slug}") for slug, view in gallery.KINDS),
]
