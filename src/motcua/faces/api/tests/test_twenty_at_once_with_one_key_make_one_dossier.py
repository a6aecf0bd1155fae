"""Twenty threads send one submission at the same moment, each on a connection of its own.

The controls must make more than one: without a key, and with a claim that looks first and writes
afterwards, as it would be without the unique key in the database.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from motcua.faces.api.tests.cast import Cast, body, stand_up
from motcua.faces.api.tests.sending import Sender
from motcua.foundation.audit.queries import heads_of
from motcua.rooms.documents.queries import papers_of
from motcua.rooms.dossiers.operations import IntakeRequest
from motcua.rooms.dossiers.operations import file as filing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
SENDERS = 20


@pytest.fixture
def committed() -> Cast:
    """The cast, seen by every connection."""
    return stand_up()


def all_at_once(token: str, key: str | None) -> list[tuple[int, str]]:
    """Status and code that each of the senders got."""
    gate = Barrier(SENDERS)

    def send(_number: int) -> tuple[int, str]:
        sender = Sender(token)
        try:
            connection.ensure_connection()
            gate.wait()
            response = sender.file(body(), key=key)
            return response.status_code, response.json().get("code", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(SENDERS) as pool:
        return list(pool.map(send, range(SENDERS)))


def listed(token: str) -> list[str]:
    """Codes of all dossiers that the receiver finds afterwards."""
    told = Sender(token).get("/api/dossiers?limit=200").json()
    return [line["code"] for line in told["dossiers"]]


def test_one_dossier_and_everybody_is_told_its_code(committed: Cast) -> None:
    answers = all_at_once(committed.receiver_token, "a-1")
    assert Counter(status for status, _ in answers) == {201: 1, 200: SENDERS - 1}
    (code,) = {code for _, code in answers}
    assert listed(committed.receiver_token) == [code]
    assert heads_of([code])[code].sequence == 1
    assert len(papers_of(code)) == 1


def test_the_control_without_a_key_makes_as_many_as_there_are_senders(committed: Cast) -> None:
    answers = all_at_once(committed.receiver_token, None)
    assert Counter(status for status, _ in answers) == {201: SENDERS}
    assert len(listed(committed.receiver_token)) == SENDERS


def test_the_control_that_looks_before_it_writes_makes_more_than_one(
    committed: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "_claim", looking_first(Barrier(SENDERS)))
    answers = all_at_once(committed.receiver_token, "a-1")
    assert len({code for _, code in answers}) > 1
    assert len(listed(committed.receiver_token)) > 1


def looking_first(gate: Barrier) -> Callable[[IntakeRequest, datetime], str | None]:
    """A claim without the unique key: everyone looks before anyone has written."""

    def claim(request: IntakeRequest, at: datetime) -> str | None:
        del at
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT dossier_code FROM dossiers_intakekey WHERE key = %s", [request.key]
            )
            known = cursor.fetchone()
        gate.wait(30)
        return known[0] if known else None

    return claim
