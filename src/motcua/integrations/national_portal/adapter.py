"""Tells the portal each change of a dossier, and notes its receipt on the dossier.

Called by the outbox, at least once for each change and in no certain order. The whole dossier is
read when it is sent, so a late message never brings an old state; a message sent twice is the same
upsert. A failure leaves the message in the outbox, where it is tried again.
"""

from collections.abc import Callable
from datetime import datetime

from motcua.cores.casework.refusals import Refusal
from motcua.foundation.outbox import OutwardCall
from motcua.integrations.national_portal.messages import (
    PROGRESS,
    UNTOLD,
    WHOLE,
    Whole,
    step_message,
    whole_message,
)
from motcua.integrations.national_portal.reading import told_about
from motcua.integrations.national_portal.transport import Envelope, Transport
from motcua.rooms.dossiers import access
from motcua.rooms.dossiers import operations as dossiers
from motcua.rooms.dossiers.events import changed_of

NAME = "national_portal"


class Synchroniser:
    """One transport and the clock of whoever runs the worker."""

    def __init__(self, transport: Transport, clock: Callable[[], datetime]) -> None:
        self._transport = transport
        self._clock = clock

    def tell(self, call: OutwardCall) -> None:
        """Sends one change. Raises PortalUnreachable, PortalRefused: then it is called again."""
        change = changed_of(call.body)
        if set(change.kinds) <= UNTOLD:
            return
        dossier, steps = told_about(change)
        receipt = self._transport.send(
            Envelope(
                service=WHOLE,
                unit_code=dossier.unit_code,
                is_updating=dossier.known,
                data=[whole_message(dossier)],
                key=call.idempotency_key,
            )
        )
        told = [step_message(step) for step in steps if step.kind not in UNTOLD]
        self._transport.send(
            Envelope(
                service=PROGRESS,
                unit_code=dossier.unit_code,
                is_updating=False,
                data=told,
                key=f"{call.idempotency_key}/steps",
            )
        )
        if not dossier.known:
            self._note(dossier, receipt)

    def _note(self, dossier: Whole, receipt: str) -> None:
        """The dossier is synchronised; another worker may have noted it first."""
        row = access.for_machine().filter(code=dossier.code).get()
        at = max(self._clock(), row.last_at)
        try:
            dossiers.record_sync(actor=access.SYSTEM, at=at, code=dossier.code, receipt=receipt)
        except Refusal as refusal:
            if refusal.code != "already_done":
                raise
