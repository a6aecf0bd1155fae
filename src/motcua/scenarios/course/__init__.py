"""The life of a dossier as people live it: what each does next, and when."""

from motcua.scenarios.course.intake import begin
from motcua.scenarios.course.scene import Scene

__all__ = ["Scene", "begin"]
