"""What the board shows is what was counted: lost points open their dossiers, files recompute."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from unittest.mock import patch

import pytest
from django.test import Client

from motcua.cores.scoring import read_facts, score
from motcua.foundation.accounts.models import User
from motcua.foundation.outbox.delivery import deliver_due
from motcua.rooms.dossiers import operations
from motcua.rooms.indices import queries as indices
from tests.cast import COMMUNE, MONDAY, PROVINCE, filing, paper, stand_up

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=14)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The pages look two weeks later, when nothing has been settled."""
    with patch("django.utils.timezone.now", return_value=LATER):
        yield


@pytest.fixture
def codes() -> list[str]:
    """Five accepted dossiers of one commune, two of them online, none of them settled."""
    cast = stand_up()
    found = [
        operations.take_in(
            actor=cast.actor("receiver"),
            at=MONDAY + timedelta(minutes=number),
            filing=filing(cast, papers=(paper(1), paper(2)), channel=channel),
            fee_vnd=8000,
        )
        for number, channel in enumerate(["counter", "counter", "counter", "online", "online"])
    ]
    while any(deliver_due(LATER).values()):
        pass
    return found


def leader() -> Client:
    client = Client()
    client.force_login(User.objects.get(username="leader"))
    return client


def test_a_lost_point_opens_exactly_the_dossiers_that_lost_it(codes: list[str]) -> None:
    page = leader().get(f"/bang-766/{COMMUNE}/diem-mat/ON_TIME?ky=2026-10").content.decode()
    assert all(code in page for code in codes)
    assert "Hồ sơ chưa đạt: 5" in page
    board = indices.unit_board(indices.board_of(indices.Period.parse("2026-10"), LATER), COMMUNE)
    for line in board.indicators:
        if line.by == "dossier" and line.denominator is not None:
            lost = indices.lost_codes(line.code, COMMUNE, board.period, LATER)
            assert len(set(lost)) == line.denominator - (line.numerator or 0), line.code


def test_everybody_reads_the_board_and_only_officials_what_was_lost(codes: list[str]) -> None:
    assert len(codes) == 5
    visitor = Client()
    for address in (
        "/bang-766",
        f"/bang-766/{COMMUNE}",
        "/bang-766/xep-hang",
        "/bang-766/cac-tinh",
    ):
        assert visitor.get(address).status_code == 200, address
    assert visitor.get(f"/bang-766/{COMMUNE}/diem-mat/ON_TIME").status_code == 302


def test_the_file_scores_to_the_points_on_the_board(codes: list[str]) -> None:
    assert codes
    content = Client().get("/bang-766/so-lieu.csv?ky=2026-10").content
    chosen = indices.index_set("qd766")
    table = score(chosen, read_facts(content, index_set=chosen), partial=True)
    board = indices.board_of(indices.Period.parse("2026-10"), LATER)
    shown = indices.unit_board(board, PROVINCE).points
    assert table.total_points(table.unit_at(PROVINCE)) == shown
    assert shown is not None
    assert shown > Decimal(0)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/bang-766?ky=thang-10", 400),
        ("/bang-766/H99.999", 404),
        (f"/bang-766/{COMMUNE}/diem-mat/NO_SUCH", 404),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    codes: list[str], address: str, status: int
) -> None:
    assert codes
    assert leader().get(address).status_code == status


def test_before_a_province_is_set_up_the_board_says_so() -> None:
    answer = Client().get("/bang-766")
    assert answer.status_code == 404
    assert "Chưa lập tỉnh nào" in answer.content.decode()


def at_month_end(month: str) -> datetime:
    return indices.Period.parse(month).ends_at


def test_a_month_ends_with_the_first_instant_of_the_next() -> None:
    assert at_month_end("2026-10").isoformat() == "2026-11-01T00:00:00+07:00"


@pytest.mark.parametrize(
    ("written", "status"),
    [("2020-01", 404), ("2025-07", 200), ("2026-13", 400), ("0000", 400), ("9999", 400)],
)
def test_a_period_without_a_board_is_refused_in_words(
    codes: list[str], written: str, status: int
) -> None:
    assert codes
    for address in ("/bang-766", f"/bang-766/{COMMUNE}", "/bang-766/xep-hang"):
        answer = Client().get(f"{address}?ky={written}")
        assert (address, answer.status_code) == (address, status)
        assert ("Kỳ “" in answer.content.decode()) == (status == 400)
