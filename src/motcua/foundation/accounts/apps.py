"""Registers accounts with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts keep the short label that AUTH_USER_MODEL names."""

    name = "motcua.foundation.accounts"
    label = "accounts"
