"""How messages travel: a session, an envelope, an answer; and what can go wrong on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

SUCCESS = "0"


class PortalUnreachable(Exception):
    """No answer came; whether the message arrived is not known. It is sent again later."""


class PortalRefused(Exception):
    """The portal answered and did not take the message; ``code`` is its own error code."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(f"{code}: {message}")


@dataclass(frozen=True, slots=True)
class Envelope:
    """One call: ``data`` for one service, of one unit; ``key`` is the same at every attempt."""

    service: str
    unit_code: str
    is_updating: bool
    data: Sequence[Mapping[str, Any]]
    key: str

    def body(self, session: str) -> dict[str, Any]:
        """As it is posted."""
        return {
            "session": session,
            "service": self.service,
            "isUpdating": self.is_updating,
            "madonvi": self.unit_code,
            "data": [dict(each) for each in self.data],
        }


class Transport(Protocol):
    """The portal's adapter, or the twin in its place."""

    def send(self, envelope: Envelope) -> str:
        """Delivers and answers the portal's receipt. Raises PortalUnreachable, PortalRefused."""


def receipt_of(answer: Mapping[str, Any]) -> str:
    """The receipt in an answer. Raises PortalRefused."""
    code = str(answer.get("error_code", ""))
    if code != SUCCESS:
        raise PortalRefused(code or "?", str(answer.get("message", "")))
    return str(answer.get("receipt", ""))
