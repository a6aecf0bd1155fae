"""A file is kept once, under its hash, byte for byte as it came, and proved on every read."""

import hashlib

import pytest
from django.db import connection, transaction

from motcua.rooms.documents.inspection import inspect
from motcua.rooms.documents.models import Blob
from motcua.rooms.documents.operations import (
    FileRefused,
    StoredFile,
    keep_file,
    keep_inspected,
)
from motcua.rooms.documents.queries import FileDamaged, FileUnknown, damaged_files, read_file
from motcua.rooms.documents.tests import files
from motcua.rooms.documents.tests.cast import ISSUED_AT

pytestmark = pytest.mark.django_db


def test_a_photograph_keeps_its_metadata_and_its_hash() -> None:
    photograph = files.jpeg(exif=b"GPS 20.95 N 107.08 E")
    stored = keep_file(photograph, "Ảnh thẻ.JPG", at=ISSUED_AT)
    digest = hashlib.sha256(photograph).hexdigest()
    assert stored == StoredFile(digest, len(photograph), "image/jpeg", "Ảnh thẻ.jpg")
    kept = read_file(digest)
    assert (kept.content, kept.media_type) == (photograph, "image/jpeg")


def test_the_same_content_under_two_names_is_kept_once() -> None:
    first = keep_file(files.png(), "một.png", at=ISSUED_AT)
    second = keep_file(files.png(), "hai.png", at=ISSUED_AT)
    assert (first.sha256, first.name, second.name) == (second.sha256, "một.png", "hai.png")
    assert Blob.objects.count() == 1


def test_a_refused_file_leaves_nothing_behind() -> None:
    with pytest.raises(FileRefused):
        keep_file(b"MZ" + bytes(100), "đơn.pdf", at=ISSUED_AT)
    assert not Blob.objects.exists()


def test_a_file_goes_with_the_transaction_that_brought_it() -> None:
    with transaction.atomic():
        stored = keep_file(files.png(), "a.png", at=ISSUED_AT)
        transaction.set_rollback(True)
    with pytest.raises(FileUnknown):
        read_file(stored.sha256)


def test_many_inspected_files_are_kept_in_one_statement() -> None:
    contents = [files.png(width) for width in (4, 5, 6, 4)]
    pairs = [(inspect(content, "a.png"), content) for content in contents]
    one_by_one = tuple(keep_file(content, "a.png", at=ISSUED_AT) for content in contents)
    Blob.objects.all().delete()
    assert keep_inspected(pairs, at=ISSUED_AT) == one_by_one
    assert Blob.objects.count() == 3


def test_a_changed_byte_is_found_on_reading_and_by_the_round() -> None:
    sound = keep_file(files.png(4), "a.png", at=ISSUED_AT)
    rotten = keep_file(files.png(5), "b.png", at=ISSUED_AT)
    assert list(damaged_files()) == []
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE documents_blob SET content = set_byte(content, 40, 7) WHERE sha256 = %s",
            [rotten.sha256],
        )
    assert list(damaged_files()) == [rotten.sha256]
    with pytest.raises(FileDamaged):
        read_file(rotten.sha256)
    assert read_file(sound.sha256).size_bytes == sound.size_bytes


def test_contents_are_stored_without_a_second_compression() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attstorage FROM pg_attribute"
            " WHERE attrelid = 'documents_blob'::regclass AND attname = 'content'"
        )
        assert cursor.fetchone()[0] == "e"
