"""Who may have to do with whom: derives the reach of units from parents and successions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motcua.rooms.people.models import Unit, UnitReach


@dataclass(frozen=True, slots=True)
class Link:
    """``successor`` answers for what ``predecessor`` left, from that day on."""

    predecessor: Unit
    successor: Unit
    on: date


def reach_new(units: Iterable[Unit]) -> list[UnitReach]:
    """Adds what new ``units`` reach and who reaches them; parents come before children."""
    newcomers = list(units)
    parents = {unit.parent_id for unit in newcomers if unit.parent_id is not None}
    above: dict[int, list[UnitReach]] = {}
    for row in UnitReach.objects.filter(unit_id__in=parents):
        above.setdefault(row.unit_id, []).append(row)
    added: list[UnitReach] = []
    for unit in newcomers:
        mine = [UnitReach(holder=unit, unit=unit, below=False)]
        holders = above.get(unit.parent_id, []) if unit.parent_id else []
        for holder_id, from_on in _earliest(holders).items():
            mine.append(UnitReach(holder_id=holder_id, unit=unit, below=True, from_on=from_on))
        above[unit.pk] = mine
        added += mine
    return UnitReach.objects.bulk_create(added, batch_size=2000)


def reach_predecessors(links: Iterable[Link]) -> None:
    """Lets each successor, and all that reach it, reach what its predecessors reached.

    The links belong to one day, and no unit is both predecessor and successor in them.
    """
    todo = list(links)
    holders = _grouped("unit_id", [link.successor.pk for link in todo])
    reached = _grouped("holder_id", [link.predecessor.pk for link in todo])
    rows = [
        UnitReach(
            holder_id=holder.holder_id,
            unit_id=left.unit_id,
            below=holder.below or left.below,
            from_on=max(day for day in (link.on, holder.from_on, left.from_on) if day),
        )
        for link in todo
        for holder in holders[link.successor.pk]
        for left in reached[link.predecessor.pk]
    ]
    # A row that is there already is older, hence wider.
    UnitReach.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)


def _earliest(rows: list[UnitReach]) -> dict[int, date | None]:
    """Per holder the day from which it reaches; None stands for always and wins."""
    days: dict[int, date | None] = {}
    for row in rows:
        if row.holder_id not in days:
            days[row.holder_id] = row.from_on
        elif (known := days[row.holder_id]) is not None:
            days[row.holder_id] = None if row.from_on is None else min(known, row.from_on)
    return days


def _grouped(key: str, unit_ids: list[int]) -> dict[int, list[UnitReach]]:
    rows: dict[int, list[UnitReach]] = {unit_id: [] for unit_id in unit_ids}
    for row in UnitReach.objects.filter(**{f"{key}__in": rows}):
        rows[getattr(row, key)].append(row)
    return rows
