"""Registers the audit storage with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Its tables carry the names that auditors rely on, not the app's label."""

    name = "motcua.foundation.audit"
    label = "audit"
