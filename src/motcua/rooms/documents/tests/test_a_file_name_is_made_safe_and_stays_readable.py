"""The sender's name survives with its marks; what could deceive or escape does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rooms.documents.fonts import missing_characters
from motcua.rooms.documents.inspection.kinds import JPEG, PDF
from motcua.rooms.documents.inspection.names import LONGEST_STEM, clean_name


@pytest.mark.parametrize(
    ("claimed", "kind", "kept"),
    [
        ("Tờ khai.pdf", PDF, "Tờ khai.pdf"),
        ("TỜ KHAI.PDF", PDF, "TỜ KHAI.pdf"),
        ("ảnh chụp.jpeg", JPEG, "ảnh chụp.jpeg"),
        ("to_khai.pdf.exe", PDF, "to_khai.pdf.exe.pdf"),
        ("anh.png", JPEG, "anh.jpg"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("C:\\Users\\An\\đơn.pdf", PDF, "đơn.pdf"),
        ("hoa don\u202efdp.exe", PDF, "hoa donfdp.exe.pdf"),
        ("a<b>:|?*.pdf", PDF, "a_b_____.pdf"),
        ("CON.pdf", PDF, "_CON.pdf"),
        ("ảnh 📷.jpg", JPEG, "ảnh _.jpg"),
        ("", PDF, "tep-dinh-kem.pdf"),
        ("...", PDF, "tep-dinh-kem.pdf"),
        ("\u0000\n.pdf", PDF, "pdf.pdf"),
        ("To\u031b\u0300 khai.pdf", PDF, "Tờ khai.pdf"),
    ],
)
def test_names_are_cleaned(claimed: str, kind: str, kept: str) -> None:
    assert clean_name(claimed, kind) == kept


@given(st.text(max_size=300))
def test_any_name_becomes_short_printable_and_its_own_last_part(claimed: str) -> None:
    kept = clean_name(claimed, PDF)
    assert kept.endswith(".pdf")
    assert 4 < len(kept) <= LONGEST_STEM + len("_.pdf")
    assert not set(kept) & set('/\\<>:"|?*\n\r\t\0')
    assert not missing_characters(kept)
    assert clean_name(kept, PDF) == kept
