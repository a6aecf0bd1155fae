"""Registers the room with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room is known by its folder name."""

    name = "motcua.rooms.people"
    label = "people"
