"""New rows by a statement that is made once for each model and number of rows."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model

from motcua.foundation.compiled.preparing import preparing_cursor


def insert(rows: Sequence[Model], *, ignore_conflicts: bool = False) -> None:
    """Writes new rows of one model, as ``bulk_create`` does, and tells each its number.

    With ``ignore_conflicts`` rows that are there already stay as they are, and no numbers are told.
    """
    if not rows:
        return
    model = type(rows[0])
    text, fields = _statement(model, len(rows), ignore_conflicts)
    values = [
        field.get_db_prep_save(field.pre_save(row, True), connection)
        for row in rows
        for field in fields
    ]
    with preparing_cursor() as cursor:
        cursor.execute(text, values)
        if model._meta.auto_field is not None and not ignore_conflicts:
            for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk = number
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias


@lru_cache(maxsize=512)
def _statement(
    model: type[Model], count: int, ignore_conflicts: bool
) -> "tuple[str, tuple[Field[Any, Any], ...]]":
    quote = connection.ops.quote_name
    number = model._meta.auto_field
    fields = tuple(field for field in model._meta.concrete_fields if field is not number)
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    text = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "
    text += ", ".join([f"({places})"] * count)
    if ignore_conflicts:
        text += " ON CONFLICT DO NOTHING"
    elif number is not None:
        text += f" RETURNING {quote(str(number.column))}"
    return text, fields
