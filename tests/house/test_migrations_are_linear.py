"""The database's history is one line per app, and it says all that the models say."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


def test_every_app_has_one_line_of_migrations() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}
    for app in loader.migrated_apps:
        leaves = loader.graph.leaf_nodes(app)
        assert len(leaves) <= 1, app


@pytest.mark.django_db
def test_no_model_differs_from_its_migrations() -> None:
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert "No changes detected" in out.getvalue()
