"""What the room tells others about a procedure: plain values, frozen, with nothing to save."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.cores.clock import CutoffRule, Limit
from motcua.rooms.catalogue.kinds import (
    Channel,
    FeeSetBy,
    OnlineLevel,
    OwnerSystem,
    ServedLevel,
    SupplementClock,
)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper; ``always`` None: the source does not say whether every dossier needs it."""

    position: int
    name_vi: str
    originals: int
    copies: int
    always: bool | None
    replaced_by_database: str | None


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One line of the fees in force; ``amount_vnd`` None: set by somebody, not known to us."""

    line: int
    amount_vnd: int | None
    set_by: FeeSetBy
    channel: Channel | None
    note: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """A procedure as lists show it."""

    version_id: int
    code: str
    name_vi: str
    name_en: str
    field_code: str
    field_vi: str
    levels: tuple[ServedLevel, ...]
    owner_system: OwnerSystem
    online_level: OnlineLevel
    online_confirmed: bool
    channels: tuple[Channel, ...]
    limit: Limit | None
    limit_confirmed: bool
    doubt: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class VersionRow(ProcedureLine):
    """All of one version, with the fees of the day asked for.

    ``limit`` None: amount or unit is missing and no due date can be promised; what the source
    has instead stands in ``limit_amount`` and ``limit_note``. ``papers_total``: the source lists
    that many papers, more than are kept here; None: all are kept.
    """

    valid_from: date
    valid_until: date | None
    from_confirmed: bool
    limit_amount: int | None
    cutoff: CutoffRule | None
    limit_note: str
    limits_by_channel: Mapping[str, str]
    papers_total: int | None
    supplement_clock: SupplementClock
    competent_level: str
    authorities: tuple[str, ...]
    sequence: tuple[Any, ...]
    performers: tuple[str, ...]
    legal_bases: tuple[str, ...]
    results: tuple[str, ...]
    decision_number: str
    source: Mapping[str, str]
    papers: tuple[PaperRow, ...]
    fees: tuple[FeeRow, ...]
