"""Registers the face with Django, for its translations."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Known by its folder name."""

    name = "motcua.faces.api"
    label = "api"
