"""The pages carry a dossier from the counter to the citizen's hand, and refuse in words."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.rooms.dossiers import access, queries
from tests.cast import BIRTH, COMMUNE, MONDAY, Cast, stand_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stand_up()


@pytest.fixture(autouse=True)
def clock() -> Iterator[list[datetime]]:
    """The wall clock of the pages, moved by the tests."""
    now = [MONDAY]
    with patch("django.utils.timezone.now", side_effect=lambda: now[0]):
        yield now


def stored(code: str) -> Any:
    """The row as the room keeps it."""
    return access.remembered(code)


def as_(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name])
    return client


INTAKE: dict[str, Any] = {
    "kind": "citizen",
    "number": "022099000456",
    "name": "Trần Văn Bình",
    "phone": "0900000456",
    "address": "Tổ 1",
    "unit": COMMUNE,
    "subject": "Đăng ký khai sinh",
    "papers": ["1", "2"],
    "fee_vnd": "8.000",
    "complete": "on",
}


def take_in(cast: Cast) -> str:
    answer = as_(cast, "receiver").post(f"/tiep-nhan/{BIRTH}", INTAKE)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"]).rsplit("/", 1)[-1]


def do(cast: Cast, name: str, code: str, slug: str, **values: Any) -> Any:
    seen = stored(code).sequence
    return as_(cast, name).post(f"/ho-so/{code}/viec/{slug}", {"seen": seen, **values})


def test_the_counter_takes_a_dossier_and_prints_the_receipt(cast: Cast) -> None:
    code = take_in(cast)
    page = as_(cast, "receiver").get(f"/ho-so/{code}").content.decode()
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in page
    assert "Trần Văn Bình" in page
    paper = page.split(f"/ho-so/{code}/giay-to/")[1].split('"')[0]
    receipt = as_(cast, "receiver").get(f"/ho-so/{code}/giay-to/{paper}")
    assert receipt["Content-Type"] == "application/pdf"
    assert receipt.content.startswith(b"%PDF")
    slip = as_(cast, "receiver").get(f"/ho-so/{code}/phieu-kiem-soat")
    assert slip.content.startswith(b"%PDF")


def test_officer_head_and_clerk_bring_it_to_the_citizen(cast: Cast, clock: list[datetime]) -> None:
    code = take_in(cast)
    officer = f"user:{cast.users['officer'].pk}"
    steps = [
        ("receiver", "chuyen", {"holder": f"{COMMUNE}|"}),
        ("head", "chuyen", {"holder": f"{COMMUNE}|{officer}"}),
        ("officer", "trinh-ky", {"outcome": "granted"}),
        ("head", "ky", {}),
        ("clerk", "phat-hanh", {"number": "15/GKS", "electronic_result": "on"}),
        ("receiver", "tra-ket-qua", {"via": "counter", "proof": "Đã ký nhận"}),
    ]
    for name, slug, values in steps:
        clock[0] += timedelta(minutes=30)
        answer = do(cast, name, code, slug, **values)
        assert answer.status_code == 302, (slug, answer.content.decode())
    assert stored(code).status == 10


def test_missing_required_papers_come_back_as_an_error_with_everything_kept(cast: Cast) -> None:
    answer = as_(cast, "receiver").post(f"/tiep-nhan/{BIRTH}", {**INTAKE, "papers": ["2"]})
    assert answer.status_code == 422
    assert "Còn thiếu giấy tờ bắt buộc số 1." in answer.content.decode()
    assert "Trần Văn Bình" in answer.content.decode()
    assert not queries.code_exists("H49.101-261005-0001")


def test_an_officer_of_another_unit_finds_nothing(cast: Cast) -> None:
    code = take_in(cast)
    stranger = as_(cast, "stranger")
    assert stranger.get(f"/ho-so/{code}").status_code == 404
    assert stranger.get("/ho-so/H49.101-261005-9999").status_code == 404
    assert code not in stranger.get("/hop-viec?loc=all").content.decode()


def test_a_page_that_was_overtaken_answers_412(cast: Cast) -> None:
    code = take_in(cast)
    stale = as_(cast, "receiver").post(
        f"/ho-so/{code}/viec/chuyen", {"seen": 1, "holder": f"{COMMUNE}|"}
    )
    assert stale.status_code == 412


def test_a_second_request_for_papers_warns_before_it_counts(cast: Cast) -> None:
    code = take_in(cast)
    officer = f"user:{cast.users['officer'].pk}"
    do(cast, "receiver", code, "chuyen", holder=f"{COMMUNE}|")
    do(cast, "head", code, "chuyen", holder=f"{COMMUNE}|{officer}")
    asked = do(cast, "officer", code, "bo-sung", positions=["2"], reason="Mờ, xin chụp lại")
    assert asked.status_code == 302
    xml = SimpleUploadedFile("giay-to.xml", b"<x>1</x>")
    supplied = do(cast, "receiver", code, "nhan-bo-sung", file_2=xml)
    assert supplied.status_code == 302, supplied.content.decode()
    again = do(cast, "officer", code, "bo-sung", positions=["1"], reason="Thiếu chữ ký")
    assert again.status_code == 422
    assert "tính là trễ hạn" in again.content.decode()


@pytest.mark.parametrize("chosen", ["mine", "overdue", "open", "all"])
def test_the_inbox_shows_what_is_owed_with_true_counts(cast: Cast, chosen: str) -> None:
    code = take_in(cast)
    page = as_(cast, "receiver").get(f"/hop-viec?loc={chosen}").content.decode()
    assert (code in page) == (chosen != "overdue")


def statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get("/hop-viec?loc=all")
    return len(asked)


def test_the_number_of_statements_does_not_grow_with_rows(cast: Cast) -> None:
    client = as_(cast, "receiver")
    for _ in range(3):
        take_in(cast)
    three = statements(client)
    for _ in range(4):
        take_in(cast)
    assert statements(client) == three <= 12
