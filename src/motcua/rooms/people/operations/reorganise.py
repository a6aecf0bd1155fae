"""Mergers, splits and dissolutions: units end, others take over, and nothing is lost on the way."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua.foundation.accounts.models import User
from motcua.foundation.outbox import operations as outbox
from motcua.rooms.people.events import UNITS_REORGANISED, UnitsReorganised
from motcua.rooms.people.kinds import SuccessionKind
from motcua.rooms.people.models import Assignment, Unit, UnitName, UnitSuccession
from motcua.rooms.people.operations.establish import NewUnit, establish_many
from motcua.rooms.people.operations.lookup import alive, unit_alive
from motcua.rooms.people.operations.refusals import (
    LaterAssignments,
    SuccessionUnclear,
    UnitHasUnitsBelow,
    UnitNotInForce,
    UnitUnknown,
)
from motcua.rooms.people.reach import Link, reach_predecessors


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """``successor`` takes over from ``predecessor``; one successor of each is the main one."""

    predecessor: str
    successor: str
    kind: SuccessionKind = SuccessionKind.MERGED
    is_main: bool = True
    confirmed: bool = True


@transaction.atomic
def reorganise(
    *,
    establish: Sequence[NewUnit],
    successions: Sequence[Succession],
    on: date,
    actor: User,
    at: datetime,
) -> None:
    """Establishes units and ends all predecessors on ``on``; everything or nothing.

    Raises what ``establish_many`` raises, SuccessionUnclear, UnitUnknown, UnitNotInForce,
    UnitHasUnitsBelow, LaterAssignments.
    """
    establish_many(units=establish, actor=actor, at=at)
    units = _locked(successions)
    _check(successions, units, on)
    predecessors = [units[code] for code in dict.fromkeys(s.predecessor for s in successions)]
    _end(predecessors, on, actor, at)
    UnitSuccession.objects.bulk_create(
        UnitSuccession(
            **asdict(s)
            | {"predecessor": units[s.predecessor], "successor": units[s.successor], "on": on},
            recorded_by=actor,
            recorded_at=at,
        )
        for s in successions
    )
    reach_predecessors(
        Link(units[s.predecessor], units[s.successor], on) for s in successions if s.is_main
    )
    if successions:
        news = UnitsReorganised(on, {s.predecessor: s.successor for s in successions if s.is_main})
        outbox.record(UNITS_REORGANISED, news.body(), key=UNITS_REORGANISED, at=at)


def merge_units(
    *,
    codes: Sequence[str],
    into: NewUnit | str,
    below: Mapping[str, str] | None = None,
    establish: Sequence[NewUnit] = (),
    on: date,
    actor: User,
    at: datetime,
) -> None:
    """Ends ``codes`` on ``on``; ``into``, new or standing, takes over.

    ``below`` names for each unit under them the one that takes over from it, and ``establish``
    those of them that are new. Refusals as in ``reorganise``.
    """
    heir = into if isinstance(into, str) else into.code
    heirs = dict.fromkeys(codes, heir) | dict(below or {})
    reorganise(
        establish=[*([] if isinstance(into, str) else [into]), *establish],
        successions=[Succession(predecessor=old, successor=new) for old, new in heirs.items()],
        on=on,
        actor=actor,
        at=at,
    )


def split_unit(
    *,
    code: str,
    parts: Sequence[NewUnit | str],
    main: str,
    on: date,
    actor: User,
    at: datetime,
) -> None:
    """Ends ``code`` on ``on``; ``parts`` take over shares, ``main`` what cannot be divided.

    Refusals as in ``reorganise``.
    """
    heirs = [part if isinstance(part, str) else part.code for part in parts]
    reorganise(
        establish=[part for part in parts if not isinstance(part, str)],
        successions=[
            Succession(
                predecessor=code,
                successor=heir,
                kind=SuccessionKind.SPLIT,
                is_main=heir == main,
            )
            for heir in heirs
        ],
        on=on,
        actor=actor,
        at=at,
    )


@transaction.atomic
def dissolve_unit(*, code: str, on: date, actor: User, at: datetime) -> None:
    """Ends a unit that nobody succeeds.

    Raises UnitUnknown, UnitNotInForce, UnitHasUnitsBelow, LaterAssignments.
    """
    unit = unit_alive(code, on)
    _refuse_orphans([unit], on)
    _end([unit], on, actor, at)


def _end(units: Sequence[Unit], on: date, actor: User, at: datetime) -> None:
    """Closes the units, their names and the assignments there, all on ``on``."""
    ids = [unit.pk for unit in units]
    here = Assignment.objects.filter(unit_id__in=ids)
    names = UnitName.objects.filter(unit_id__in=ids)
    if (late := here.filter(from_on__gte=on).select_related("unit").first()) is not None:
        raise LaterAssignments(unit=late.unit.code, on=on)
    if (newer := names.filter(from_on__gte=on).select_related("unit").first()) is not None:
        raise UnitNotInForce(unit=newer.unit.code, on=on)
    open_or_longer = Q(until_on__isnull=True) | Q(until_on__gt=on)
    here.filter(open_or_longer).update(until_on=on, ended_by=actor, ended_at=at)
    names.filter(open_or_longer).update(until_on=on)
    Unit.objects.filter(pk__in=ids).update(dissolved_on=on, ended_by=actor, ended_at=at)


def _locked(successions: Iterable[Succession]) -> dict[str, Unit]:
    codes = {code for s in successions for code in (s.predecessor, s.successor)}
    rows = Unit.objects.select_for_update().filter(code__in=codes).order_by("pk")
    units = {unit.code: unit for unit in rows}
    for code in sorted(codes - set(units)):
        raise UnitUnknown(unit=code)
    return units


def _check(successions: Sequence[Succession], units: Mapping[str, Unit], on: date) -> None:
    ending = {s.predecessor for s in successions}
    mains = Counter(s.predecessor for s in successions if s.is_main)
    for s in successions:
        if mains[s.predecessor] != 1 or s.successor in ending:
            raise SuccessionUnclear(unit=s.predecessor)
        for unit in (units[s.predecessor], units[s.successor]):
            if not alive(unit, on):
                raise UnitNotInForce(unit=unit.code, on=on)
    _refuse_orphans([units[code] for code in sorted(ending)], on)


def _refuse_orphans(ending: Sequence[Unit], on: date) -> None:
    ids = [unit.pk for unit in ending]
    rows = Unit.objects.filter(parent_id__in=ids).exclude(pk__in=ids).select_related("parent")
    orphans = [row for row in rows if row.dissolved_on is None or row.dissolved_on > on]
    if orphans:
        parent = orphans[0].parent
        assert parent is not None
        below = sorted(row.code for row in orphans if row.parent_id == parent.pk)
        raise UnitHasUnitsBelow(unit=parent.code, below=", ".join(below))
