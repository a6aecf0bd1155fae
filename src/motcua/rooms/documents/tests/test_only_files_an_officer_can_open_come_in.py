"""A file comes in by what it is, not by what it is called; all else is refused with help."""

import contextlib
import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rooms.documents.inspection import Limits, inspect
from motcua.rooms.documents.inspection.kinds import DOCX, JPEG, JSON, PDF, PNG, XLSX, XML
from motcua.rooms.documents.inspection.refusals import (
    ArchiveBomb,
    ArchiveInside,
    ArchiveNotAccepted,
    ArchiveUnreadable,
    DataUnreadable,
    FileEmpty,
    FileRefused,
    FileTooLarge,
    FileTypeNotAccepted,
    ImageTooLarge,
    ImageUnreadable,
    MacroInside,
    OldOfficeFile,
    PdfEncrypted,
    PdfTooLong,
    PdfUnreadable,
    ProgramDisguised,
)
from motcua.rooms.documents.tests import files

MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
BILLION_LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.pdf(), PDF),
        (files.png(), PNG),
        (files.jpeg(), JPEG),
        (files.office(), DOCX),
        (files.office("xl/workbook.xml"), XLSX),
        (b'<?xml version="1.0"?><hoSo>\xc3\x81nh</hoSo>', XML),
        (json.dumps({"họ tên": "Ánh"}).encode(), JSON),
    ],
)
def test_papers_scans_and_signed_data_come_in(content: bytes, kind: str) -> None:
    facts = inspect(content, "giấy tờ")
    assert facts.media_type == kind
    assert facts.size_bytes == len(content)
    assert facts.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileEmpty),
        (b"MZ\x90\x00" + bytes(60), ProgramDisguised),
        (b"\x7fELF\x02\x01" + bytes(60), ProgramDisguised),
        (b"#!/bin/sh\nrm -rf ~\n", ProgramDisguised),
        (b"\n<?php system($_GET[0]); ?>", ProgramDisguised),
        (b"  <script>alert(1)</script>", ProgramDisguised),
        (b"Rar!\x1a\x07\x00" + bytes(60), ArchiveNotAccepted),
        (files.archive_of(to_khai_dot_pdf=files.pdf()), ArchiveNotAccepted),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OldOfficeFile),
        (b"Kinh gui: Uy ban nhan dan", FileTypeNotAccepted),
        (b"<html><body>Don</body></html>", FileTypeNotAccepted),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', FileTypeNotAccepted),
        (b"GIF89a" + bytes(60), FileTypeNotAccepted),
        (files.png(10_000, 5_001), ImageTooLarge),
        (files.jpeg(65_000, 65_000), ImageTooLarge),
        (files.png()[:30], ImageUnreadable),
        (files.png().replace(b"\0\0\0\x04", b"\0\0\0\x05", 1), ImageUnreadable),
        (files.jpeg()[:20], ImageUnreadable),
        (files.png(0, 3), ImageUnreadable),
        (files.pdf()[:-200], PdfUnreadable),
        (b"%PDF-1.7\n%%EOF\n", PdfUnreadable),
        (files.pdf(password="mat-khau"), PdfEncrypted),
        (files.pdf(password="mat-khau", owner_only=True), PdfEncrypted),
        (files.pdf(pages=501), PdfTooLong),
        (files.office(word__vbaProject_dot_bin=b"x"), MacroInside),
        (files.office(types=MACRO), MacroInside),
        (files.office(word__inner_dot_zip=files.archive_of(a=b"b")), ArchiveInside),
        (files.office(word__embeddings__bang_dot_xlsx=b"x"), ArchiveInside),
        (files.office(word__media__a_dot_bmp=bytes(300 * 1024 * 1024)), ArchiveBomb),
        (files.office()[:-30], ArchiveUnreadable),
        (BILLION_LAUGHS, DataUnreadable),
        (b"<a><b></a>", DataUnreadable),
        (b"<a>" * 200 + b"</a>" * 200, DataUnreadable),
        (b"[" * 100_000, DataUnreadable),
        (b'{"so": 1', DataUnreadable),
    ],
)
def test_what_an_officer_could_not_open_is_refused(
    content: bytes, refusal: type[FileRefused]
) -> None:
    with pytest.raises(FileRefused) as refused:
        inspect(content, "to_khai.pdf")
    assert type(refused.value) is refusal


@pytest.mark.parametrize("refusal", FileRefused.__subclasses__())
def test_every_refusal_names_the_file_and_says_what_to_do(refusal: type[FileRefused]) -> None:
    facts = {"size": "12,0 MB", "limit": 10, "width": 9, "height": 9, "pages": 501, "inside": "a"}
    what, _, remedy = str(refusal("Tờ khai.pdf", **facts)).partition(". ")
    assert "“Tờ khai.pdf”" in what
    assert "Ông/Bà" in remedy
    assert "%(" not in what + remedy


def test_a_file_at_the_limit_comes_in_and_one_byte_more_does_not() -> None:
    content = files.png()
    assert inspect(content, "a.png", limits=Limits(size_bytes=len(content))).size_bytes
    with pytest.raises(FileTooLarge, match="vượt quá"):
        inspect(content, "a.png", limits=Limits(size_bytes=len(content) - 1))


def test_a_long_pdf_at_the_limit_comes_in() -> None:
    assert inspect(files.pdf(pages=500), "a.pdf").pages == 500


def test_size_of_an_image_is_read_from_its_head() -> None:
    facts = inspect(files.jpeg(4000, 3000, exif=b"GPS" * 50), "ảnh.jpg")
    assert (facts.width_px, facts.height_px) == (4000, 3000)


@settings(max_examples=150)
@given(st.binary(max_size=300), st.sampled_from([files.png(), files.jpeg(), files.office()]))
def test_broken_bytes_are_refused_by_name_and_never_by_accident(noise: bytes, good: bytes) -> None:
    for content in (noise, good[: len(good) // 2] + noise, good[:12] + noise + good[12:]):
        with contextlib.suppress(FileRefused):
            assert inspect(content, "a").size_bytes == len(content)
