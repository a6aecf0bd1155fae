"""After a merger: open dossiers follow to the unit that took over; their dates do not move."""

from collections.abc import Mapping
from datetime import datetime

from motcua.cores.casework import Actor
from motcua.rooms.dossiers.models import Dossier
from motcua.rooms.dossiers.operations.verbs import move_to_successor


def move_open_dossiers(*, heirs: Mapping[str, str], actor: Actor, at: datetime) -> int:
    """Moves every dossier still owed by a unit in ``heirs`` (old code → new); counts them."""
    owed = Dossier.objects.exclude(next_kind="").filter(unit_id__in=list(heirs))
    moved = 0
    for dossier in list(owed):
        move_to_successor(
            actor=actor,
            at=at,
            code=dossier.code,
            to_unit=heirs[str(dossier.unit_id)],
            receiving_unit=heirs.get(str(dossier.receiving_unit_id), ""),
        )
        moved += 1
    return moved
