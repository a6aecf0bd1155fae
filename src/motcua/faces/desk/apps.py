"""Registers the pages with Django and enters them in the navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The face is known by its folder name."""

    name = "motcua.faces.desk"
    label = "desk"

    def ready(self) -> None:
        """The inbox for officers, the counter for receivers."""
        from motcua.faces.desk.urls import OFFICERS, RECEIVERS
        from motcua.foundation.ui.navigation import Entry, register

        register(
            Entry(_("Hộp việc"), "desk:inbox", OFFICERS, order=10),
            Entry(_("Tiếp nhận hồ sơ"), "desk:counter", RECEIVERS, order=20),
        )
