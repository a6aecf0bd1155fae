"""Registers the room with Django, and its rule files with those who check them."""

from django.apps import AppConfig


class IndicesConfig(AppConfig):
    """The room is known by its folder name."""

    name = "motcua.rooms.indices"
    label = "indices"

    def ready(self) -> None:
        """A broken index set stops start-up; worked cases learn how to score."""
        from motcua.cores.scoring.cases import work_out
        from motcua.foundation.rulefiles import register_evaluator
        from motcua.rooms.indices.shipped import check_sets

        register_evaluator("scoring.points", work_out)
        check_sets()
