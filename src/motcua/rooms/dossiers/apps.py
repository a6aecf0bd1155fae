"""Registers the room with Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The room is known by its folder name."""

    name = "motcua.rooms.dossiers"
    label = "dossiers"
