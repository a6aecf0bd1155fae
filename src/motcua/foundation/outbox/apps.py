"""Registers the outbox with Django."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Known by its folder name."""

    name = "motcua.foundation.outbox"
    label = "outbox"
