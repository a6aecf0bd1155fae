"""Registers the pages with Django and enters them in the navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardConfig(AppConfig):
    """The face is known by its folder name."""

    name = "motcua.faces.board"
    label = "board"

    def ready(self) -> None:
        """The board and the provinces are for everybody."""
        from motcua.foundation.ui.navigation import Entry, register

        register(
            Entry(_("Bảng 766"), "board:index", order=40),
            Entry(_("Các tỉnh"), "board:provinces", order=45),
        )
