"""POST /api/verify: the PDF we gave out, changed ones, other files, and how they are sent."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.faces.api.tests.cast import PDF, body
from motcua.faces.api.tests.sending import Sender
from motcua.rooms.documents.queries import papers_of, pdf


@pytest.fixture
def issued(receiver: Sender) -> tuple[str, bytes]:
    """Code of a dossier, and the PDF of its acknowledgement."""
    code = receiver.file(body()).json()["code"]
    return code, pdf(papers_of(code)[0].id)


def verify(content: bytes, kind: str = "application/pdf") -> Any:
    return Client().post("/api/verify", content, content_type=kind)


def test_our_own_paper_is_genuine(issued: tuple[str, bytes]) -> None:
    code, content = issued
    told = verify(content)
    assert told.status_code == 200
    assert told.json()["genuine"] is True
    assert told.json()["dossier_code"] == code
    assert told.json()["form_code"] == "filing_acknowledgement"


def test_nobody_is_named_in_the_answer(issued: tuple[str, bytes]) -> None:
    assert "Ánh" not in verify(issued[1]).content.decode()


@pytest.mark.parametrize(
    "kind", ["application/octet-stream", "application/x-www-form-urlencoded", ""]
)
def test_a_bare_body_is_taken_under_other_names_too(issued: tuple[str, bytes], kind: str) -> None:
    assert verify(issued[1], kind).status_code == 200


def test_a_form_with_one_file_is_taken(issued: tuple[str, bytes]) -> None:
    file = SimpleUploadedFile("giay-to.pdf", issued[1], "application/pdf")
    assert Client().post("/api/verify", {"file": file}).status_code == 200


def test_a_changed_paper_is_not_genuine(issued: tuple[str, bytes]) -> None:
    _, content = issued
    middle = len(content) // 2
    changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    for other in (changed, content + b"\n", content[:-10], PDF):
        told = verify(other)
        assert told.status_code == 422
        assert told.json()["code"] == "not_genuine"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"", "application/pdf", 400),
        (b"hello", "application/pdf", 422),
        (b"%PDF-", "application/pdf", 422),
        (b"{}", "application/json", 415),
        (b"--x--", "multipart/form-data; boundary=x", 400),
        (b"x", "multipart/form-data", 400),
        (b"%PDF-1.4" + b"0" * (10 * 1024 * 1024), "application/pdf", 413),
    ],
    ids=["empty", "text", "head only", "json", "no file", "no boundary", "large"],
)
def test_anything_else_is_refused(db: None, content: bytes, kind: str, status: int) -> None:
    del db
    told = verify(content, kind)
    assert told.status_code == status, told.content
    assert told.headers["Content-Type"] == "application/problem+json"


def test_two_files_are_one_too_many(db: None) -> None:
    del db
    files = {name: SimpleUploadedFile(name, PDF) for name in ("a", "b")}
    assert Client().post("/api/verify", files).json()["code"] == "one_file_wanted"
