"""Which characters the font of the papers can print, read from the font itself.

The papers use Tinos alone, without a fallback: a sign that it lacks would print as an empty box, so
texts are checked before they are frozen into a paper.
"""

import struct
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "layouts" / "fonts"
FACES = ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic")


def missing_characters(text: str) -> frozenset[str]:
    """Characters of ``text`` that no paper can print; line breaks count as printable."""
    known = _printable()
    return frozenset(sign for sign in set(text) if ord(sign) not in known and sign != "\n")


@cache
def _printable() -> frozenset[int]:
    """Code points that all four faces have."""
    covered = [_code_points((FOLDER / f"{face}.ttf").read_bytes()) for face in FACES]
    return frozenset.intersection(*covered)


def _code_points(font: bytes) -> frozenset[int]:
    """Code points of the font's format 4 character map (Basic Multilingual Plane)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    for number in range(tables):
        tag, _checksum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == b"cmap":
            return _segments(font, offset)
    raise ValueError("font without a character map")


def _segments(font: bytes, cmap: int) -> frozenset[int]:
    for number in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        offset = cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * number)[0]
        if struct.unpack_from(">H", font, offset)[0] == 4:
            return _of_format_4(font, offset)
    raise ValueError("font without a format 4 character map")


def _of_format_4(font: bytes, offset: int) -> frozenset[int]:
    count = struct.unpack_from(">H", font, offset + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, offset + 14)
    starts = struct.unpack_from(f">{count}H", font, offset + 16 + 2 * count)
    return frozenset(
        point
        for start, end in zip(starts, ends, strict=True)
        if start != 0xFFFF
        for point in range(start, end + 1)
    )
