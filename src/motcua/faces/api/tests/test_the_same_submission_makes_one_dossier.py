"""Idempotency: one key and one content are one dossier, however often they arrive."""

import pytest

from motcua.faces.api.tests.cast import Cast, body
from motcua.faces.api.tests.sending import Sender
from motcua.rooms.documents.queries import papers_of


def test_the_first_answer_is_201_and_the_next_200(receiver: Sender) -> None:
    first = receiver.file(body(), key="a-1")
    again = receiver.file(body(), key="a-1")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == {**first.json(), "created": False}
    assert len(papers_of(first.json()["code"])) == 1


def test_the_order_of_names_is_not_content(receiver: Sender) -> None:
    told = body()
    first = receiver.file(told, key="a-1")
    turned = dict(reversed(list(told.items())))
    assert receiver.file(turned, key="a-1").json()["code"] == first.json()["code"]


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "Việc khác"},
        {"population_data": False},
        {"papers": []},
        {"papers": [{**body()["papers"][0], "content_base64": "eyJhIjoxfQ=="}]},
    ],
    ids=["subject", "fact", "papers", "content"],
)
def test_another_content_under_the_key_is_refused(
    receiver: Sender, change: dict[str, object]
) -> None:
    receiver.file(body(), key="a-1")
    refused = receiver.file(body(**change), key="a-1")
    assert refused.status_code == 422
    assert refused.json()["code"] == "key_reused"
    assert refused.json()["errors"][0]["pointer"] == "/Idempotency-Key"


def test_two_senders_may_use_the_same_key(cast: Cast, receiver: Sender) -> None:
    mine = receiver.file(body(), key="a-1").json()["code"]
    other = Sender(cast.other_token)
    theirs = other.file(body(unit_code="H49.102", receiving_unit="H49.102.1"), key="a-1")
    assert theirs.status_code == 201
    assert theirs.json()["code"] != mine


def test_without_a_key_every_submission_is_a_dossier(receiver: Sender) -> None:
    codes = {receiver.file(body()).json()["code"] for _ in range(2)}
    assert len(codes) == 2


def test_a_refused_submission_leaves_its_key_free(receiver: Sender) -> None:
    assert receiver.file(body(procedure_code="1.000000"), key="a-1").status_code == 422
    assert receiver.file(body(), key="a-1").status_code == 201


@pytest.mark.parametrize("key", ["", " ", "x" * 200, "khóa"])
def test_a_key_that_is_no_key_is_refused(receiver: Sender, key: str) -> None:
    refused = receiver.file(body(), key=key)
    assert refused.status_code == 400
    assert refused.json()["code"] == "key_malformed"
