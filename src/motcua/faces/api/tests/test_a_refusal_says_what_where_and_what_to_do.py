"""Problem JSON: its shape, its places, its two languages, one status for each kind of refusal."""

import json
from typing import Any

import pytest
from django.test import Client

from motcua.faces.api.tests.cast import COMMUNE, Cast, body, paper
from motcua.faces.api.tests.sending import Sender

SHAPE = {"type", "title", "status", "code", "detail", "todo", "errors"}


def places(response: Any) -> list[tuple[str, str]]:
    return [(error["pointer"], error["code"]) for error in response.json()["errors"]]


def test_a_problem_has_one_shape(receiver: Sender) -> None:
    refused = receiver.file(body(channel="fax"))
    assert refused.headers["Content-Type"] == "application/problem+json"
    told = refused.json()
    assert set(told) == SHAPE
    assert (told["status"], told["type"]) == (422, "urn:motcua:problem:fields_invalid")
    (error,) = told["errors"]
    assert set(error) == {"part", "pointer", "code", "detail", "todo"}
    assert (error["part"], error["pointer"]) == ("body", "/channel")


def test_words_are_vietnamese_unless_english_is_preferred(receiver: Sender) -> None:
    vietnamese = receiver.file("{}")
    assert vietnamese.headers["Content-Language"] == "vi"
    assert vietnamese.json()["errors"][0]["detail"] == "Thiếu trường này."
    english = receiver.post("/api/dossiers", "{}", **{"Accept-Language": "en-GB, vi;q=0.5"})
    assert english.headers["Content-Language"] == "en"
    assert english.json()["errors"][0]["detail"] == "This field is missing."
    assert "Accept-Language" in english.headers["Vary"]


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"procedure_code": None}, "/procedure_code", "missing"),
        ({"procedure_code": 5}, "/procedure_code", "string_type"),
        ({"procedure_code": "1.999999"}, "/procedure_code", "not_offered"),
        ({"unit_code": "H49.999"}, "/unit_code", "unit_not_competent"),
        ({"unit_code": None}, "", "unit_or_place"),
        ({"place": "06685"}, "", "unit_or_place"),
        ({"unit_code": None, "place": "99999"}, "/place", "no_competent_unit"),
        ({"channel": "fax"}, "/channel", "literal_error"),
        ({"population_data": "true"}, "/population_data", "bool_type"),
        ({"subject": "a\u0000b"}, "/subject", "control_character"),
        ({"subject": "x" * 501}, "/subject", "string_too_long"),
        ({"colour": "red"}, "/colour", "extra_forbidden"),
        ({"papers": {}}, "/papers", "list_type"),
        ({"papers": [paper(1, "a.json", b"1")] * 51}, "/papers", "too_long"),
        ({"papers": [{**paper(1, "a.json", b"[1]"), "position": -1}]}, "/papers/0/position", None),
        ({"papers": [paper(3, "a.json", b"[1]")]}, "/papers/0/position", "paper_unknown"),
        ({"papers": [{"position": 1, "name": "a", "content_base64": "%%"}]},
         "/papers/0/content_base64", "not_base64"),
        ({"papers": [paper(1, "a.exe", b"MZ....")]}, "/papers/0", "ProgramDisguised"),
        ({"papers": [paper(1, "a.pdf", b"%PDF-1.4 cut")]}, "/papers/0", "PdfUnreadable"),
        ({"applicant": {"number": "1", "name": "A"}}, "/applicant/number", "number_malformed"),
        ({"applicant": {"number": "022188001234", "name": " "}}, "/applicant/name", "name_missing"),
        ({"applicant": {"number": "022188001234", "name": "A", "born_on": 5}},
         "/applicant/born_on", "date_not_text"),
        ({"applicant": {"number": "022188001234", "name": "A", "born_on": "31/1"}},
         "/applicant/born_on", None),
        ({"applicant": {"number": "022188001234", "name": "A", "email": "x"}},
         "/applicant/email", "string_pattern_mismatch"),
        ({"applicant": {"kind": "organisation", "number_kind": "identity", "number": "022188001234",
                        "name": "A"}}, "/applicant", "number_kind_misfit"),
        ({"applicant": {"number": "022188001234", "name": "Nguyễn 漢"}}, "", "text_not_printable"),
    ],
)  # fmt: skip
def test_every_bad_field_is_named(
    receiver: Sender, change: dict[str, Any], pointer: str, code: str | None
) -> None:
    refused = receiver.file(body(**change))
    assert refused.status_code == 422, refused.content
    found = places(refused)
    assert pointer in [each for each, _ in found]
    assert code is None or (pointer, code) in found
    assert all(error["detail"] and error["todo"] for error in refused.json()["errors"])
    assert receiver.get("/api/dossiers").json()["dossiers"] == []


def test_all_bad_fields_are_named_at_once(receiver: Sender) -> None:
    refused = receiver.file(body(channel="fax", procedure_code=None, colour=1))
    assert {pointer for pointer, _ in places(refused)} == {
        "/channel",
        "/procedure_code",
        "/colour",
    }


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "body_missing"),
        ("{", "body_not_json"),
        ('{"a": 1, "a": 2}', "body_not_json"),
        ('{"a": NaN}', "body_not_json"),
        ('{"a": ' + "9" * 41 + "}", "body_not_json"),
        ("[" * 100_000, "body_not_json"),
        (b"\xff\xfe", "body_not_json"),
        (b"\xef\xbb\xbf{}", "body_not_json"),
    ],
    ids=["empty", "cut", "twice", "nan", "long number", "deep", "bytes", "mark"],
)
def test_what_is_not_json_is_a_bad_request(receiver: Sender, raw: str | bytes, code: str) -> None:
    refused = receiver.file(raw)
    assert refused.status_code == 400, refused.content
    assert refused.json()["code"] == code


@pytest.mark.parametrize("raw", ["null", "[]", '"x"', "5", "true"])
def test_json_that_is_no_object_is_refused(receiver: Sender, raw: str) -> None:
    assert receiver.file(raw).status_code in {400, 422}


def test_another_name_under_a_known_number_is_a_conflict(receiver: Sender) -> None:
    assert receiver.file(body()).status_code == 201
    applicant = {"number": "022188001234", "name": "Trần Văn Khác"}
    refused = receiver.file(body(applicant=applicant))
    assert refused.status_code == 409
    assert places(refused) == [("/applicant/name", "number_of_another")]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/xml"])
def test_a_body_that_is_not_announced_as_json_is_refused(cast: Cast, kind: str) -> None:
    headers = {"Authorization": f"Bearer {cast.receiver_token}"}
    refused = Client().post("/api/dossiers", "{}", content_type=kind, headers=headers)
    assert refused.status_code == 415
    assert refused.headers["Accept"] == "application/json"


def test_a_body_that_is_too_large_is_refused(receiver: Sender, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    refused = receiver.file(body(subject="x" * 1024 * 1024))
    assert refused.status_code == 413
    assert refused.json()["code"] == "body_too_large"


def test_other_methods_and_addresses_are_told_as_problems_too(receiver: Sender, cast: Cast) -> None:
    headers = {"Authorization": f"Bearer {cast.receiver_token}"}
    refused = Client().delete("/api/dossiers", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (405, "method_not_allowed")
    assert {"GET", "POST"} == {name.strip() for name in refused.headers["Allow"].split(",")}
    assert receiver.get("/api/khong-co").json()["code"] == "address_unknown"


def test_a_state_that_was_not_seen_is_told_by_its_tag(receiver: Sender) -> None:
    url = receiver.file(body()).json()["url"]
    seen = receiver.get(url)
    tag = seen.headers["ETag"]
    assert receiver.get(url, **{"If-None-Match": tag}).status_code == 304
    assert receiver.get(url, **{"If-Match": tag}).status_code == 200
    refused = receiver.get(url, **{"If-Match": '"other"'})
    assert (refused.status_code, refused.json()["code"]) == (412, "changed_meanwhile")


def test_nothing_of_a_refused_dossier_stays(receiver: Sender) -> None:
    before = receiver.file(body()).json()["code"]
    refused = receiver.file(body(unit_code="H49.999"))
    assert refused.status_code == 422
    after = receiver.file(body()).json()["code"]
    assert (before[-4:], after[-4:]) == ("0001", "0002")
    assert after.startswith(COMMUNE)


def test_problems_can_be_read_by_people(receiver: Sender) -> None:
    raw = receiver.file(body(channel="fax")).content.decode()
    assert "\\u" not in raw
    assert json.loads(raw)["todo"].endswith(".")
