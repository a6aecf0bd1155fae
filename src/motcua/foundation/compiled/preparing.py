"""A cursor that sends values apart from the text, so that the server prepares the text once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper


class _Preparing(psycopg.Cursor[Any]):
    """Every statement is prepared at its first use; psycopg forgets the least used ones."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        """As psycopg does it, prepared."""
        return super().execute(query, params, **{**options, "prepare": True})


@contextmanager
def preparing_cursor() -> Iterator[CursorWrapper]:
    """The cursor in Django's own wrapping: counted by tests, faults as Django's errors."""
    ours: Any = connection
    ours.close_if_health_check_failed()
    ours.ensure_connection()
    with ours.wrap_database_errors:
        bare = _Preparing(ours.connection)
    with ours._prepare_cursor(bare) as cursor:
        yield cursor
