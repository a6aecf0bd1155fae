"""Registers the pages with Django and enters them in the navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The face is known by its folder name."""

    name = "motcua.faces.portal"
    label = "portal"

    def ready(self) -> None:
        """Procedures and look-up for everybody, one's own dossiers for citizens."""
        from motcua.foundation.ui.navigation import Entry, register

        register(
            Entry(_("Thủ tục hành chính"), "portal:procedures", order=30),
            Entry(_("Tra cứu"), "portal:follow", order=31),
            Entry(_("Hồ sơ của tôi"), "portal:mine", frozenset({"citizen"}), order=32),
        )
