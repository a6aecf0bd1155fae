"""Registers the room with Django."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """The room is known by its folder name."""

    name = "motcua.rooms.statistics"
    label = "statistics"
