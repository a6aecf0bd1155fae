"""Registers the look with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, static files and components shared by all faces."""

    name = "motcua.foundation.ui"
    label = "ui"
