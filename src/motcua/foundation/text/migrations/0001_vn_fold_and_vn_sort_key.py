"""Makes vn_fold and vn_sort_key; the character classes stand here as they stood on that day."""

from django.db import migrations

# lower() under "C" knows ASCII alone and normalize() knows no locale: the same bytes everywhere.
FOLD = r"""
CREATE FUNCTION vn_fold(source text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$
  SELECT pg_catalog.btrim(pg_catalog.regexp_replace(
    pg_catalog.translate(
      pg_catalog.regexp_replace(
        pg_catalog.lower(normalize(source, NFD) COLLATE "C"),
        '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g'),
      'Đđ', 'dd'),
    '[ \t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'), ' ')
$body$
"""

SORT_KEY = r"""
CREATE FUNCTION vn_sort_key(source text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$
  SELECT
    pg_catalog.translate(plain, U&'\0306\0302\031B\0300\0309\0303\0301\0323', '{|}')
    || E'\t' ||
    pg_catalog.regexp_replace(
      pg_catalog.translate(
        plain, '123456789' || U&'\0300\0309\0303\0301\0323\0306\0302\031B', '00000000012345'),
      '[^0-5]', '0', 'g')
  FROM (
    SELECT pg_catalog.replace(pg_catalog.replace(pg_catalog.btrim(pg_catalog.regexp_replace(
      pg_catalog.regexp_replace(
        pg_catalog.lower(normalize(source, NFD) COLLATE "C"),
        '[\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f'
        '\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g'),
      '[ \t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000!-/:-@\[-`{-~]+',
      ' ', 'g'), ' '), 'Đ', 'd{'), 'đ', 'd{') AS plain
  ) AS prepared
$body$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(FOLD, "DROP FUNCTION vn_fold(text)"),
        migrations.RunSQL(SORT_KEY, "DROP FUNCTION vn_sort_key(text)"),
    ]
