"""Effects in our database: once, in the order of each key, whatever fails or works beside them."""

import threading
import time
from collections.abc import Sequence

import pytest
from django.db import connection

from motcua.foundation.audit.queries import events_of
from motcua.foundation.outbox import (
    Message,
    RetryPolicy,
    backlog,
    dead_letters,
    deliver_due,
    discard,
    resend,
    subscribe,
)
from motcua.foundation.outbox.operations import NoDeadLetter
from motcua.foundation.outbox.tests.cast import (
    AT,
    TOPIC,
    Handler,
    later,
    no_chance,
    numbers_of,
    states,
    tell,
)

pytestmark = pytest.mark.django_db


def test_messages_come_in_batches_and_only_once() -> None:
    handler = Handler()
    subscribe(TOPIC, handler, "board")
    tell(*range(7))
    assert deliver_due(AT, 5) == {"board": 5}
    assert deliver_due(AT, 5) == {"board": 2}
    assert deliver_due(AT, 5) == {"board": 0}
    assert handler.batches == [[0, 1, 2, 3, 4], [5, 6]]


def test_effect_and_mark_are_one_transaction() -> None:
    def write_then_fail(messages: Sequence[Message]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO outbox_message (topic, key, body, at) VALUES"
                " ('trace', '', '{}', now())"
            )
        raise RuntimeError(len(messages))

    subscribe(TOPIC, write_then_fail, "board")
    tell(1, 2)
    assert deliver_due(AT) == {"board": 0}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM outbox_message WHERE topic = 'trace'")
        assert cursor.fetchone() == (0,)
    assert states() == [("board", 1, 1, False, False), ("board", 2, 0, False, False)]


def test_one_faulty_message_does_not_hold_up_other_keys() -> None:
    handler = Handler(2)
    subscribe(TOPIC, handler, "board")
    for number in range(5):
        tell(number, key=f"H49-{number}")
    assert deliver_due(AT) == {"board": 4}
    assert handler.numbers == [0, 1, 3, 4]
    assert states()[2] == ("board", 2, 1, False, False)


def test_later_messages_of_the_same_key_wait_for_the_failed_one() -> None:
    handler = Handler(1)
    subscribe(TOPIC, handler, "board", policy=RetryPolicy(base_seconds=10))
    tell(0, 1, 2, 3)
    tell(9, key="H49-2")
    assert deliver_due(AT, jitter=no_chance) == {"board": 2}
    assert deliver_due(later(seconds=4), jitter=no_chance) == {"board": 0}
    handler.faulty.clear()
    assert deliver_due(later(seconds=5), jitter=no_chance) == {"board": 1}, "the failed one, alone"
    assert deliver_due(later(seconds=5), jitter=no_chance) == {"board": 2}
    assert handler.numbers == [0, 9, 1, 2, 3]


def test_a_held_key_does_not_starve_those_behind_it() -> None:
    handler = Handler(0)
    subscribe(TOPIC, handler, "board")
    tell(*range(30))
    tell(99, key="H49-2")
    deliver_due(AT, 10)
    assert deliver_due(AT, 10) == {"board": 0}
    assert handler.numbers == [99]


def test_a_dead_letter_stays_visible_holds_its_key_and_can_be_sent_again() -> None:
    handler = Handler(1)
    subscribe(TOPIC, handler, "board", policy=RetryPolicy(max_attempts=2))
    tell(1, 2)
    deliver_due(AT)
    deliver_due(later(hours=1))
    (letter,) = dead_letters()
    assert (letter.subscriber, letter.key, letter.attempts) == ("board", "H49-1", 2)
    assert "cannot stand [1]" in letter.error
    assert [(one.waiting, one.retrying, one.dead, one.oldest_at) for one in backlog()] == [
        (1, 0, 1, AT)
    ]
    assert deliver_due(later(days=9)) == {"board": 0}
    handler.faulty.clear()
    resend(subscriber="board", message_id=letter.message_id, actor="user:9", at=later(days=9))
    assert deliver_due(later(days=9)) == {"board": 2}
    assert handler.numbers == [1, 2]
    assert (dead_letters(), backlog()) == ([], [])
    assert [event.kind for event in events_of("@outbox/board")] == ["outbox.resent"]


def test_a_discarded_letter_lets_the_next_go_on() -> None:
    handler = Handler(1)
    subscribe(TOPIC, handler, "board", policy=RetryPolicy(max_attempts=1))
    tell(1, 2)
    deliver_due(AT)
    (letter,) = dead_letters()
    place = {"subscriber": "board", "message_id": letter.message_id, "actor": "user:9"}
    discard(**place, at=AT, reason="obsolete")  # type: ignore[arg-type]  # a mix of types
    assert deliver_due(AT) == {"board": 1}
    assert handler.numbers == [2]
    (event,) = events_of("@outbox/board")
    assert (event.kind, event.data["reason"]) == ("outbox.discarded", "obsolete")
    with pytest.raises(NoDeadLetter):
        resend(**place, at=AT)  # type: ignore[arg-type]  # a mix of types


def test_one_name_with_two_topics_keeps_the_order_across_them() -> None:
    seen: list[str] = []

    def opened(messages: Sequence[Message]) -> None:
        seen.extend(f"opened {number}" for number in numbers_of(messages))

    def closed(messages: Sequence[Message]) -> None:
        seen.extend(f"closed {number}" for number in numbers_of(messages))

    subscribe("opened", opened, "board")
    subscribe("closed", closed, "board")
    for number in (1, 2):
        tell(number, topic="opened")
        tell(number, topic="closed")
    assert deliver_due(AT) == {"board": 4}
    assert seen == ["opened 1", "closed 1", "opened 2", "closed 2"]


def test_news_told_by_a_handler_is_delivered_in_turn() -> None:
    second = Handler()

    def pass_on(messages: Sequence[Message]) -> None:
        tell(*numbers_of(messages), topic="second")

    subscribe(TOPIC, pass_on, "first")
    subscribe("second", second, "second")
    tell(1, 2)
    deliver_due(AT)
    deliver_due(AT)
    assert second.numbers == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_queue_and_keep_each_keys_order() -> None:
    keys, each = 5, 40
    seen: list[tuple[str, int]] = []
    lock = threading.Lock()

    def slow(messages: Sequence[Message]) -> None:
        time.sleep(0.01)
        with lock:
            seen.extend((one.key, one.body["number"]) for one in messages)

    subscribe(TOPIC, slow, "board")
    for number in range(each):
        for key in range(keys):
            tell(number, key=f"H49-{key}")
    faults: list[Exception] = []

    def work() -> None:
        try:
            while backlog():
                deliver_due(AT, 7)
        except Exception as fault:  # the thread's fault is told by the test
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(seen) == keys * each
    for key in range(keys):
        assert [number for name, number in seen if name == f"H49-{key}"] == list(range(each))
