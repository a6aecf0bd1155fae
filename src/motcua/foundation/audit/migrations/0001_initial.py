"""The ledger's tables, the triggers that refuse every change, and the queue for the next checkpoint."""

from django.db import migrations, models


GUARDED = ("ledger_event", "ledger_leaf", "ledger_checkpoint")

REFUSE = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% on %: the ledger is only ever added to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$body$
"""

# Two triggers, because a test database is emptied by TRUNCATE and must stay guarded otherwise.
GUARD = """
CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
"""

UNGUARD = """
DROP TRIGGER {table}_keep ON {table};
DROP TRIGGER {table}_whole ON {table}
"""

# By trigger, so that no way of writing an event can forget it: one statement, many rows.
QUEUE = """
CREATE FUNCTION ledger_queue() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO ledger_pending (event_id) SELECT id FROM added ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;
CREATE TRIGGER ledger_event_queue AFTER INSERT ON ledger_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_queue()
"""

UNQUEUE = """
DROP TRIGGER ledger_event_queue ON ledger_event;
DROP FUNCTION ledger_queue()
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LedgerCheckpoint',
            fields=[
                ('size', models.BigIntegerField(primary_key=True, serialize=False)),
                ('root', models.BinaryField()),
                ('at', models.DateTimeField()),
                ('previous_size', models.BigIntegerField()),
                ('previous_root', models.BinaryField()),
                ('peaks', models.BinaryField()),
                ('blocks', models.BinaryField()),
            ],
            options={
                'db_table': 'ledger_checkpoint',
            },
        ),
        migrations.CreateModel(
            name='LedgerPending',
            fields=[
                ('event_id', models.BigIntegerField(primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'ledger_pending',
            },
        ),
        migrations.CreateModel(
            name='LedgerSecret',
            fields=[
                ('pk', models.CompositePrimaryKey('dossier_code', 'sequence', 'path', blank=True, editable=False, primary_key=True, serialize=False)),
                ('dossier_code', models.CharField(db_collation='C', max_length=120)),
                ('sequence', models.BigIntegerField()),
                ('path', models.TextField()),
                ('salt', models.BinaryField()),
                ('value', models.TextField()),
            ],
            options={
                'db_table': 'ledger_secret',
            },
        ),
        migrations.CreateModel(
            name='LedgerEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_code', models.CharField(db_collation='C', max_length=120)),
                ('sequence', models.BigIntegerField()),
                ('kind', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('body', models.TextField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'ledger_event',
                'constraints': [models.UniqueConstraint(fields=('dossier_code', 'sequence'), name='ledger_event_place')],
            },
        ),
        migrations.CreateModel(
            name='LedgerLeaf',
            fields=[
                ('position', models.BigIntegerField(primary_key=True, serialize=False)),
                ('dossier_code', models.CharField(db_collation='C', max_length=120)),
                ('sequence', models.BigIntegerField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'ledger_leaf',
                'constraints': [models.UniqueConstraint(fields=('dossier_code', 'sequence'), name='ledger_leaf_place')],
            },
        ),
        migrations.RunSQL(REFUSE, "DROP FUNCTION ledger_refuse()"),
        *(
            migrations.RunSQL(GUARD.format(table=table), UNGUARD.format(table=table))
            for table in GUARDED
        ),
        migrations.RunSQL(QUEUE, UNQUEUE),
    ]
