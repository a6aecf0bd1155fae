"""From the outbox to the twin and back: each change is told, and the dossier notes its receipt."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from motcua.foundation.audit.queries import events_of
from motcua.foundation.outbox import (
    RetryPolicy,
    backlog,
    dead_letters,
    deliver_due,
    subscribe_outward,
)
from motcua.foundation.outbox.subscriptions import only_these
from motcua.integrations.national_portal.adapter import NAME, Synchroniser
from motcua.integrations.national_portal.tests.cast import (
    CENTRE,
    COMMUNE,
    OFFICER,
    RECEIVER,
    after,
    filed,
    paper,
    stand_up,
)
from motcua.integrations.national_portal.twin import Behaviour, Twin
from motcua.rooms.dossiers import operations as dossiers
from motcua.rooms.dossiers.events import DOSSIER_CHANGED
from motcua.rooms.people.operations import enrol_officer

pytestmark = pytest.mark.django_db
NOW = after(200)


@pytest.fixture
def outbox() -> Iterator[None]:
    """No other subscriber."""
    with only_these():
        yield


def bind(twin: Twin, attempts: int = 40) -> None:
    """As wiring would, with a fixed clock and without long waits."""
    policy = RetryPolicy(base_seconds=1.0, cap_seconds=1.0, max_attempts=attempts)
    subscribe_outward(DOSSIER_CHANGED, Synchroniser(twin, lambda: NOW).tell, NAME, policy=policy)


def work(rounds: int = 60) -> None:
    now: datetime = NOW
    for _ in range(rounds):
        deliver_due(now, jitter=lambda: 0.0)
        now += timedelta(seconds=2)


def lived(code: str) -> None:
    """Accepted, asked for a paper, supplied."""
    dossiers.accept(actor=RECEIVER, at=after(1), code=code)
    dossiers.hand_over(actor=RECEIVER, at=after(2), code=code, to_unit=COMMUNE, to_ref="user:2")
    dossiers.ask_supplement(
        actor=OFFICER, at=after(3), code=code, positions=[1], reason="Tờ khai mờ"
    )
    dossiers.supply(actor=RECEIVER, at=after(5), code=code, papers=[paper()])


@pytest.mark.usefixtures("outbox")
def test_the_portal_shows_the_dossier_and_the_dossier_its_receipt() -> None:
    twin = Twin()
    bind(twin)
    code = filed(stand_up())
    dossiers.accept(actor=RECEIVER, at=after(1), code=code)
    work(4)
    told = twin.dossier(code)
    assert told is not None
    assert (told["TrangThaiHoSo"], told["HinhThuc"]) == ("2", "2")
    assert told["ChuHoSo"] == "Nguyễn Thị Ngọc Ánh"
    assert [each["TrangThai"] for each in twin.steps(code)] == ["1", "2"]
    last = events_of(code)[-1]
    assert last.kind == "synced"
    assert last.data["receipt"].startswith("TWIN-")


@pytest.mark.usefixtures("outbox")
def test_our_own_note_is_not_sent_back() -> None:
    twin = Twin()
    bind(twin)
    filed(stand_up())
    work(6)
    assert sum(twin.received.values()) == 2
    assert backlog() == []


@pytest.mark.usefixtures("outbox")
def test_a_supplement_is_told_with_the_dates_before_and_after() -> None:
    twin = Twin()
    bind(twin)
    code = filed(stand_up())
    lived(code)
    work(8)
    told = twin.dossier(code)
    assert told is not None
    assert told["TrangThaiHoSo"] == "4"
    (supplement,) = told["DanhSachHoSoBoSung"]
    assert supplement["NoiDungBoSung"] == "Tờ khai mờ"
    assert supplement["NgayHenTraTruoc"] == "20260309170000"
    assert supplement["NgayHenTraMoi"] >= supplement["NgayHenTraTruoc"]
    assert [step["TrangThai"] for step in twin.steps(code)] == ["1", "2", "4", "5", "4"]


@pytest.mark.usefixtures("outbox")
def test_a_step_names_the_officer_and_the_unit() -> None:
    twin = Twin()
    bind(twin)
    actor = stand_up()
    enrol_officer(user=actor, full_name="Lê Văn An", position_vi="x", actor=actor, at=after(0))
    code = filed(actor)
    dossiers.accept(
        actor=type(RECEIVER)(f"user:{actor.pk}", RECEIVER.role, CENTRE), at=after(1), code=code
    )
    work(4)
    step = twin.steps(code)[-1]
    assert step["NguoiXuLy"] == "Lê Văn An"
    assert step["PhongBanXuLy"] == "Trung tâm phường Hồng Gai"


@pytest.mark.usefixtures("outbox")
@pytest.mark.parametrize("written", ["drop=0.4", "lose=0.4", "repeat=0.5", "drop=0.3,lose=0.3"])
def test_over_a_bad_network_everything_arrives_in_the_end(written: str) -> None:
    twin = Twin(Behaviour.parse(f"{written},seed=5"))
    bind(twin)
    code = filed(stand_up())
    lived(code)
    work()
    told = twin.dossier(code)
    assert told is not None
    assert told["TrangThaiHoSo"] == "4"
    assert [step["TrangThai"] for step in twin.steps(code)] == ["1", "2", "4", "5", "4"]
    assert [event.kind for event in events_of(code)].count("synced") == 1
    assert backlog() == []


@pytest.mark.usefixtures("outbox")
def test_a_portal_that_never_answers_leaves_a_dead_letter_and_no_receipt() -> None:
    twin = Twin(Behaviour(drop=1.0))
    bind(twin, attempts=3)
    code = filed(stand_up())
    work(8)
    (letter,) = dead_letters()
    assert (letter.subscriber, letter.key, letter.attempts) == (NAME, code, 3)
    assert [event.kind for event in events_of(code)] == ["filed"]


@pytest.mark.usefixtures("outbox")
def test_a_message_waits_while_the_worker_is_away() -> None:
    twin = Twin()
    bind(twin)
    code = filed(stand_up())
    assert twin.dossier(code) is None
    assert [each.waiting for each in backlog()] == [1]
