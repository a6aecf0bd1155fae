"""The last app to be ready: it wires the others."""

from pathlib import Path

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Has no tables; ``ready`` binds ports, checks rule files, compiles changed translations."""

    name = "motcua.config"
    label = "house"

    def ready(self) -> None:
        """Everything is loaded: bind it."""
        from motcua.config.wiring import wire
        from motcua.foundation.ui.catalogues import compile_stale

        compile_stale(Path(__file__).resolve().parents[1])
        wire()
