"""``/healthz``: 200 only while the database answers and has every table this version wants."""

from functools import cache

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


class MigrationsMissing(Exception):
    """The database is older than the program."""


@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """``ok``, or 503 and the reason in one word."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        _require_migrations()
    except MigrationsMissing:
        return HttpResponse("migrations", status=503, content_type="text/plain")
    except Error:
        return HttpResponse("database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


@cache
def _require_migrations() -> None:
    """Raises MigrationsMissing; once they are all there the answer is remembered."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise MigrationsMissing
