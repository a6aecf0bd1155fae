"""Stands in for the ledger: seals personal values, writes JSON, and reads the event back."""

import hashlib
import json
from dataclasses import fields, replace
from typing import Any

from motcua.cores.casework import Committed, Private, from_data, to_data
from motcua.cores.casework.events import Event


def through_the_ledger(event: Event) -> Event:
    """``event`` written as JSON with commitments in place of personal values, and read again."""
    kind, data = to_data(event)
    written = json.dumps({name: _sealed(value) for name, value in data.items()})
    return from_data(kind, json.loads(written))


def as_committed(event: Event) -> Event:
    """``event`` with every personal value replaced by its commitment."""
    sealed: dict[str, Any] = {
        field.name: Committed(commitment(value))
        for field in fields(event)
        if isinstance(value := getattr(event, field.name), Private)
    }
    return replace(event, **sealed)


def commitment(value: Private) -> str:
    """A stand-in: the ledger's own commitments are salted."""
    return hashlib.sha256(value.value.encode()).hexdigest()


def _sealed(value: Any) -> Any:
    return {"commitment": commitment(value)} if isinstance(value, Private) else value
