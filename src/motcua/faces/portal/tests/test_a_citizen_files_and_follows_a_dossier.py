"""A citizen files without a mouse or a script, keeps the hashes, follows, supplies and rates."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.rooms.dossiers import access, operations, queries
from tests.cast import BIRTH, COMMUNE, MONDAY, Cast, stand_up

pytestmark = pytest.mark.django_db

FIRST = "H49.101-261005-0001"
PERSON = {"number": "022099000789", "name": "Lê Thị Ỷ", "phone": "0900 000 789", "address": ""}


@pytest.fixture(autouse=True)
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


def file_of(text: str = "<x>1</x>") -> SimpleUploadedFile:
    return SimpleUploadedFile("tờ khai.xml", text.encode())


def send(client: Client, **papers: Any) -> Any:
    client.post(f"/nop/{BIRTH}/noi-nop", {"place": "06685"})
    client.post(f"/nop/{BIRTH}/nguoi-nop", PERSON)
    client.post(f"/nop/{BIRTH}/giay-to", {"subject": "Khai sinh cho con", **papers})
    return client.post(f"/nop/{BIRTH}/xem-lai", {"true": "on"})


def test_a_dossier_is_filed_in_four_steps_and_acknowledged_with_hashes() -> None:
    client = Client()
    sent = send(client, file_1=file_of())
    assert sent.status_code == 302
    code = sent["Location"].rsplit("/", 1)[-1]
    assert code == FIRST
    page = client.get(sent["Location"]).content.decode()
    paper = stored(code).papers.get()
    assert paper.sha256[:16] in page
    assert "trả lời trong 8 giờ làm việc" in page
    number = page.split(f"/theo-doi/{code}/giay-to/")[1].split('"')[0]
    assert client.get(f"/theo-doi/{code}/giay-to/{number}").content.startswith(b"%PDF")


def test_a_missing_required_paper_stops_at_its_step() -> None:
    client = Client()
    sent = send(client)
    assert sent.status_code == 302
    assert not queries.code_exists(FIRST)
    page = client.post(f"/nop/{BIRTH}/giay-to", {"subject": "Khai sinh"})
    assert page.status_code == 422
    assert "Chưa có tệp “Tờ khai đăng ký khai sinh”." in page.content.decode()


def test_a_renamed_program_is_refused_in_words() -> None:
    client = Client()
    client.post(f"/nop/{BIRTH}/noi-nop", {"place": "06685"})
    client.post(f"/nop/{BIRTH}/nguoi-nop", PERSON)
    program = SimpleUploadedFile("don.pdf", b"MZ" + b"\0" * 400)
    page = client.post(f"/nop/{BIRTH}/giay-to", {"subject": "", "file_1": program})
    assert page.status_code == 422
    assert "don.pdf" in page.content.decode()


def test_a_wrong_code_and_a_wrong_factor_look_the_same() -> None:
    code = send(Client(), file_1=file_of())["Location"].rsplit("/", 1)[-1]
    stranger = Client()
    assert stranger.get(f"/theo-doi/{code}").status_code == 404
    wrong = [
        stranger.post("/tra-cuu", {"code": code, "factor": "0000"}),
        stranger.post("/tra-cuu", {"code": code[:-1] + "9", "factor": "0000"}),
    ]
    texts = [each.content.decode().replace(code[:-1] + "9", code) for each in wrong]
    assert [each.status_code for each in wrong] == [422, 422]
    assert _plain(texts[0]) == _plain(texts[1])
    right = stranger.post("/tra-cuu", {"code": code.lower(), "factor": "0789"})
    assert right.status_code == 302
    assert stranger.get(right["Location"]).status_code == 200


def _plain(page: str) -> str:
    """The page without its one-time token."""
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_the_citizen_supplies_what_was_asked_for(cast: Cast, clock: list[datetime]) -> None:
    client = Client()
    code = send(client, file_1=file_of())["Location"].rsplit("/", 1)[-1]
    operations.ask_supplement(
        actor=cast.actor("receiver"),
        at=MONDAY + timedelta(hours=1),
        code=code,
        positions=[2],
        reason="Thiếu giấy chứng sinh",
    )
    clock[0] += timedelta(hours=2)
    assert "Thiếu giấy chứng sinh" in client.get(f"/theo-doi/{code}").content.decode()
    answer = client.post(f"/theo-doi/{code}/bo-sung", {"file_2": file_of("<x>2</x>")})
    assert answer.status_code == 302
    assert stored(code).next_kind == "answer"


def test_the_applicant_pays_and_rates_once(cast: Cast, clock: list[datetime]) -> None:
    client = Client()
    code = send(client, file_1=file_of())["Location"].rsplit("/", 1)[-1]
    settle(cast, code)
    clock[0] += timedelta(hours=1)
    assert client.post(f"/theo-doi/{code}/thanh-toan").status_code == 302
    marks = {"quality": "5", "time": "2", "cost": "4"}
    assert client.post(f"/theo-doi/{code}/danh-gia", marks).status_code == 302
    assert client.post(f"/theo-doi/{code}/danh-gia", marks).status_code == 422
    counted = queries.story_of(stored(code)).state.counted
    assert (counted.paid_online, counted.disliked) == (True, True)


def settle(cast: Cast, code: str) -> None:
    """An officer, the head and the clerk do their part, a minute apart."""
    officer = access.ref_of_user(cast.users["officer"].pk)
    at = [MONDAY + timedelta(minutes=number) for number in range(1, 7)]
    operations.accept(actor=cast.actor("receiver"), at=at[0], code=code, fee_vnd=8000)
    operations.hand_over(actor=cast.actor("receiver"), at=at[1], code=code, to_unit=COMMUNE)
    operations.hand_over(
        actor=cast.actor("head"), at=at[2], code=code, to_unit=COMMUNE, to_ref=officer
    )
    operations.draft(actor=cast.actor("officer"), at=at[3], code=code, outcome="granted")
    operations.sign(actor=cast.actor("head"), at=at[4], code=code)
    operations.issue_result(actor=cast.actor("clerk"), at=at[5], code=code, number="1")


@pytest.mark.parametrize("address", ["/", "/thu-tuc?q=khai sinh", f"/thu-tuc/{BIRTH}", "/tra-cuu"])
def test_public_pages_open_for_everybody(address: str) -> None:
    assert Client().get(address).status_code == 200
