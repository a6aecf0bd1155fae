"""``motcua work``: the worker that delivers what the outbox holds and sweeps for what is due.

It asks `motcua.config.wiring` for two things: ``deliver_due(now)``, which delivers and returns
how many of each kind, and ``sweeps()``, pairs of a kind and a function of the present instant that
returns how often it fired. Sweeps come round each minute; delivery is woken by the database.
"""

import logging
import signal
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import click
from django.db import close_old_connections

from motcua.config import wiring
from motcua.faces.cli.main import JSON, BadInput, DoesNotHold, emit, format_option, needs_database
from motcua.foundation.outbox import worker as outbox

log = logging.getLogger("motcua.work")

SWEEP_EVERY_SECONDS = 60.0
MOST_ROUNDS_OF_A_DRAIN = 1000

Sweep = tuple[str, Callable[[datetime], int]]


@click.command(epilog="Ví dụ: motcua work --drain")
@click.option("--drain", is_flag=True, help="Làm hết việc đến hạn lúc này, in số việc rồi dừng.")
@click.option("--now", "instant", help="Coi lúc này là INSTANT (ISO 8601); chỉ để diễn tập.")
@format_option(JSON)
@needs_database
def work(drain: bool, instant: str | None, output_format: str) -> None:
    """Gửi tin đi và quét hồ sơ, phản ánh, nhiệm vụ đến hạn."""
    if drain:
        now = _instant(instant) if instant else datetime.now(UTC)
        fired, faults = drain_all(now)
        rows = [{"kind": kind, "fired": count} for kind, count in fired.items()]
        emit({"fired": fired}, output_format, rows)
        if faults:
            raise DoesNotHold("Không làm xong: " + "; ".join(faults))
    elif instant:
        raise BadInput("--now chỉ đi cùng --drain.")
    else:
        Worker().run()


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"--now={text!r}: cần dạng 2026-07-01T09:00+07:00.") from None
    if instant.tzinfo is None:
        raise BadInput(f"--now={text!r}: thiếu múi giờ, ví dụ 2026-07-01T09:00+07:00.")
    return instant


def drain_all(now: datetime) -> tuple[dict[str, int], list[str]]:
    """All that is due at ``now``: how often each kind fired, and which kinds failed."""
    fired: Counter[str] = Counter({kind: 0 for kind, _ in wiring.sweeps()})
    fired.update(_deliver_all(now))
    faults = [fault for sweep in wiring.sweeps() if (fault := _sweep(sweep, now, fired))]
    # What the sweeps recorded goes out in the same breath.
    fired.update(_deliver_all(now))
    return dict(fired), faults


def _deliver_all(now: datetime) -> Counter[str]:
    delivered: Counter[str] = Counter()
    for _ in range(MOST_ROUNDS_OF_A_DRAIN):
        round_ = wiring.deliver_due(now)
        delivered.update(round_)
        if not any(round_.values()):
            break
    return delivered


def _sweep(sweep: Sweep, now: datetime, fired: Counter[str]) -> str | None:
    """Runs one sweep; a sweep that fails keeps none of the others from its work."""
    kind, due = sweep
    try:
        fired[kind] += due(now)
    except Exception as fault:
        log.exception("sweep %s", kind)
        return f"{kind}: {fault}"
    return None


class Worker:
    """The endless form of the work; SIGTERM and SIGINT end it after the round at hand.

    Delivery has threads of its own, so that an outside system that is slow holds up nobody; this
    one sweeps.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()

    def run(self) -> None:
        """Works until told to stop; a database that is away is waited for."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop.set())
        delivery = threading.Thread(target=self._deliver)
        delivery.start()
        while not self._stop.is_set():
            self._sweep_all(datetime.now(UTC))
            self._stop.wait(SWEEP_EVERY_SECONDS)
        delivery.join()

    def _deliver(self) -> None:
        outbox.Worker(clock=lambda: datetime.now(UTC), stop=self._stop).run()

    def _sweep_all(self, now: datetime) -> None:
        close_old_connections()
        fired: Counter[str] = Counter()
        for sweep in wiring.sweeps():
            _sweep(sweep, now, fired)
