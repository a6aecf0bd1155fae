"""Lists: pages by key, filters, and places that were never given out."""

import base64

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.faces.api.tests.cast import COMMUNE, body
from motcua.faces.api.tests.sending import Sender

# Token, rights, and what the inbox asks for lines and counts.
MOST_STATEMENTS = 6


def codes(receiver: Sender, query: str) -> tuple[list[str], str]:
    told = receiver.get(f"/api/dossiers?{query}").json()
    return [each["code"] for each in told["dossiers"]], told["after"]


@pytest.mark.parametrize("chosen", ["all", "open", "new"])
def test_pages_together_are_the_list(receiver: Sender, chosen: str) -> None:
    filed = {receiver.file(body()).json()["code"] for _ in range(5)}
    found: list[str] = []
    after = ""
    for _ in range(3):
        page, after = codes(receiver, f"filter={chosen}&limit=2&after={after}")
        found += page
    assert len(found) == 5
    assert set(found) == filed
    assert after == ""


def test_a_list_is_narrowed_by_name_and_unit(receiver: Sender) -> None:
    applicant = {"number": "022188009999", "name": "Đặng Văn Ếch"}
    wanted = receiver.file(body(applicant=applicant)).json()["code"]
    receiver.file(body())
    assert codes(receiver, "text=dang ech")[0] == [wanted]
    assert len(codes(receiver, f"unit_code={COMMUNE}")[0]) == 2
    assert codes(receiver, "unit_code=H49.102")[0] == []


@pytest.mark.parametrize(
    "query",
    [
        "filter=khac",
        "limit=0",
        "limit=201",
        "limit=x",
        "after=khong-co",
        "after=%ff",
        "khac=1",
        "text=%00",
        "text=" + "x" * 501,
        "after=" + base64.urlsafe_b64encode(b'["9999-12-31T23:59:59-23:59","x"]').decode(),
        "after=" + base64.urlsafe_b64encode(rb'["2026-03-02T09:00:00+07:00","\u0000"]').decode(),
        "after=" + base64.urlsafe_b64encode(b"[1,2]").decode(),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(receiver: Sender, query: str) -> None:
    refused = receiver.get(f"/api/dossiers?{query}")
    assert refused.status_code == 422, refused.content
    assert refused.json()["errors"][0]["part"] == "query"


def test_the_number_of_statements_does_not_grow_with_rows(receiver: Sender) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            codes(receiver, "")
        return len(asked)

    receiver.file(body())
    statements()
    few = statements()
    for _ in range(4):
        receiver.file(body())
    assert statements() == few <= MOST_STATEMENTS
