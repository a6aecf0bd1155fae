"""The environment that the processes we start get."""

import os


def child_environment(database_url: str) -> dict[str, str]:
    """Ours, with the settings named and the database already found: children start no server."""
    given = {"DJANGO_SETTINGS_MODULE": "motcua.config.settings", "PYTHONUNBUFFERED": "1"}
    return {**given, **os.environ, "DATABASE_URL": database_url}
