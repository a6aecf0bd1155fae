"""A twin of the portal that lives in this process: no network, the portal's rules of shape.

It can be told to be a bad network: to drop messages, to lose answers, to deliver twice, to be slow.
What goes wrong follows from the seed, the key and the attempt alone, so a run can be repeated. Its
receipts follow from the message, so a twin that was restarted gives the same ones.
"""

import hashlib
import json
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from motcua.integrations.national_portal.messages import PROGRESS, WHOLE
from motcua.integrations.national_portal.transport import (
    SUCCESS,
    Envelope,
    PortalUnreachable,
    receipt_of,
)

MOST_KEPT = 10_000
MISSING_FIELD, UNKNOWN_SERVICE, UNKNOWN_STATUS, UNKNOWN_DOSSIER = "101", "102", "103", "104"
STATUSES = frozenset(map(str, range(1, 11)))
REQUIRED: Mapping[str, tuple[str, ...]] = {
    WHOLE: (
        "MaHoSo",
        "MaTTHC",
        "TenTTHC",
        "MaLinhVuc",
        "TenLinhVuc",
        "LoaiDoiTuong",
        "Email",
        "SoDienThoai",
        "TrichYeuHoSo",
        "NgayTiepNhan",
        "NgayHenTra",
        "TrangThaiHoSo",
        "HinhThuc",
        "DonViXuLy",
    ),
    PROGRESS: ("MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "NoiDungXuLy", "TrangThai"),
}


class BehaviourNotUnderstood(ValueError):
    """The text names no behaviour, or a number that is none of a share or of seconds."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Shares (0 to 1) of messages that are dropped, whose answer is lost, that come twice."""

    drop: float = 0.0
    lose: float = 0.0
    repeat: float = 0.0
    delay_seconds: float = 0.0
    seed: int = 0

    @classmethod
    def parse(cls, written: str) -> "Behaviour":
        """Reads ``drop=0.1,lose=0.05,delay_seconds=0.2``; empty: a good network."""
        most = {field.name: 1.0 for field in fields(cls)} | {"delay_seconds": 60.0, "seed": 2.0**63}
        values: dict[str, Any] = {}
        for part in filter(None, (each.strip() for each in written.split(","))):
            name, _, value = part.partition("=")
            try:
                number = int(value) if name == "seed" else float(value)
            except ValueError:
                raise BehaviourNotUnderstood(part) from None
            if name not in most or not 0 <= number <= most[name]:
                raise BehaviourNotUnderstood(part)
            values[name] = number
        return cls(**values)


class Twin:
    """The portal's memory: the newest state of each dossier, its steps, how often each key came."""

    def __init__(
        self, behaviour: Behaviour | None = None, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._behaviour = behaviour or Behaviour()
        self._sleep = sleep
        self._door = threading.Lock()
        self._dossiers: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self._steps: dict[str, list[dict[str, Any]]] = {}
        self.received: Counter[str] = Counter()
        self._attempts: Counter[str] = Counter()

    def send(self, envelope: Envelope) -> str:
        """As ``Transport.send``, over the bad network that was asked for."""
        if self._behaviour.delay_seconds:
            self._sleep(self._behaviour.delay_seconds)
        with self._door:
            self._attempts[envelope.key] += 1
            attempt = self._attempts[envelope.key]
            if self._happens("drop", envelope.key, attempt):
                raise PortalUnreachable("dropped")
            answer = self._receive(envelope)
            if self._happens("repeat", envelope.key, attempt):
                answer = self._receive(envelope)
            if self._happens("lose", envelope.key, attempt):
                raise PortalUnreachable("answer lost")
        return receipt_of(answer)

    def dossier(self, code: str) -> Mapping[str, Any] | None:
        """What the portal shows about a dossier."""
        return self._dossiers.get(code)

    def steps(self, code: str) -> Sequence[Mapping[str, Any]]:
        """The steps it shows, each once, in order of time."""
        return sorted(self._steps.get(code, ()), key=lambda step: step["ThoiDiemXuLy"])

    def codes(self) -> tuple[str, ...]:
        """All dossiers it knows."""
        return tuple(self._dossiers)

    def _happens(self, what: str, key: str, attempt: int) -> bool:
        share: float = getattr(self._behaviour, what)
        told = f"{self._behaviour.seed}|{what}|{key}|{attempt}".encode()
        chance = int.from_bytes(hashlib.sha256(told).digest()[:8], "big") / 2**64
        return chance < share

    def _receive(self, envelope: Envelope) -> dict[str, str]:
        self.received[envelope.key] += 1
        if envelope.service not in REQUIRED:
            return _refusal(UNKNOWN_SERVICE, envelope.service)
        for item in envelope.data:
            if fault := self._fault(envelope.service, item):
                return fault
        for item in envelope.data:
            self._keep(envelope.service, dict(item))
        return {"error_code": SUCCESS, "message": "", "receipt": _receipt(envelope)}

    def _fault(self, service: str, item: Mapping[str, Any]) -> dict[str, str] | None:
        missing = [name for name in REQUIRED[service] if name not in item]
        if missing:
            return _refusal(MISSING_FIELD, ", ".join(missing))
        status = item["TrangThaiHoSo" if service == WHOLE else "TrangThai"]
        if status not in STATUSES:
            return _refusal(UNKNOWN_STATUS, str(status))
        if service == PROGRESS and item["MaHoSo"] not in self._dossiers:
            return _refusal(UNKNOWN_DOSSIER, str(item["MaHoSo"]))
        return None

    def _keep(self, service: str, item: dict[str, Any]) -> None:
        code = item["MaHoSo"]
        if service == PROGRESS:
            steps = self._steps.setdefault(code, [])
            if item not in steps:
                steps.append(item)
            return
        self._dossiers[code] = item
        self._dossiers.move_to_end(code)
        if len(self._dossiers) > MOST_KEPT:
            oldest, _ = self._dossiers.popitem(last=False)
            self._steps.pop(oldest, None)


def _refusal(code: str, what: str) -> dict[str, str]:
    return {"error_code": code, "message": what}


def _receipt(envelope: Envelope) -> str:
    told = json.dumps(envelope.body(""), sort_keys=True, ensure_ascii=False).encode()
    return f"TWIN-{hashlib.sha256(told).hexdigest()[:16].upper()}"
