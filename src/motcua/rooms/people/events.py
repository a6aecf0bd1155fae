"""News of this room, told through the outbox in the transaction of the change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

UNITS_REORGANISED = "people.units_reorganised"


@dataclass(frozen=True, slots=True)
class UnitsReorganised:
    """Units ended on ``on``; ``heirs``: code of each → code of its main successor."""

    on: date
    heirs: Mapping[str, str]

    def body(self) -> dict[str, Any]:
        """As the outbox keeps it."""
        return {"on": self.on.isoformat(), "heirs": dict(self.heirs)}


def reorganised_of(body: Mapping[str, Any]) -> UnitsReorganised:
    """The event back from its body."""
    return UnitsReorganised(date.fromisoformat(body["on"]), body["heirs"])
