"""Gives out numbers without gaps and without doubles: register numbers and dossier sequences.

A counter row per unit stays locked until the caller's transaction ends: a rolled-back or killed
caller gives its number back, the next one takes it. Two units never wait for each other. Callers
take numbers late in their transaction, and by unit and register in order where they take several.
"""

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models import Model

from motcua.foundation.compiled import preparing_cursor
from motcua.rooms.documents.models import DayCounter, RegisterCounter


class NumberOutsideTransaction(RuntimeError):
    """A number was asked for outside a transaction: a failure after it would leave a gap."""


def take_number(*, unit_code: str, register: str, year: int) -> int:
    """The next number of ``register`` of ``unit_code`` in ``year``, from 1."""
    return take_numbers(unit_code=unit_code, register=register, year=year, count=1)[0]


def take_numbers(*, unit_code: str, register: str, year: int, count: int) -> range:
    """The next ``count`` numbers, one after the other; ``count`` from 1."""
    columns = ("unit_code", "register", "year")
    return _advance(RegisterCounter, columns, (unit_code, register, year), count)


def take_sequence(*, unit_code: str, on: date) -> int:
    """The next dossier sequence of ``unit_code`` for the day ``on``, from 1."""
    return take_sequences(unit_code=unit_code, on=on, count=1)[0]


def take_sequences(*, unit_code: str, on: date, count: int) -> range:
    """The next ``count`` dossier sequences, one after the other; ``count`` from 1."""
    return _advance(DayCounter, ("unit_code", "on"), (unit_code, on), count)


def _advance(
    counter: type[Model], columns: Sequence[str], values: tuple[str | int | date, ...], count: int
) -> range:
    """Moves one counter by ``count``; waits where another transaction holds it."""
    if not connection.in_atomic_block:
        raise NumberOutsideTransaction(f"{counter.__name__} {values}")
    if count < 1:
        raise ValueError(f"count is {count}")
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join(["%s"] * len(columns))
    with preparing_cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {counter._meta.db_table} AS c ({names}, last) VALUES ({places}, %s)"
            f" ON CONFLICT ({names}) DO UPDATE SET last = c.last + excluded.last RETURNING last",
            (*values, count),
        )
        last: int = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)
