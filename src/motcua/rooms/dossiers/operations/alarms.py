"""Alarms of time, each kind once per dossier and instant, however often the worker looks.

``deadline_warning`` before the due date, ``deadline_passed`` after it, ``third_multiple_passed`` at
three times the limit, ``owner_sweep`` when the next action is overdue. Each alarm is kept and told
through the outbox in one transaction. ``close_overdue_supplements`` closes dossiers for which
nothing came [law:nd-118-2025 art.19 cl.5].
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from motcua.cores.casework import instant_text
from motcua.cores.casework.refusals import Refusal
from motcua.cores.clock import ZONE, Limit, due_at
from motcua.foundation.outbox import operations as outbox
from motcua.rooms.dossiers.access import SYSTEM
from motcua.rooms.dossiers.events import NOTICE_DUE
from motcua.rooms.dossiers.models import Alarm, Dossier
from motcua.rooms.dossiers.operations.verbs import close_unsupplied
from motcua.rooms.worktime import queries as worktime

# No warning rule reaches further than this; it only bounds what is looked at.
_HORIZON = timedelta(days=60)
_RUNNING = Q(due_at__isnull=False, finished_at__isnull=True)
_BATCH = 1000

Due = tuple[int, str, datetime]


def warn_of_deadlines(now: datetime) -> int:
    """Fires ``deadline_warning`` for dossiers due within the warning time of their unit."""
    lead = worktime.limit_rules(now.astimezone(ZONE).date()).limit("deadline_warning_before")
    coming = _running().filter(due_at__gte=now, due_at__lt=now + _HORIZON)
    units = [str(row["unit_id"]) for row in coming.order_by().values("unit_id").distinct()]
    calendars = worktime.calendars_for(units)
    found: list[Due] = []
    for unit_code, calendar in calendars.items():
        until = due_at(calendar, now, lead).due_at
        found += _dues(coming.filter(unit_id=unit_code, due_at__lte=until))
    return _fire("deadline_warning", found, now)


def note_passed_deadlines(now: datetime) -> int:
    """Fires ``deadline_passed`` for dossiers whose due date is over."""
    return _fire("deadline_passed", _dues(_running().filter(due_at__lt=now)), now)


def note_far_too_late(now: datetime) -> int:
    """Fires ``third_multiple_passed`` at the multiple of the limit that the rule names."""
    times = worktime.limit_rules(now.astimezone(ZONE).date()).multiple("far_too_late_after")
    late = _running().filter(due_at__lt=now).select_related("version")
    units = [str(row["unit_id"]) for row in late.order_by().values("unit_id").distinct()]
    calendars = worktime.calendars_for(units)
    found: list[Due] = []
    for dossier in late.iterator(chunk_size=_BATCH):
        start = dossier.competent_at or dossier.accepted_at
        limit = limit_of(dossier.version)
        if start is None or limit is None:
            continue
        far = Limit(max(limit.amount, 1) * times, limit.unit)
        about = due_at(calendars[dossier.unit_id], start, far).due_at
        if about < now:
            found.append((dossier.pk, dossier.code, about))
    return _fire("third_multiple_passed", found, now)


def limit_of(version: Any) -> Limit | None:
    """The limit of a stored version, or None where amount or unit is missing."""
    if version.limit_amount is None or not version.limit_unit:
        return None
    return Limit(version.limit_amount, version.limit_unit)


def sweep_owners(now: datetime) -> int:
    """Fires ``owner_sweep`` for every open dossier whose next action is overdue."""
    idle = Dossier.objects.exclude(next_kind="").filter(next_due_at__lt=now)
    rows = idle.order_by("code").values_list("pk", "code", "next_due_at")
    return _fire("owner_sweep", [(pk, code, about) for pk, code, about in rows if about], now)


def close_overdue_supplements(now: datetime) -> int:
    """Closes dossiers whose time for supplements ran out; each in a transaction of its own."""
    waiting = Dossier.objects.filter(status=5, next_due_at__lt=now).order_by("code")
    closed = 0
    for code in list(waiting.values_list("code", flat=True)):
        try:
            close_unsupplied(actor=SYSTEM, at=now, code=code)
        except Refusal:
            continue  # somebody acted on it in between
        closed += 1
    return closed


def _running() -> QuerySet[Dossier]:
    return Dossier.objects.filter(_RUNNING).exclude(status=5).order_by("code")


def _dues(rows: QuerySet[Dossier]) -> Iterator[Due]:
    for pk, code, about in rows.values_list("pk", "code", "due_at").iterator(chunk_size=_BATCH):
        if about is not None:
            yield pk, code, about


def _fire(kind: str, found: Iterable[Due], now: datetime) -> int:
    rows = list(found)
    fired = 0
    for start in range(0, len(rows), _BATCH):
        fired += _fire_batch(kind, rows[start : start + _BATCH], now)
    return fired


def _fire_batch(kind: str, rows: list[Due], now: datetime) -> int:
    codes = {pk: (code, about) for pk, code, about in rows}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Alarm._meta.db_table} (dossier_id, kind, about_at, fired_at)"
            " SELECT pk, %s, about, %s FROM unnest(%s::bigint[], %s::timestamptz[]) AS d(pk, about)"
            " ON CONFLICT (dossier_id, kind, about_at) DO NOTHING RETURNING dossier_id",
            [kind, now, list(codes), [about for _, about in codes.values()]],
        )
        new = [pk for (pk,) in cursor.fetchall()]
        for pk in new:
            code, about = codes[pk]
            body = {"code": code, "kind": kind, "about_at": instant_text(about)}
            outbox.record(NOTICE_DUE, body, key=code, at=now)
    return len(new)
