"""Registers the room with Django."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """The room is known by its folder name."""

    name = "motcua.rooms.catalogue"
    label = "catalogue"
