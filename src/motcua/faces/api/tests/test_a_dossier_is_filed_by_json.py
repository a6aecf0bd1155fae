"""Filing: the dossier stands with its files, its owner and its event in the ledger."""

import hashlib

from motcua.faces.api.tests.cast import (
    BIRTH,
    CENTRE,
    COMMUNE,
    OTHER,
    OTHER_CENTRE,
    PDF,
    PLACE,
    Cast,
    body,
    officer,
    paper,
)
from motcua.faces.api.tests.sending import Sender
from motcua.foundation.accounts.models import issue_token
from motcua.foundation.audit.queries import events_of
from motcua.rooms.people.operations import register_citizen
from motcua.rooms.people.queries import Role


def test_the_answer_names_the_dossier_and_its_files(receiver: Sender) -> None:
    response = receiver.file(body())
    assert response.status_code == 201, response.content
    told = response.json()
    assert told["created"] is True
    assert told["code"].startswith(f"{COMMUNE}-")
    assert response.headers["Location"] == told["url"] == f"/api/dossiers/{told['code']}"
    assert told["papers"][1] == {
        "position": 2,
        "name": "chung-sinh.pdf",
        "sha256": hashlib.sha256(PDF).hexdigest(),
        "size_bytes": len(PDF),
        "media_type": "application/pdf",
        "digitised": False,
        "reused": False,
    }


def test_what_was_filed_can_be_read_again(receiver: Sender) -> None:
    code = receiver.file(body()).json()["code"]
    told = receiver.get(f"/api/dossiers/{code}").json()
    assert told["status"] == 1
    assert told["status_text"] == "Mới đăng ký"
    assert told["procedure_code"] == BIRTH
    assert told["next_action"]["kind"] == "answer"
    assert told["next_action"]["unit_code"] == CENTRE
    assert [event["kind"] for event in told["events"]] == ["filed"]
    assert [each["form_code"] for each in told["issued"]] == ["filing_acknowledgement"]
    assert [each["position"] for each in told["papers"]] == [1, 2]


def test_the_ledger_has_the_event_and_no_name(receiver: Sender) -> None:
    code = receiver.file(body()).json()["code"]
    (event,) = events_of(code)
    assert event.kind == "filed"
    assert "Ánh" not in str(event.data)


def test_the_competent_unit_is_found_by_the_place(receiver: Sender) -> None:
    told = receiver.file(body(unit_code=None, place=PLACE, receiving_unit=None)).json()
    assert told["code"].startswith(f"{COMMUNE}-")
    read = receiver.get(told["url"]).json()
    assert (read["unit_code"], read["receiving_unit"]) == (COMMUNE, CENTRE)


def test_a_dossier_for_another_place_is_received_here(receiver: Sender) -> None:
    told = receiver.file(body(unit_code=OTHER)).json()
    read = receiver.get(told["url"]).json()
    assert (read["unit_code"], read["receiving_unit"]) == (OTHER, CENTRE)


def test_a_citizen_files_for_oneself_online(cast: Cast) -> None:
    user = officer("congdan", Role.CLERK, OTHER_CENTRE, cast.registrar)
    register_citizen(
        identity_number="022188001234",
        full_name="Nguyễn Thị Ngọc Ánh",
        user_id=user.pk,
        actor=cast.registrar,
        at=cast.registrar.created_at,
    )
    own = Sender(issue_token(user=user, label="của tôi"))
    told = own.file(body()).json()
    assert own.get(told["url"]).json()["events"][0]["role"] == "citizen"
    assert own.file(body(channel="counter")).status_code == 403


def test_papers_may_come_later(receiver: Sender) -> None:
    assert receiver.file(body(papers=[])).json()["papers"] == []


def test_a_paper_of_any_accepted_kind_keeps_its_own_name(receiver: Sender) -> None:
    told = receiver.file(body(papers=[paper(0, "../../Đơn  xin.json", b"[1]")])).json()
    assert told["papers"][0]["name"] == "Đơn xin.json"
