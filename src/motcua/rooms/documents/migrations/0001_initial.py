"""Files received, papers issued and counters of numbers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DayCounter',
            fields=[
                ('pk', models.CompositePrimaryKey('unit_code', 'on', blank=True, editable=False, primary_key=True, serialize=False)),
                ('unit_code', models.CharField(max_length=35)),
                ('on', models.DateField()),
                ('last', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='RegisterCounter',
            fields=[
                ('pk', models.CompositePrimaryKey('unit_code', 'register', 'year', blank=True, editable=False, primary_key=True, serialize=False)),
                ('unit_code', models.CharField(max_length=35)),
                ('register', models.CharField(max_length=16)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Blob',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('size_bytes', models.PositiveIntegerField()),
                ('media_type', models.CharField(max_length=100)),
                ('content', models.BinaryField()),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='blob_sha256_is_a_digest')],
            },
        ),
        migrations.CreateModel(
            name='IssuedPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_code', models.CharField(max_length=64)),
                ('form_code', models.CharField(max_length=32)),
                ('form_edition', models.CharField(max_length=64)),
                ('unit_code', models.CharField(max_length=35)),
                ('register', models.CharField(blank=True, max_length=16)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField(null=True)),
                ('issued_at', models.DateTimeField()),
                ('signer_name', models.CharField(blank=True, max_length=200)),
                ('data', models.JSONField()),
                ('sha256', models.CharField(max_length=64, null=True)),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['dossier_code'], name='paper_by_dossier'), models.Index(condition=models.Q(('sha256__isnull', False)), fields=['sha256'], name='paper_by_seal')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number__isnull', False)), fields=('unit_code', 'register', 'year', 'number'), name='paper_number_once_per_register_and_year'), models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', True), ('register', '')), models.Q(models.Q(('register', ''), _negated=True), ('number__isnull', False)), _connector='OR'), name='paper_number_goes_with_register')],
            },
        ),
    ]
