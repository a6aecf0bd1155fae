"""Taking a complete dossier at the counter: filed and accepted in one transaction."""

from datetime import datetime

from django.db import transaction

from motcua.cores.casework import Actor
from motcua.rooms.dossiers.filing import Filing
from motcua.rooms.dossiers.operations.file import file_dossier
from motcua.rooms.dossiers.operations.verbs import accept
from motcua.rooms.dossiers.operations.write import NOBODY
from motcua.rooms.dossiers.papers import Hand


def take_in(
    *,
    actor: Actor,
    at: datetime,
    filing: Filing,
    fee_vnd: int | None = None,
    complete: bool = True,
    hand: Hand = NOBODY,
) -> str:
    """The dossier's code; ``complete`` False files it without accepting it yet.

    Raises what ``file_dossier`` and ``accept`` raise; then nothing is written.
    """
    with transaction.atomic():
        code = file_dossier(actor=actor, at=at, filing=filing, hand=hand).code
        if complete:
            accept(actor=actor, at=at, code=code, fee_vnd=fee_vnd, hand=hand)
    return code
