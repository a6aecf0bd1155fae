"""Lists are read from indexes alone where rows are known to be visible: vacuum tells so, often."""

from django.db import migrations

SHARES = "autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE dossiers_dossier SET (autovacuum_vacuum_scale_factor = 0.01,"
            " autovacuum_vacuum_insert_scale_factor = 0.01)",
            f"ALTER TABLE dossiers_dossier RESET ({SHARES})",
        )
    ]
