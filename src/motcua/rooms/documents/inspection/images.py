"""Width and height of a PNG or JPEG, read from its head alone; no point is ever decoded.

A head of a few bytes can claim billions of points ("pixel flood"); the claim is what is checked.
Nothing inside is changed: the hash must stay that of the file the citizen sent.
"""

import struct
import zlib

# Markers that open a frame; C4, C8 and CC are tables and extensions [ISO/IEC 10918-1 table B.1].
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN = 0xDA


class HeadBroken(ValueError):
    """The head of the image does not say how large it is."""


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height in points. Raises HeadBroken."""
    if len(content) < 45 or content[12:16] != b"IHDR" or b"IEND" not in content[-4096:]:
        raise HeadBroken
    width, height = struct.unpack_from(">II", content, 16)
    if struct.unpack_from(">I", content, 29)[0] != zlib.crc32(content[12:29]):
        raise HeadBroken
    return _of_sense(width, height)


def jpeg_size(content: bytes) -> tuple[int, int]:
    """Width and height in points. Raises HeadBroken."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise HeadBroken
        marker = content[at + 1]
        if marker in _FRAMES and at + 9 <= len(content):
            height, width = struct.unpack_from(">HH", content, at + 5)
            return _of_sense(width, height)
        at = _after(content, at, marker)
    raise HeadBroken


def _after(content: bytes, at: int, marker: int) -> int:
    """Where the next segment begins."""
    if marker == 0xFF:
        return at + 1
    if marker in _WITHOUT_LENGTH:
        return at + 2
    length = int(struct.unpack_from(">H", content, at + 2)[0])
    if marker == _SCAN or length < 2:
        raise HeadBroken
    return at + 2 + length


def _of_sense(width: int, height: int) -> tuple[int, int]:
    if width == 0 or height == 0:
        raise HeadBroken
    return width, height
