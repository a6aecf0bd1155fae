"""Registers the pages with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The face is known by its folder name."""

    name = "motcua.faces.portal"
    label = "portal"
