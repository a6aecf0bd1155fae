"""Registers the room with Django, and its evaluators with the rule files."""

from django.apps import AppConfig

from motcua.foundation.rulefiles import register_evaluator
from motcua.rooms.worktime import evaluators


class WorktimeConfig(AppConfig):
    """The room is known by its folder name."""

    name = "motcua.rooms.worktime"
    label = "worktime"

    def ready(self) -> None:
        """Lets the examples beside the rule files be worked out."""
        register_evaluator("clock.due", evaluators.due)
        register_evaluator("rulebook.value", evaluators.value)
