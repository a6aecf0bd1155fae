"""News of this room, told through the outbox after the change is committed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from motcua.cores.casework import Fact, instant_text

DOSSIER_CHANGED = "dossier.changed"
NOTICE_DUE = "dossier.notice"
_INSTANTS = ("received_at", "due_at", "ended_at")


@dataclass(frozen=True, slots=True)
class DossierChanged:
    """``kinds`` happened to the dossier; ``fact`` is how it counts now (None: not accepted yet)."""

    code: str
    sequence: int
    kinds: tuple[str, ...]
    status: int
    fact: Fact | None

    def body(self) -> dict[str, Any]:
        """As the outbox keeps it."""
        return {
            "code": self.code,
            "sequence": self.sequence,
            "kinds": list(self.kinds),
            "status": self.status,
            "fact": _fact_body(self.fact) if self.fact else None,
        }


def changed_of(body: Mapping[str, Any]) -> DossierChanged:
    """The event back from its body."""
    fact = body["fact"]
    return DossierChanged(
        code=body["code"],
        sequence=body["sequence"],
        kinds=tuple(body["kinds"]),
        status=body["status"],
        fact=_fact_of(fact) if fact else None,
    )


def _fact_body(fact: Fact) -> dict[str, Any]:
    return {
        name: instant_text(value) if isinstance(value, datetime) else value
        for name, value in asdict(fact).items()
    }


def _fact_of(body: Mapping[str, Any]) -> Fact:
    values = {field.name: body[field.name] for field in fields(Fact)}
    for name in _INSTANTS:
        if values[name] is not None:
            values[name] = datetime.fromisoformat(values[name])
    return Fact(**values)
