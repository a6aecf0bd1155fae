"""Binds what rooms want from above or outside: who hears which news, who answers which question.

The only place that knows both sides. ``wire`` runs once when Django is ready; the worker asks
``deliver_due`` and ``sweeps``.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache

from django.http import HttpRequest
from django.utils import timezone

from motcua.foundation import rulefiles
from motcua.foundation.accounts.models import User
from motcua.foundation.audit import ports as audit_ports
from motcua.foundation.audit.checkpoints import checkpoint, last_checkpoint
from motcua.foundation.outbox import operations as outbox
from motcua.foundation.outbox.delivery import deliver_due
from motcua.foundation.outbox.subscriptions import Message, subscribe, subscribe_outward
from motcua.foundation.ui import ports as ui_ports
from motcua.integrations.national_portal import adapter as national_portal
from motcua.integrations.national_portal.twin import Twin
from motcua.rooms.catalogue import operations as catalogue
from motcua.rooms.dossiers import access as dossier_access
from motcua.rooms.dossiers import events as dossier_events
from motcua.rooms.dossiers import operations as dossier_operations
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.dossiers.operations import alarms
from motcua.rooms.people import events as people_events
from motcua.rooms.people import queries as people
from motcua.rooms.statistics import operations as statistics

__all__ = ["deliver_due", "sweeps", "wire"]

Sweep = tuple[str, Callable[[datetime], int]]
# Delivered messages are kept this long, so that a doubt can be looked into.
KEEP_DELIVERED = timedelta(days=14)


def wire() -> None:
    """Binds everything; a broken rule file stops start-up here."""
    rulefiles.check_all()
    subscribe(dossier_events.DOSSIER_CHANGED, count_dossiers, "statistics")
    subscribe(people_events.UNITS_REORGANISED, follow_reorganisation, "succession")
    subscribe_outward(dossier_events.DOSSIER_CHANGED, portal().tell, national_portal.NAME)
    audit_ports.register_comparer("dossiers", dossiers.table_differences)
    ui_ports.bind(office=office, roles_of=roles_of)


def count_dossiers(messages: Sequence[Message]) -> None:
    """Dossiers that changed change the counters, in the transaction that marks them delivered."""
    changes = [dossier_events.changed_of(message.body) for message in messages]
    statistics.apply_facts([change.fact for change in changes if change.fact is not None])


def _now() -> datetime:
    """Asked anew at each call, so that a clock put in its place is heard."""
    return timezone.now()


@cache
def portal() -> national_portal.Synchroniser:
    """The national portal as this site knows it: the twin, until a real connection is bound."""
    return national_portal.Synchroniser(Twin(), _now)


def follow_reorganisation(messages: Sequence[Message]) -> None:
    """Competences and open dossiers go to the units that took over."""
    for message in messages:
        change = people_events.reorganised_of(message.body)
        catalogue.hand_over_competences(
            heirs=change.heirs, on=change.on, actor=system_account(), at=message.at
        )
        dossier_operations.move_open_dossiers(
            heirs=change.heirs, actor=dossier_access.SYSTEM, at=message.at
        )


def system_account() -> User:
    """The account in whose name rules act."""
    known = User.objects.filter(username="system").first()
    return known or User.objects.create_user("system", None, "Hệ thống")


def office() -> ui_ports.Office:
    """The province the pages speak for; asked once it has been set up."""
    found = _province()
    if found is None:
        _province.cache_clear()
        return ui_ports.Office()
    return ui_ports.Office(name=found, simulated=_simulated())


@cache
def _province() -> str | None:
    units = people.units(level=people.Level.PROVINCE, on=timezone.localdate())
    return units[0].name_vi if units else None


@cache
def _simulated() -> bool:
    return dossiers.any_simulated()


def roles_of(request: HttpRequest) -> frozenset[str]:
    """The roles by which the navigation is drawn; asked once per request."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return frozenset()
    held = frozenset(role.role.value for role in people.roles_of(user.pk, timezone.now()))
    return held or frozenset({people.Role.CITIZEN.value})


def sweeps() -> list[Sweep]:
    """What the worker looks for by the clock, each with the name it is counted under."""
    return [
        ("deadline_warning", alarms.warn_of_deadlines),
        ("deadline_passed", alarms.note_passed_deadlines),
        ("third_multiple_passed", alarms.note_far_too_late),
        ("supplement_closed", alarms.close_overdue_supplements),
        ("owner_sweep", alarms.sweep_owners),
        ("ledger_checkpoint", write_checkpoint),
        ("outbox_swept", lambda now: outbox.sweep(before=now - KEEP_DELIVERED)),
    ]


def write_checkpoint(now: datetime) -> int:
    """Takes waiting events into the ledger's log; says whether there were any."""
    before = last_checkpoint()
    return int(checkpoint(at=now).size > (before.size if before else 0))
