"""The cost of one filing: statements, whatever the number of papers, dossiers and units."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.faces.api.tests.cast import body, paper
from motcua.faces.api.tests.sending import Sender

# Two are the savepoint that a filing is inside the test's own transaction.
MOST_STATEMENTS = 22


def statements(receiver: Sender, told: object, key: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        assert receiver.file(told, key=key).status_code == 201
    # The outbox announces itself by the clock, not by the message.
    return [each["sql"] for each in asked.captured_queries if "pg_notify" not in each["sql"]]


def test_a_filing_takes_at_most_so_many_statements(receiver: Sender) -> None:
    statements(receiver, body(), "warm")
    asked = statements(receiver, body(), "one")
    assert len(asked) <= MOST_STATEMENTS, "\n".join(text[:120] for text in asked)


def test_more_papers_ask_no_more(receiver: Sender) -> None:
    statements(receiver, body(), "warm")
    few = statements(receiver, body(), "few")
    papers = [paper(0, f"{number}.json", b"[%d]" % number) for number in range(20)]
    assert len(statements(receiver, body(papers=papers), "many")) == len(few)
