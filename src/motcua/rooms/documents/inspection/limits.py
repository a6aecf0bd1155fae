"""How much of anything one arriving file may hold."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file; an office may tighten them, the checks never go beyond them."""

    size_bytes: int = 10 * MEBIBYTE
    data_bytes: int = 2 * MEBIBYTE
    image_points: int = 50_000_000
    pdf_pages: int = 500
    archive_parts: int = 4_000
    archive_index_bytes: int = MEBIBYTE
    archive_unpacked_bytes: int = 200 * MEBIBYTE


USUAL = Limits()
