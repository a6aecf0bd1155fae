"""Registers the pages with Django and enters them in the navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    """The face is known by its folder name."""

    name = "motcua.faces.office"
    label = "office"

    def ready(self) -> None:
        """Each role sees the pages it may open."""
        from motcua.faces.office.urls import OFFICE, REFORM, RULE_READERS
        from motcua.foundation.ui.navigation import Entry, register

        register(
            Entry(_("Quản trị"), "office:index", OFFICE, order=60),
            Entry(_("Số liệu"), "office:measures", REFORM, order=61),
            Entry(_("Quy tắc"), "office:rules", RULE_READERS, order=62),
        )
