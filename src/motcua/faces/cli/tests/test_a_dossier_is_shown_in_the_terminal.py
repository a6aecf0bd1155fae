"""`motcua dossier`: shapes that outsiders rely on, and nothing personal on the screen."""

from datetime import datetime
from pathlib import Path

import pytest

from motcua.faces.cli.dossier import dossier
from motcua.faces.cli.tests.calling import call, told
from motcua.faces.cli.tests.province import BIRTH, CENTRE, COMMUNE, NAME, accepted, filed, stand_up
from motcua.rooms.documents.queries import genuine

pytestmark = pytest.mark.django_db


@pytest.fixture
def code() -> str:
    """An accepted dossier."""
    return accepted(stand_up())


def test_one_dossier_tells_state_clocks_owner_next_action_and_events(code: str) -> None:
    found = told(dossier, "show", code)
    assert found["code"] == code
    assert (found["state"], found["status"]) == ("accepted", 2)
    assert (found["procedure_code"], found["unit_code"]) == (BIRTH, COMMUNE)
    assert set(found["owner"]) == {"role", "unit_code", "ref"}
    assert (found["owner"]["role"], found["owner"]["unit_code"]) == ("receiver", CENTRE)
    assert found["next_action"]["kind"] == "hand_over"
    clocks = found["clocks"]
    assert clocks["due_at"].startswith("2026-03-09T17:00")
    assert clocks["accepted_at"] == "2026-03-02T10:00:00+07:00"
    assert clocks["late"] is True
    assert datetime.fromisoformat(clocks["filed_at"]).utcoffset() is not None
    assert [event["kind"] for event in found["events"]] == ["filed", "accepted"]
    assert [paper["form_code"] for paper in found["issued"]] == [
        "filing_acknowledgement",
        "receipt",
    ]


def test_nothing_personal_stands_on_the_screen(code: str) -> None:
    for form in ("json", "table"):
        shown = call(dossier, "show", code, "--format", form).stdout
        assert code in shown
        assert NAME not in shown
        assert "022188001234" not in shown
        assert "Khai sinh cho" not in shown


def test_a_code_is_taken_as_people_write_it(code: str) -> None:
    assert told(dossier, "show", f" {code.lower().replace('-', '–')} ")["code"] == code


def test_a_list_is_newest_first_and_can_be_narrowed(code: str) -> None:
    lines = told(dossier, "list")
    assert [line["code"] for line in lines] == [code]
    assert set(lines[0]) == {
        "code",
        "state",
        "status",
        "step",
        "channel",
        "procedure_code",
        "unit_code",
        "receiving_unit",
        "filed_at",
        "due_at",
        "next_action",
        "simulated",
    }
    assert told(dossier, "list", "--state", "accepted", "--limit", "1") == lines
    assert told(dossier, "list", "--state", "2") == lines
    assert told(dossier, "list", "--state", "returned") == []


def test_every_paper_is_written_as_the_genuine_pdf(code: str, tmp_path: Path) -> None:
    out = tmp_path / "giấy tờ"
    written = told(dossier, "papers", code, "--out", out)
    assert [each["form_code"] for each in written] == ["filing_acknowledgement", "receipt"]
    for each in written:
        paper = genuine(Path(each["file"]).read_bytes())
        assert paper is not None
        assert paper.dossier_code == code
    assert sorted(file.name for file in out.iterdir()) == [
        "01-filing_acknowledgement.pdf",
        "02-receipt.pdf",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "khong-phai-ma"), "không phải mã hồ sơ"),
        (("show", "H49.101-260302-9999"), "Không có hồ sơ"),
        (("list", "--state", "done"), "returned"),
        (("list", "--state", "11"), "1–10"),
        (("list", "--limit", "0"), "--limit"),
        (("papers", "H49.101-260302-9999", "--out", "x"), "Không có hồ sơ"),
    ],
)
def test_bad_input_is_2_and_says_what_to_do(arguments: tuple[str, ...], message: str) -> None:
    result = call(dossier, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_folder_that_cannot_be_made_is_bad_input(code: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = call(dossier, "papers", code, "--out", tmp_path / "file" / "x")
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_a_dossier_that_waits_for_acceptance_has_no_due_date() -> None:
    code = filed(stand_up())
    clocks = told(dossier, "show", code)["clocks"]
    assert (clocks["due_at"], clocks["accepted_at"], clocks["late"]) == (None, None, False)
