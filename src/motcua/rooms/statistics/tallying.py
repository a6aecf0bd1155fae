"""How one fact counts: pure sums shared by the counters and by recomputation from events."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from motcua.cores.casework import Fact
from motcua.cores.clock import ZONE

ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums of facts; dossiers whose lateness is still open are not in ``late``."""

    received: int = 0
    late: int = 0
    unsatisfied: int = 0
    online: int = 0
    online_counted: int = 0
    fee_due: int = 0
    paid_online: int = 0
    fee_synced: int = 0
    written: int = 0
    electronic: int = 0
    digitised: int = 0
    reused: int = 0
    shared: int = 0
    population_data: int = 0
    synced: int = 0
    settled: int = 0

    def plus(self, other: "Counts", sign: int = 1) -> "Counts":
        """The sum, or the difference with ``sign`` -1."""
        return Counts(*(getattr(self, name) + sign * getattr(other, name) for name in COUNT_NAMES))


@dataclass(frozen=True, slots=True)
class Figures:
    """One unit in one period: sums, the dossiers that run late now, and procedures seen.

    ``running_late_disliked`` are those of them that are unsatisfied already. ``procedures_*`` count
    distinct procedures: with an online dossier, with a fee paid online, with a fee dossier
    synchronised.
    """

    counts: Counts = Counts()
    running_late: int = 0
    running_late_disliked: int = 0
    procedures_online: int = 0
    procedures_paid: int = 0
    procedures_fee_synced: int = 0

    @property
    def on_time(self) -> int:
        """Dossiers settled in time or still in time."""
        return self.counts.received - self.counts.late - self.running_late

    @property
    def satisfied(self) -> int:
        """Dossiers neither late nor disliked."""
        late = self.running_late - self.running_late_disliked
        return self.counts.received - self.counts.unsatisfied - late


COUNT_NAMES = tuple(field.name for field in fields(Counts))
Cell = tuple[date, str, str]


def month_of(instant: datetime) -> date:
    """The first day of the month in Vietnam to which ``instant`` belongs."""
    return instant.astimezone(ZONE).date().replace(day=1)


def cell_of(fact: Fact) -> Cell:
    """(month, unit, procedure) where ``fact`` is counted."""
    return month_of(fact.received_at), fact.unit_code, fact.procedure_code


def counts_of(fact: Fact) -> Counts:
    """What one fact adds to its cell.

    An online dossier whose procedure gives a written result counts as online only with its
    electronic result [law:qd-766-2022], as the portal computes indicator 3.3.
    """
    late = fact.asked_again or (fact.ended_at is not None and fact.ended_at > fact.due_at)
    online = fact.channel == ONLINE
    return Counts(
        received=1,
        late=int(late),
        unsatisfied=int(late or fact.disliked),
        online=int(online),
        online_counted=int(online and (fact.electronic_result or not fact.written_result)),
        fee_due=int(fact.fee_due),
        paid_online=int(fact.fee_due and fact.paid_online),
        fee_synced=int(fact.fee_due and fact.synced),
        written=int(fact.written_result),
        electronic=int(fact.written_result and fact.electronic_result),
        digitised=int(fact.digitised),
        reused=int(fact.reused),
        shared=int(fact.shared),
        population_data=int(fact.population_data),
        synced=int(fact.synced),
        settled=int(fact.ended_at is not None),
    )


def sums_of(facts: Iterable[Fact]) -> dict[Cell, Counts]:
    """The counters as they must be when every fact is counted once."""
    sums: dict[Cell, Counts] = {}
    for fact in facts:
        cell = cell_of(fact)
        sums[cell] = sums.get(cell, Counts()).plus(counts_of(fact))
    return sums


def figures_of(
    facts: Iterable[Fact],
    judged_at: datetime,
    *,
    board_of: Callable[[str], Iterable[str]],
    online: Mapping[str, frozenset[str]],
    priced: Mapping[str, frozenset[str]],
) -> dict[str, Figures]:
    """Figures per board unit, straight from facts: the slow twin of ``reading.figures``.

    ``board_of`` names every board unit on which a unit's dossier counts; ``online`` and ``priced``
    are, per board unit, the procedures offered online and those with a fee.
    """
    sums: dict[str, dict[str, Counts]] = {}
    late: dict[str, list[Fact]] = {}
    for fact in facts:
        running = fact.ended_at is None and not fact.asked_again and fact.due_at < judged_at
        for board in board_of(fact.unit_code):
            cells = sums.setdefault(board, {})
            cells[fact.procedure_code] = cells.get(fact.procedure_code, Counts()).plus(
                counts_of(fact)
            )
            late.setdefault(board, []).extend([fact] if running else [])
    return {
        board: Figures(
            counts=total(cells.values()),
            running_late=len(late[board]),
            running_late_disliked=sum(fact.disliked for fact in late[board]),
            procedures_online=_seen(cells, "online", online.get(board)),
            procedures_paid=_seen(cells, "paid_online", priced.get(board)),
            procedures_fee_synced=_seen(cells, "fee_synced", priced.get(board)),
        )
        for board, cells in sums.items()
    }


def _seen(cells: Mapping[str, Counts], name: str, offered: frozenset[str] | None) -> int:
    return sum(
        getattr(counts, name) > 0 and code in (offered or ()) for code, counts in cells.items()
    )


def total(many: Iterable[Counts]) -> Counts:
    """The sum of all."""
    whole = Counts()
    for each in many:
        whole = whole.plus(each)
    return whole


def changes_between(old: Fact | None, new: Fact) -> dict[Cell, Counts]:
    """What the counters must add when ``new`` replaces ``old``; empty where nothing moves."""
    changes: dict[Cell, Counts] = {}
    for fact, sign in ((old, -1), (new, 1)):
        if fact is not None:
            cell = cell_of(fact)
            changes[cell] = changes.get(cell, Counts()).plus(counts_of(fact), sign)
    return {cell: counts for cell, counts in changes.items() if counts != Counts()}
