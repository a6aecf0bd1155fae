"""The last app to be ready: it wires the others."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Has no tables; ``ready`` binds ports and checks the rule files."""

    name = "motcua.config"
    label = "house"

    def ready(self) -> None:
        """Everything is loaded: bind it."""
        from motcua.config.wiring import wire

        wire()
