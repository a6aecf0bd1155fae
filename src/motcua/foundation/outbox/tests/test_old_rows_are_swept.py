"""The sweep removes what was delivered long ago, and nothing that anybody still waits for."""

import pytest
from django.db import connection

from motcua.foundation.outbox import RetryPolicy, dead_letters, deliver_due, subscribe, sweep
from motcua.foundation.outbox.tests.cast import AT, TOPIC, Handler, later, states, tell

pytestmark = pytest.mark.django_db


def messages() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM outbox_message")
        return int((cursor.fetchone() or (0,))[0])


def test_done_rows_go_and_waiting_and_dead_ones_stay() -> None:
    subscribe(TOPIC, Handler(2), "board", policy=RetryPolicy(max_attempts=1))
    for number in (1, 2, 3):
        tell(number, key=f"H49-{number}")
    deliver_due(AT)
    tell(4, key="H49-4")
    tell(5, topic="unheard")
    assert sweep(before=AT) == 0
    assert messages() == 5
    assert sweep(before=later(days=30)) == 2
    assert [state[1] for state in states()] == [2, 4]
    assert messages() == 2
    assert len(dead_letters()) == 1


def test_a_message_stays_while_one_of_its_readers_waits() -> None:
    subscribe(TOPIC, Handler(), "board")
    subscribe(TOPIC, Handler(1), "slow")
    tell(1)
    deliver_due(AT)
    assert sweep(before=later(days=30)) == 1
    assert messages() == 1
