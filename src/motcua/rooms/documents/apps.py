"""Registers the room with Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The room is known by its folder name."""

    name = "motcua.rooms.documents"
    label = "documents"
