"""A message exists when the change exists, and is addressed to those who listen at that time."""

import pytest
from django.db import transaction

from motcua.foundation.outbox import (
    NewMessage,
    deliver_due,
    record,
    record_many,
    subscribe,
    subscribe_outward,
)
from motcua.foundation.outbox.tests.cast import AT, TOPIC, Caller, Handler, states, tell

pytestmark = pytest.mark.django_db


def test_a_change_that_is_rolled_back_leaves_no_message() -> None:
    handler = Handler()
    subscribe(TOPIC, handler, "board")
    with transaction.atomic():
        tell(1)
        transaction.set_rollback(True)
    assert deliver_due(AT) == {"board": 0}
    assert handler.batches == []


def test_everyone_who_listens_gets_a_delivery_and_nobody_else() -> None:
    subscribe(TOPIC, Handler(), "board")
    subscribe("other", Handler(), "deaf")
    subscribe_outward(TOPIC, Caller(), "portal")
    tell(1)
    tell(2, topic="unheard")
    assert [state[:2] for state in states()] == [("board", 1), ("portal", 1)]


def test_a_message_arrives_as_it_was_told() -> None:
    seen: list[object] = []
    subscribe(TOPIC, seen.extend, "board")
    body = {"name": "Nguyễn Thị Ánh", "paths": [{"n": None}], "share": 0.5}
    record(TOPIC, body, key="H49-1", at=AT)
    deliver_due(AT)
    (message,) = seen
    told = (message.topic, message.key, message.body, message.at)  # type: ignore[attr-defined]  # a Message
    assert told == (TOPIC, "H49-1", body, AT)


def test_many_messages_are_one_statement_and_keep_their_order(
    django_assert_max_num_queries: object,
) -> None:
    handler = Handler()
    subscribe(TOPIC, handler, "board")
    news = [NewMessage(TOPIC, {"number": number}, f"H49-{number % 3}", AT) for number in range(50)]
    with django_assert_max_num_queries(2):  # type: ignore[operator]  # pytest-django's fixture
        record_many(news)
    deliver_due(AT)
    assert handler.batches == [list(range(50))]


def test_what_is_not_json_is_refused_before_anything_is_written() -> None:
    subscribe(TOPIC, Handler(), "board")
    with pytest.raises(TypeError):
        record(TOPIC, {"at": AT}, key="H49-1", at=AT)
    assert states() == []


def test_one_name_does_not_listen_in_two_ways() -> None:
    handler = Handler()
    subscribe(TOPIC, handler, "board")
    subscribe(TOPIC, handler, "board")
    with pytest.raises(ValueError, match="board"):
        subscribe(TOPIC, Handler(), "board")
    with pytest.raises(ValueError, match="board"):
        subscribe_outward("other", Caller(), "board")
    with pytest.raises(ValueError, match="no name"):
        subscribe(TOPIC, handler, "Not a name")
