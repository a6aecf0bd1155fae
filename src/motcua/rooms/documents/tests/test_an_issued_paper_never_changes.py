"""What a paper says is frozen when it is issued: same bytes for ever, provable, sealed once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.cores.rulebook import RuleNotInForce
from motcua.foundation.accounts.models import User
from motcua.rooms.documents.models import IssuedPaper
from motcua.rooms.documents.operations import (
    Draft,
    PaperSealedAlready,
    SignedCopyDiffers,
    TextNotPrintable,
    issue_paper,
    issue_papers,
    seal_paper,
)
from motcua.rooms.documents.papers import Frame, Paper, Party
from motcua.rooms.documents.queries import (
    FileDamaged,
    PaperUnknown,
    genuine,
    paper,
    papers_of,
    pdf,
    preview,
)
from motcua.rooms.documents.rendering import render
from motcua.rooms.documents.sheets import sheet_of_row
from motcua.rooms.documents.tests.cast import (
    APOLOGY,
    CODE,
    FRAME,
    ISSUED_AT,
    PAPERS,
    RECEIPT,
    REFUSAL,
    sheet_of,
)

pytestmark = pytest.mark.django_db


def issued(content: Paper = RECEIPT, at: datetime = ISSUED_AT) -> int:
    """The id of a paper issued on the cast's day."""
    return issue_paper(frame=FRAME, paper=content, actor=None, at=at).id


@pytest.mark.parametrize("content", PAPERS, ids=lambda content: content.form_code)
def test_a_paper_is_read_back_as_it_was_issued(content: Paper) -> None:
    row = IssuedPaper.objects.get(pk=issued(content))
    sheet = sheet_of_row(row)
    assert (sheet.frame, sheet.paper, sheet.form) == (FRAME, content, sheet_of(content).form)
    number = 1 if sheet.form.register else None
    assert pdf(row.pk) == render(replace(sheet_of(content), number=number))


def test_the_entry_tells_number_register_signer_and_form() -> None:
    issued()
    user = User.objects.create_user("vanthu", None, "Phạm Thị Ước")
    entry = issue_paper(frame=FRAME, paper=APOLOGY, actor=user, at=ISSUED_AT)
    assert (entry.number, entry.symbol, entry.signer_name) == (1, "1/XLGH", "Hoàng Thị Phượng")
    assert entry.title == "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"
    assert entry.form_edition == "Thông tư số 03/2025/TT-VPCP"
    assert [each.form_code for each in papers_of(CODE)] == ["receipt", "apology"]
    assert IssuedPaper.objects.get(pk=entry.id).issued_by == user


def test_the_form_of_its_day_is_kept_even_when_a_newer_one_comes() -> None:
    old = issue_paper(
        frame=FRAME, paper=APOLOGY, actor=None, at=datetime(2025, 9, 14, 9, tzinfo=UTC)
    )
    new = issue_paper(
        frame=FRAME, paper=APOLOGY, actor=None, at=datetime(2025, 9, 14, 17, tzinfo=UTC)
    )
    assert old.title == "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
    assert new.title == "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"
    with pytest.raises(RuleNotInForce):
        issued(APOLOGY, datetime(2018, 1, 1, tzinfo=UTC))


def test_the_year_of_a_number_is_that_of_vietnam() -> None:
    before = issue_paper(
        frame=FRAME, paper=RECEIPT, actor=None, at=datetime(2026, 12, 31, 16, 59, tzinfo=UTC)
    )
    after = issue_paper(
        frame=FRAME, paper=RECEIPT, actor=None, at=datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    )
    assert (before.number, after.number) == (1, 1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents_issuedpaper SET number = 7",
        "UPDATE documents_issuedpaper SET data = jsonb_set(data, '{frame,place}', '\"Hạ Long\"')",
        "UPDATE documents_issuedpaper SET issued_at = now(), sha256 = repeat('0', 64)",
    ],
)
def test_the_table_itself_refuses_a_change(statement: str) -> None:
    issued()
    refused = pytest.raises(DatabaseError, match="never changes")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_paper_that_cannot_be_printed_takes_no_number() -> None:
    odd = replace(RECEIPT, applicant=Party(name="Nguyễn 漢 Ánh"))
    with pytest.raises(TextNotPrintable, match=r"“漢”.*paper\.applicant\.name"):
        issued(odd)
    assert issue_paper(frame=FRAME, paper=RECEIPT, actor=None, at=ISSUED_AT).number == 1


def test_an_instant_without_offset_is_refused() -> None:
    naive = replace(RECEIPT, due_at=datetime(2026, 10, 8, 16, 30))  # noqa: DTZ001 — the fault
    with pytest.raises(TypeError, match="no offset"):
        issued(naive)


def test_many_papers_at_once_are_numbered_as_one_by_one() -> None:
    elsewhere = replace(FRAME, unit_code="H49.26")
    pairs: list[tuple[Frame, Paper]] = [(FRAME, RECEIPT), (elsewhere, RECEIPT), (FRAME, REFUSAL)]
    pairs += [(FRAME, RECEIPT), *((elsewhere, content) for content in PAPERS)]
    drafts = [
        Draft(frame=frame, paper=content, at=ISSUED_AT + timedelta(minutes=place))
        for place, (frame, content) in enumerate(pairs)
    ]
    with transaction.atomic():
        one_by_one = [
            issue_paper(frame=each.frame, paper=each.paper, actor=None, at=each.at)
            for each in drafts
        ]
        rows = list(IssuedPaper.objects.order_by("pk").values_list("data", "number", "year"))
        transaction.set_rollback(True)
    at_once = issue_papers(drafts=drafts)
    assert [replace(each, id=0) for each in at_once] == [replace(each, id=0) for each in one_by_one]
    assert list(IssuedPaper.objects.order_by("pk").values_list("data", "number", "year")) == rows
    assert pdf(at_once[0].id) == pdf(papers_of(CODE)[0].id)


def test_a_sealed_paper_is_kept_as_bytes() -> None:
    number = issued()
    drawn = pdf(number)
    entry = seal_paper(paper_id=number, at=ISSUED_AT)
    assert entry.sha256 is not None
    assert seal_paper(paper_id=number, at=ISSUED_AT) == entry
    assert pdf(number) == drawn
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_blob SET content = content || 'x'")
    with pytest.raises(FileDamaged):
        pdf(number)


def test_a_signed_copy_must_be_the_paper_with_something_added() -> None:
    number = issued()
    with pytest.raises(SignedCopyDiffers):
        seal_paper(paper_id=number, at=ISSUED_AT, signed=b"%PDF-1.7 another")
    signed = pdf(number) + b"\n% signature"
    seal_paper(paper_id=number, at=ISSUED_AT, signed=signed)
    assert pdf(number) == signed
    with pytest.raises(PaperSealedAlready):
        seal_paper(paper_id=number, at=ISSUED_AT, signed=signed + b" again")


def test_a_genuine_pdf_is_known_and_a_changed_one_is_not() -> None:
    number = issued()
    content = pdf(number)
    assert genuine(content) == paper(number)
    assert genuine(content[:-1] + b" ") is None
    assert genuine(render(sheet_of(RECEIPT, number=999))) is None
    assert genuine(b"%PDF-1.7") is None
    assert genuine(b"") is None
    signed = content + b"\n% signature"
    seal_paper(paper_id=number, at=ISSUED_AT, signed=signed)
    assert genuine(signed) == paper(number)


def test_a_preview_is_not_issued_and_shows_a_gap_for_its_number() -> None:
    content = preview(frame=FRAME, paper=RECEIPT, at=ISSUED_AT)
    assert content.startswith(b"%PDF")
    assert papers_of(CODE) == ()
    assert genuine(content) is None


def test_an_unknown_paper_is_named() -> None:
    with pytest.raises(PaperUnknown):
        pdf(4711)
