"""Registers the pages with Django."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """The face is known by its folder name."""

    name = "motcua.faces.board"
    label = "board"
