"""The main line on the real database: rows, ledger, papers and news agree at every step."""

from datetime import timedelta

import pytest

from motcua.cores.casework import Status
from motcua.cores.casework.refusals import WrongStatus
from motcua.foundation.audit import queries as ledger
from motcua.foundation.outbox.models import OutboxMessage
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers import access, operations, queries
from motcua.rooms.dossiers.models import Dossier
from tests.cast import COMMUNE, MONDAY, Cast, filing, stand_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stand_up()


def settle(cast: Cast, code: str) -> None:
    """From the counter to the issued result, an hour a step."""
    hour = timedelta(hours=1)
    officer = access.ref_of_user(cast.users["officer"].pk)
    operations.accept(
        actor=cast.actor("receiver"), at=MONDAY, code=code, fee_vnd=8000, hand=cast.hand("receiver")
    )
    operations.hand_over(actor=cast.actor("receiver"), at=MONDAY + hour, code=code, to_unit=COMMUNE)
    operations.hand_over(
        actor=cast.actor("head"), at=MONDAY + 2 * hour, code=code, to_unit=COMMUNE, to_ref=officer
    )
    operations.draft(
        actor=cast.actor("officer"), at=MONDAY + 5 * hour, code=code, outcome="granted"
    )
    operations.sign(actor=cast.actor("head"), at=MONDAY + 6 * hour, code=code)
    operations.issue_result(
        actor=cast.actor("clerk"),
        at=MONDAY + 7 * hour,
        code=code,
        number="15/GKS",
        electronic_result=True,
        result_digitised=True,
    )


def test_a_dossier_is_filed_settled_returned_and_rated(cast: Cast) -> None:
    filed = operations.file_dossier(actor=cast.actor("receiver"), at=MONDAY, filing=filing(cast))
    assert filed.code == "H49.101-261005-0001"
    settle(cast, filed.code)
    operations.return_result(
        actor=cast.actor("receiver"),
        at=MONDAY + timedelta(days=1),
        code=filed.code,
        via="counter",
        proof="Đã ký nhận",
    )
    state = operations.rate(
        actor=cast.citizen,
        at=MONDAY + timedelta(days=1, hours=1),
        code=filed.code,
        quality=5,
        time=4,
        cost=5,
        own_device=True,
    )
    assert state.status is Status.RETURNED
    dossier = Dossier.objects.get(code=filed.code)
    assert (dossier.status, dossier.sequence, dossier.next_kind) == (10, 9, "")
    assert dossier.due_at == MONDAY.replace(day=12, hour=17, minute=0)
    assert ledger.head_of(filed.code).sequence == 9
    assert [each.kind for each in queries.story_of(dossier).holdings] == [
        "answer",
        "hand_over",
        "assign",
        "settle",
        "sign",
        "issue",
        "return_result",
    ]
    assert OutboxMessage.objects.filter(key=filed.code).count() == 9


def test_the_receipt_is_a_paper_with_the_due_date(cast: Cast) -> None:
    filed = operations.file_dossier(actor=cast.actor("receiver"), at=MONDAY, filing=filing(cast))
    operations.accept(
        actor=cast.actor("receiver"), at=MONDAY, code=filed.code, hand=cast.hand("receiver")
    )
    (receipt,) = documents.papers_of(filed.code)
    assert receipt.form_code == "receipt"
    assert documents.pdf(receipt.id).startswith(b"%PDF")


def test_a_refused_act_changes_nothing(cast: Cast) -> None:
    filed = operations.file_dossier(actor=cast.actor("receiver"), at=MONDAY, filing=filing(cast))
    before = Dossier.objects.values().get(code=filed.code)
    with pytest.raises(WrongStatus):
        operations.sign(actor=cast.actor("head"), at=MONDAY, code=filed.code)
    assert Dossier.objects.values().get(code=filed.code) == before
    assert ledger.head_of(filed.code).sequence == 1


def test_the_table_equals_the_replayed_events_until_somebody_edits_it(cast: Cast) -> None:
    filed = operations.file_dossier(actor=cast.actor("receiver"), at=MONDAY, filing=filing(cast))
    settle(cast, filed.code)
    chain = ledger.Chain(filed.code, tuple(ledger.events_of(filed.code, reveal=True)))
    assert list(queries.table_differences(iter([chain]))) == []
    Dossier.objects.filter(code=filed.code).update(due_at=MONDAY + timedelta(days=30))
    (difference,) = queries.table_differences(iter([chain]))
    assert difference.says == "dossiers_dossier.due_at"


def test_an_act_on_a_page_that_moved_on_is_refused(cast: Cast) -> None:
    filed = operations.file_dossier(actor=cast.actor("receiver"), at=MONDAY, filing=filing(cast))
    operations.accept(actor=cast.actor("receiver"), at=MONDAY, code=filed.code)
    with pytest.raises(operations.DossierMoved):
        operations.hand_over(
            actor=cast.actor("receiver"), at=MONDAY, code=filed.code, to_unit=COMMUNE, seen=1
        )
