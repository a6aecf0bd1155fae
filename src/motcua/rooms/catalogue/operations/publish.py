"""Publishing versions of procedures: one, or the whole catalogue at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.cores.clock import CutoffRule, Limit, LimitNotUnderstood
from motcua.foundation.accounts.models import User
from motcua.foundation.outbox import operations as outbox
from motcua.foundation.records.planner import count_afresh
from motcua.foundation.text import fold, nfc, sort_key
from motcua.rooms.catalogue.events import VERSIONS_PUBLISHED, VersionsPublished
from motcua.rooms.catalogue.kinds import (
    Channel,
    FeeSetBy,
    OnlineLevel,
    OwnerSystem,
    ServedLevel,
    SupplementClock,
)
from motcua.rooms.catalogue.models import Fee, Field, Procedure, ProcedureVersion, RequiredPaper
from motcua.rooms.catalogue.models.procedures import CODE_SHAPE
from motcua.rooms.catalogue.operations.refusals import (
    AmountNegative,
    CodeMalformed,
    CodeTaken,
    LimitUnknown,
    NameMissing,
    ProcedureUnknown,
    VersionTooEarly,
)

# Names run to a thousand letters; order needs fewer, and an index can hold only so many.
SORTED_LETTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A paper to be asked for; its place in the list is its position, from 1."""

    name_vi: str
    originals: int = 0
    copies: int = 0
    always: bool | None = None
    replaced_by_database: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFee:
    """A line of fees; its place in the list is its line, from 1."""

    amount_vnd: int | None
    set_by: FeeSetBy
    channel: Channel | None = None
    note: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A version to be published; what is left out is unknown, never zero."""

    name_vi: str
    valid_from: date
    name_en: str = ""
    from_confirmed: bool = False
    online_level: OnlineLevel = OnlineLevel.UNKNOWN
    online_confirmed: bool = False
    channels: tuple[Channel, ...] = ()
    limit_amount: int | None = None
    limit_unit: str = ""
    cutoff_minute: int | None = None
    limit_confirmed: bool = False
    limit_note: str = ""
    limits_by_channel: Mapping[str, str] = field(default_factory=dict)
    supplement_clock: SupplementClock = SupplementClock.RESTART
    competent_level: str = ""
    authorities: tuple[str, ...] = ()
    sequence: tuple[Any, ...] = ()
    performers: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    decision_number: str = ""
    source: Mapping[str, str] = field(default_factory=dict)
    doubt: str = ""
    confirmed: bool = False
    papers: tuple[NewPaper, ...] = ()
    papers_total: int | None = None
    fees: tuple[NewFee, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProcedure:
    """A procedure with its first version."""

    code: str
    field_vi: str
    levels: tuple[ServedLevel, ...]
    version: NewVersion
    owner_system: OwnerSystem = OwnerSystem.OURS


def publish_version(*, code: str, version: NewVersion, actor: User, at: datetime) -> int:
    """Supersedes the version in force from ``version.valid_from`` on; answers its number.

    Raises ProcedureUnknown, NameMissing, LimitUnknown, AmountNegative, VersionTooEarly.
    """
    with transaction.atomic():
        procedure = Procedure.objects.select_for_update().filter(code=code).first()
        if procedure is None:
            raise ProcedureUnknown(procedure=code)
        return _publish([(procedure, version)], actor, at)[0].pk


@transaction.atomic
def publish_many(*, procedures: Sequence[NewProcedure], actor: User, at: datetime) -> None:
    """Enters procedures that are new to us, each with its first version; all or none.

    Raises CodeMalformed, CodeTaken, and what ``publish_version`` raises.
    """
    _check_codes([new.code for new in procedures])
    fields = _fields(sorted({new.field_vi for new in procedures}))
    rows = Procedure.objects.bulk_create(
        Procedure(
            code=new.code,
            field=fields[new.field_vi],
            levels=list(new.levels),
            owner_system=new.owner_system,
        )
        for new in procedures
    )
    _publish([(row, new.version) for row, new in zip(rows, procedures, strict=True)], actor, at)


def _check_codes(codes: Sequence[str]) -> None:
    taken = set(Procedure.objects.filter(code__in=codes).values_list("code", flat=True))
    for code in codes:
        if not re.fullmatch(CODE_SHAPE, code):
            raise CodeMalformed(procedure=code)
        if code in taken:
            raise CodeTaken(procedure=code)
        taken.add(code)


def _fields(names: Sequence[str]) -> dict[str, Field]:
    """Fields of administration by name, new ones entered; the code is the folded name."""
    codes = {name: re.sub(r"[^0-9a-z]+", "-", fold(name)).strip("-") for name in names}
    Field.objects.bulk_create(
        [Field(code=codes[name], name_vi=nfc(name)) for name in names], ignore_conflicts=True
    )
    stored = {row.code: row for row in Field.objects.filter(code__in=codes.values())}
    return {name: stored[code] for name, code in codes.items()}


def _publish(
    wanted: Sequence[tuple[Procedure, NewVersion]], actor: User, at: datetime
) -> list[ProcedureVersion]:
    for procedure, new in wanted:
        _refuse_broken(procedure.code, new)
    _end_present(wanted)
    versions = ProcedureVersion.objects.bulk_create(
        _version(procedure, new, actor, at) for procedure, new in wanted
    )
    pairs = [(row, new) for row, (_procedure, new) in zip(versions, wanted, strict=True)]
    papers = RequiredPaper.objects.bulk_create(
        RequiredPaper(
            version=row,
            position=position,
            name_vi=nfc(paper.name_vi),
            originals=paper.originals,
            copies=paper.copies,
            always=paper.always,
            replaced_by_database=paper.replaced_by_database,
        )
        for row, new in pairs
        for position, paper in enumerate(new.papers, start=1)
    )
    Fee.objects.bulk_create(
        Fee(
            version=row,
            line=line,
            amount_vnd=fee.amount_vnd,
            set_by=fee.set_by,
            channel=fee.channel,
            note=nfc(fee.note),
            confirmed=fee.confirmed,
            from_on=new.valid_from,
            recorded_by=actor,
            recorded_at=at,
        )
        for row, new in pairs
        for line, fee in enumerate(new.fees, start=1)
    )
    news = VersionsPublished({row.procedure.code: row.pk for row in versions})
    outbox.record(VERSIONS_PUBLISHED, news.body(), key=VERSIONS_PUBLISHED, at=at)
    count_afresh(Procedure, ProcedureVersion, RequiredPaper, Fee, rows=papers)
    return versions


def _refuse_broken(code: str, new: NewVersion) -> None:
    if not fold(new.name_vi):
        raise NameMissing(procedure=code)
    if any(fee.amount_vnd is not None and fee.amount_vnd < 0 for fee in new.fees):
        raise AmountNegative()
    try:
        if new.limit_unit:
            Limit(new.limit_amount, new.limit_unit)  # type: ignore[arg-type]  # it checks both
        if new.cutoff_minute is not None:
            CutoffRule(new.cutoff_minute)
    except LimitNotUnderstood as fault:
        raise LimitUnknown(procedure=code) from fault


def _end_present(wanted: Sequence[tuple[Procedure, NewVersion]]) -> None:
    """Ends each version in force where the new one begins; a new procedure has none."""
    starts = {procedure.pk: new.valid_from for procedure, new in wanted}
    presents = ProcedureVersion.objects.filter(procedure__in=starts, valid_until__isnull=True)
    for present in presents.select_related("procedure"):
        if starts[present.procedure_id] <= present.valid_from:
            raise VersionTooEarly(procedure=present.procedure.code, on=present.valid_from)
        present.valid_until = starts[present.procedure_id]
        present.save(update_fields=["valid_until"])


_AS_THEY_STAND = (
    "valid_from",
    "name_en",
    "from_confirmed",
    "online_level",
    "online_confirmed",
    "limit_amount",
    "limit_unit",
    "cutoff_minute",
    "limit_confirmed",
    "papers_total",
    "supplement_clock",
    "competent_level",
    "decision_number",
    "confirmed",
)
_LISTS = ("channels", "authorities", "sequence", "performers", "legal_bases", "results")
_MAPS = ("limits_by_channel", "source")


def _version(procedure: Procedure, new: NewVersion, actor: User, at: datetime) -> ProcedureVersion:
    name = nfc(new.name_vi)
    return ProcedureVersion(
        procedure=procedure,
        name_vi=name,
        name_folded=fold(name),
        name_sort=sort_key(name[:SORTED_LETTERS]),
        limit_note=nfc(new.limit_note),
        doubt=nfc(new.doubt),
        recorded_by=actor,
        recorded_at=at,
        **{each: getattr(new, each) for each in _AS_THEY_STAND},
        **{each: list(getattr(new, each)) for each in _LISTS},
        **{each: dict(getattr(new, each)) for each in _MAPS},
    )
