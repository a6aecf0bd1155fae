"""Each alarm fires once per dossier and date, whatever the worker does, and is told once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from motcua.foundation.outbox.models import OutboxMessage
from motcua.rooms.dossiers import access, operations
from motcua.rooms.dossiers.models import Alarm, Dossier
from motcua.rooms.dossiers.operations import alarms
from tests.cast import COMMUNE, MONDAY, Cast, filing, stand_up

pytestmark = pytest.mark.django_db
DUE = MONDAY.replace(day=12, hour=17, minute=0)


@pytest.fixture
def cast() -> Cast:
    return stand_up()


@pytest.fixture
def code(cast: Cast) -> str:
    """Accepted on Monday, five working days: due on Monday the twelfth at 17:00."""
    return operations.take_in(actor=cast.actor("receiver"), at=MONDAY, filing=filing(cast))


Sweep = Callable[[datetime], int]


@pytest.mark.parametrize(
    ("sweep", "kind", "too_early", "in_time"),
    [
        (alarms.warn_of_deadlines, "deadline_warning", DUE - timedelta(days=5), DUE - timedelta(1)),
        (alarms.note_passed_deadlines, "deadline_passed", DUE, DUE + timedelta(seconds=1)),
        (
            alarms.note_far_too_late,
            "third_multiple_passed",
            DUE + timedelta(days=5),
            DUE + timedelta(days=30),
        ),
        (alarms.sweep_owners, "owner_sweep", MONDAY, DUE + timedelta(days=1)),
    ],
)
def test_an_alarm_fires_when_its_time_has_come_and_never_again(
    code: str, sweep: Sweep, kind: str, too_early: datetime, in_time: datetime
) -> None:
    assert sweep(too_early) == 0
    assert sweep(in_time) == 1
    assert sweep(in_time) == 0
    assert sweep(in_time + timedelta(hours=1)) == 0
    alarm = Alarm.objects.get(kind=kind)
    assert alarm.dossier.code == code
    told = OutboxMessage.objects.filter(topic="dossier.notice", body__kind=kind)
    assert told.count() == 1


def test_a_moved_date_is_warned_of_anew(cast: Cast, code: str) -> None:
    operations.hand_over(actor=cast.actor("receiver"), at=MONDAY, code=code, to_unit=COMMUNE)
    assert alarms.warn_of_deadlines(DUE - timedelta(days=3)) == 1
    operations.apologise(
        actor=cast.actor("head"),
        at=DUE - timedelta(days=3),
        code=code,
        promised_at=DUE + timedelta(days=7),
        cause="workload",
        reason="Hồ sơ tăng đột biến",
    )
    assert alarms.warn_of_deadlines(DUE - timedelta(days=2)) == 0
    assert alarms.warn_of_deadlines(DUE + timedelta(days=6)) == 1
    assert alarms.note_passed_deadlines(DUE + timedelta(days=1)) == 0


def test_a_dossier_nobody_supplies_is_closed_by_the_worker(cast: Cast, code: str) -> None:
    officer = access.ref_of_user(cast.users["officer"].pk)
    operations.hand_over(actor=cast.actor("receiver"), at=MONDAY, code=code, to_unit=COMMUNE)
    operations.hand_over(
        actor=cast.actor("head"), at=MONDAY, code=code, to_unit=COMMUNE, to_ref=officer
    )
    operations.ask_supplement(
        actor=cast.actor("officer"), at=MONDAY, code=code, positions=[2], reason="Thiếu"
    )
    assert alarms.close_overdue_supplements(MONDAY + timedelta(days=14)) == 0
    assert alarms.close_overdue_supplements(MONDAY + timedelta(days=17)) == 1
    assert Dossier.objects.get(code=code).status == 8
    assert alarms.close_overdue_supplements(MONDAY + timedelta(days=18)) == 0
