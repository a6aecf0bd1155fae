"""Registers the pages with Django."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The face is known by its folder name."""

    name = "motcua.faces.office"
    label = "office"
