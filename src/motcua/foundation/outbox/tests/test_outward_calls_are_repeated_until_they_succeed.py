"""Outward calls: at least once, the same key each time, later after each failure, dead at last."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.outbox import (
    RetryPolicy,
    dead_letters,
    deliver_due,
    resend,
    subscribe,
    subscribe_outward,
)
from motcua.foundation.outbox.tests.cast import (
    AT,
    TOPIC,
    Caller,
    Handler,
    later,
    no_chance,
    states,
    tell,
)


@pytest.mark.django_db
def test_a_call_that_succeeds_is_made_once() -> None:
    caller = Caller()
    subscribe_outward(TOPIC, caller, "portal")
    tell(1, 2)
    assert deliver_due(AT) == {"portal": 2}
    assert deliver_due(later(days=1)) == {"portal": 0}
    assert [call.body["number"] for call in caller.calls] == [1, 2]
    assert len({call.idempotency_key for call in caller.calls}) == 2
    assert all(call.idempotency_key.endswith("/portal") for call in caller.calls)


@pytest.mark.django_db
def test_a_failed_call_is_repeated_later_with_the_same_key() -> None:
    caller = Caller(failures=2)
    subscribe_outward(TOPIC, caller, "portal", policy=RetryPolicy(base_seconds=10))
    tell(1)
    for seconds, calls in ((0, 1), (4, 1), (5, 2), (14, 2), (15, 3), (9999, 3)):
        deliver_due(later(seconds=seconds), jitter=no_chance)
        assert len(caller.calls) == calls, seconds
    assert len({call.idempotency_key for call in caller.calls}) == 1
    assert [call.attempt for call in caller.calls] == [1, 2, 3]
    assert states() == [("portal", 1, 3, True, False)]


@pytest.mark.django_db
def test_after_the_last_attempt_it_is_a_dead_letter_until_it_is_sent_again() -> None:
    caller = Caller(failures=2)
    subscribe_outward(TOPIC, caller, "portal", policy=RetryPolicy(max_attempts=2))
    tell(1)
    for day in range(5):
        deliver_due(later(days=day))
    (letter,) = dead_letters()
    assert (letter.attempts, letter.error) == (2, "ConnectionError: no line")
    resend(subscriber="portal", message_id=letter.message_id, actor="user:9", at=later(days=5))
    assert deliver_due(later(days=5)) == {"portal": 1}
    assert len({call.idempotency_key for call in caller.calls}) == 1


@pytest.mark.django_db
def test_a_system_that_is_down_holds_up_neither_effects_nor_other_systems() -> None:
    handler, healthy = Handler(), Caller()
    subscribe_outward(TOPIC, Caller(failures=99), "broken")
    subscribe_outward(TOPIC, healthy, "healthy")
    subscribe(TOPIC, handler, "board")
    tell(1, 2)
    assert deliver_due(AT) == {"board": 2, "broken": 0, "healthy": 2}


@pytest.mark.django_db
def test_a_worker_that_died_in_a_call_leaves_it_to_be_made_again_after_the_lease() -> None:
    def die(_: object) -> None:
        raise KeyboardInterrupt

    subscribe_outward(TOPIC, die, "portal", policy=RetryPolicy(max_attempts=2))
    tell(1)
    with pytest.raises(KeyboardInterrupt):
        deliver_due(AT)
    assert deliver_due(later(minutes=4)) == {"portal": 0}
    with pytest.raises(KeyboardInterrupt):
        deliver_due(later(minutes=5))
    assert deliver_due(later(minutes=10)) == {"portal": 0}
    assert "died" in dead_letters()[0].error


@pytest.mark.django_db
def test_the_claim_is_committed_before_the_call() -> None:
    seen: list[tuple[int, bool]] = []

    def look(_: object) -> None:
        seen.append((states()[0][2], connection.in_atomic_block))

    before = connection.in_atomic_block
    subscribe_outward(TOPIC, look, "portal")
    tell(1)
    deliver_due(AT)
    assert seen == [(1, before)]


@given(attempt=st.integers(1, 10_000), chance=st.floats(0, 1, exclude_max=True))
def test_waiting_grows_up_to_its_cap_and_ends(attempt: int, chance: float) -> None:
    policy = RetryPolicy(base_seconds=5, cap_seconds=3600, max_attempts=12)
    again = policy.next_at(AT, attempt, chance)
    if attempt >= 12:
        assert again is None
        return
    assert again is not None
    wait = (again - AT).total_seconds()
    full = min(3600, 5 * 2 ** (attempt - 1))
    assert full / 2 - 1e-5 <= wait <= full
