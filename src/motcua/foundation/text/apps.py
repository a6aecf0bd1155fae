"""Registers the text functions, whose SQL twins are made by this app's migrations."""

from django.apps import AppConfig


class TextConfig(AppConfig):
    """Listed before the rooms: their generated columns call vn_fold and vn_sort_key."""

    name = "motcua.foundation.text"
    label = "text"
