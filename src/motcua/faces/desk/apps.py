"""Registers the pages with Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The face is known by its folder name."""

    name = "motcua.faces.desk"
    label = "desk"
