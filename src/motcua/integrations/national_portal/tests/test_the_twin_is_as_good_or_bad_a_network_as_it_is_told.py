"""The twin: refuses what is misshapen, and drops, repeats, delays and loses as it is told to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from motcua.integrations.national_portal.messages import (
    PROGRESS,
    WHOLE,
    Step,
    step_message,
    whole_message,
)
from motcua.integrations.national_portal.tests.cast import MONDAY, WHOLE_DOSSIER
from motcua.integrations.national_portal.transport import (
    Envelope,
    PortalRefused,
    PortalUnreachable,
)
from motcua.integrations.national_portal.twin import Behaviour, BehaviourNotUnderstood, Twin

CODE = WHOLE_DOSSIER.code


def envelope(number: int = 1, **changes: Any) -> Envelope:
    item: Mapping[str, Any] = whole_message(replace(WHOLE_DOSSIER, **changes))
    return Envelope(WHOLE, WHOLE_DOSSIER.unit_code, False, [item], f"key-{number}")


def failures(twin: Twin, count: int = 400) -> int:
    failed = 0
    for number in range(count):
        try:
            twin.send(envelope(number))
        except PortalUnreachable:
            failed += 1
    return failed


def test_a_good_network_keeps_the_dossier_and_gives_a_receipt() -> None:
    twin = Twin()
    receipt = twin.send(envelope())
    assert receipt.startswith("TWIN-")
    assert twin.dossier(CODE) == whole_message(WHOLE_DOSSIER)
    assert Twin().send(envelope()) == receipt


def test_the_newest_state_replaces_the_older_one() -> None:
    twin = Twin()
    twin.send(envelope(1, status=2))
    twin.send(envelope(2, status=4))
    assert twin.codes() == (CODE,)
    told = twin.dossier(CODE)
    assert told is not None
    assert told["TrangThaiHoSo"] == "4"


def test_a_step_that_comes_twice_is_kept_once() -> None:
    twin = Twin()
    twin.send(envelope())
    step = Step(
        code=CODE, kind="accepted", at=MONDAY, status=2, by="An", unit_name="x", due_at=None
    )
    for _ in range(2):
        twin.send(Envelope(PROGRESS, "H49.101", False, [step_message(step)], "key-2"))
    assert [each["NoiDungXuLy"] for each in twin.steps(CODE)] == [
        "Tiếp nhận hồ sơ, hẹn trả kết quả"
    ]


@pytest.mark.parametrize(
    ("service", "item", "code"),
    [
        ("XoaHoSo", {}, "102"),
        (WHOLE, {"MaHoSo": CODE}, "101"),
        (WHOLE, {**whole_message(WHOLE_DOSSIER), "TrangThaiHoSo": "11"}, "103"),
        (
            PROGRESS,
            dict.fromkeys(("MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "NoiDungXuLy", "TrangThai"), "1"),
            "104",
        ),
    ],
)
def test_what_is_misshapen_is_refused_by_code(service: str, item: Any, code: str) -> None:
    twin = Twin()
    with pytest.raises(PortalRefused) as refused:
        twin.send(Envelope(service, "H49.101", False, [item], "key"))
    assert refused.value.code == code
    assert twin.codes() == ()


def test_a_share_of_the_messages_is_dropped_and_the_same_ones_each_time() -> None:
    first, second = (Twin(Behaviour(drop=0.25, seed=7)) for _ in range(2))
    failed = failures(first)
    assert 60 < failed < 140
    assert failures(second) == failed
    assert sum(first.received.values()) == 400 - failed


def test_a_dropped_message_arrives_when_it_is_sent_often_enough() -> None:
    twin = Twin(Behaviour(drop=0.5))
    for _ in range(30):
        try:
            twin.send(envelope())
            break
        except PortalUnreachable:
            continue
    assert twin.codes() == (CODE,)


def test_a_lost_answer_is_a_message_that_arrived() -> None:
    twin = Twin(Behaviour(lose=1.0))
    with pytest.raises(PortalUnreachable):
        twin.send(envelope())
    assert twin.codes() == (CODE,)


def test_a_message_can_come_twice() -> None:
    twin = Twin(Behaviour(repeat=1.0))
    twin.send(envelope())
    assert twin.received["key-1"] == 2
    assert twin.codes() == (CODE,)


def test_a_slow_network_waits_before_it_answers() -> None:
    waited: list[float] = []
    Twin(Behaviour(delay_seconds=0.5), sleep=waited.append).send(envelope())
    assert waited == [0.5]


def test_a_behaviour_is_read_from_text() -> None:
    wanted = Behaviour(drop=0.1, lose=0.05, delay_seconds=2.0, seed=3)
    assert Behaviour.parse("drop=0.1, lose=0.05,delay_seconds=2,seed=3") == wanted
    assert Behaviour.parse("") == Behaviour()


@pytest.mark.parametrize(
    "written", ["drop", "drop=x", "drop=2", "drop=-1", "drop=nan", "color=1", "seed=0.5"]
)
def test_a_behaviour_that_makes_no_sense_is_refused(written: str) -> None:
    with pytest.raises(BehaviourNotUnderstood):
        Behaviour.parse(written)
