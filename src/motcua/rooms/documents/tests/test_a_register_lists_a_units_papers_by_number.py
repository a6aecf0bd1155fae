"""Registers list papers by number within a period; the tracking book tells each dossier's story."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.rooms.documents.models import IssuedPaper
from motcua.rooms.documents.operations import issue_paper
from motcua.rooms.documents.papers import Frame
from motcua.rooms.documents.queries import (
    dossier_code,
    missing_numbers,
    register_entries,
    registers_of,
    tracking_book,
)
from motcua.rooms.documents.tests.cast import (
    APOLOGY,
    DELIVERY,
    FRAME,
    ISSUED_AT,
    RECEIPT,
    REFUSAL,
    UNIT,
)

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def frame_of(sequence: int) -> Frame:
    """The frame of the unit's ``sequence``-th dossier."""
    return replace(FRAME, dossier_code=dossier_code(UNIT, ISSUED_AT.date(), sequence))


@pytest.fixture
def three_receipts() -> None:
    for day in (0, 1, 26):
        at = ISSUED_AT + timedelta(days=day)
        issue_paper(frame=frame_of(day + 1), paper=RECEIPT, actor=None, at=at)
    other = replace(frame_of(9), unit_code="H49.26")
    issue_paper(frame=other, paper=RECEIPT, actor=None, at=ISSUED_AT)
    issue_paper(frame=frame_of(3), paper=REFUSAL, actor=None, at=ISSUED_AT)


@pytest.mark.usefixtures("three_receipts")
def test_a_register_holds_its_unit_its_kind_and_its_period() -> None:
    entries = register_entries(unit_code=UNIT, register="TNHS", from_on=OCTOBER, until_on=NOVEMBER)
    assert [each.symbol for each in entries] == ["1/TNHS", "2/TNHS", "3/TNHS"]
    first_day = register_entries(
        unit_code=UNIT, register="TNHS", from_on=date(2026, 10, 5), until_on=date(2026, 10, 6)
    )
    assert first_day == entries[:1]
    assert register_entries(
        unit_code=UNIT, register="TNHS", limit=1, after=1, from_on=OCTOBER, until_on=NOVEMBER
    ) == (entries[1],)
    assert registers_of(UNIT) == (("TCHS", 2026, 1), ("TNHS", 2026, 3))


@pytest.mark.usefixtures("three_receipts")
def test_a_number_without_a_paper_is_reported() -> None:
    assert missing_numbers(unit_code=UNIT, register="TNHS", year=2026) == ()
    IssuedPaper.objects.filter(unit_code=UNIT, register="TNHS", number=2).delete()
    assert missing_numbers(unit_code=UNIT, register="TNHS", year=2026) == (2,)


@pytest.mark.usefixtures("three_receipts")
def test_the_tracking_book_follows_each_dossier_to_its_return() -> None:
    issue_paper(frame=frame_of(1), paper=APOLOGY, actor=None, at=ISSUED_AT)
    issue_paper(frame=frame_of(1), paper=DELIVERY, actor=None, at=ISSUED_AT)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        returned, waiting, _ = tracking_book(unit_code=UNIT, from_on=OCTOBER, until_on=NOVEMBER)
    assert len(asked) == 2
    assert (returned.place, returned.symbol, returned.sets) == (1, "1/TNHS", 1)
    assert returned.applicant_name == "Nguyễn Thị Ngọc Ánh"
    assert returned.received_at == ISSUED_AT
    assert returned.due_at == RECEIPT.due_at
    assert returned.new_due_at == APOLOGY.new_due_at
    assert returned.returned_at == DELIVERY.delivered_at
    assert returned.recipient_name == "Nguyễn Văn Hưởng"
    assert (waiting.new_due_at, waiting.returned_at, waiting.way) == (None, None, "")
