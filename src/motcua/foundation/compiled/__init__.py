"""Statements whose text Django makes once: making and planning one costs more than running it.

For questions and rows on the busiest paths (filing a dossier asked 31 times; Django's own work for
that took 16 of 20 ms). The text still comes from Django's models, so a changed field changes it.
PostgreSQL keeps the plan for the length of the connection.
"""

from motcua.foundation.compiled.preparing import preparing_cursor
from motcua.foundation.compiled.questions import Compiled, NotCompilable, Value
from motcua.foundation.compiled.rows import insert

__all__ = ["Compiled", "NotCompilable", "Value", "insert", "preparing_cursor"]
