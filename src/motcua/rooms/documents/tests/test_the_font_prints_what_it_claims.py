"""Every character that counts as printable is drawn by the font of the papers; others are named."""

import string
from dataclasses import replace

from motcua.rooms.documents.fonts import _printable, missing_characters
from motcua.rooms.documents.rendering import render
from motcua.rooms.documents.tests.cast import REFUSAL, sheet_of

VIETNAMESE = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


def test_every_vietnamese_letter_and_sign_can_be_printed() -> None:
    signs = VIETNAMESE + VIETNAMESE.upper() + string.printable.strip() + "“”‘’–—…₫×²°§\u00a0"
    assert missing_characters(signs) == frozenset()


def test_signs_of_other_scripts_and_pictures_are_named() -> None:
    assert missing_characters("An 漢 📷 ✓") == {"漢", "📷", "✓"}


def test_whatever_counts_as_printable_is_drawn() -> None:
    signs = [chr(point) for point in sorted(_printable()) if chr(point).isprintable()]
    assert len(signs) > 2_500
    assert render(sheet_of(replace(REFUSAL, guidance=" ".join(signs)))).startswith(b"%PDF")
