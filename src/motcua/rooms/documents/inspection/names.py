"""The name under which a file is kept: what its sender called it, safe to show, save and print.

The folder part, invisible and direction-changing characters and signs that a file system or the
font of the papers cannot show are taken out; the ending always tells the true kind.
"""

import re
import unicodedata
from pathlib import PurePosixPath

from motcua.foundation.text import nfc
from motcua.rooms.documents.fonts import missing_characters

LONGEST_STEM = 120
NAMELESS = "tep-dinh-kem"

# The first ending of each kind is the one given where the sender's own does not fit.
ENDINGS = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "application/xml": (".xml",),
    "application/json": (".json",),
}
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def clean_name(claimed: str, media_type: str) -> str:
    """A safe name of at most 120 characters and an ending that fits ``media_type``."""
    shown = _visible(claimed)
    endings = ENDINGS[media_type]
    path = PurePosixPath(shown)
    if path.suffix.lower() in endings:
        return _stem(path.stem) + path.suffix.lower()
    stem = path.stem if path.suffix.lower() in _known_endings() else shown
    return _stem(stem) + endings[0]


def shown_name(claimed: str) -> str:
    """The sender's name for a file as a message may show it."""
    return _visible(claimed)[:LONGEST_STEM] or NAMELESS


def _visible(claimed: str) -> str:
    last = re.split(r"[/\\]", nfc(claimed))[-1]
    seen = "".join(
        sign for sign in last if unicodedata.category(sign)[0] not in "CM" or sign == " "
    )
    seen = re.sub(r'[<>:"|?*]', "_", re.sub(r"\s+", " ", seen)).strip(" .")
    missing = missing_characters(seen)
    return "".join("_" if sign in missing else sign for sign in seen)


def _stem(stem: str) -> str:
    stem = stem[:LONGEST_STEM].strip(" .") or NAMELESS
    return f"_{stem}" if _DEVICES.fullmatch(stem) else stem


def _known_endings() -> frozenset[str]:
    return frozenset(ending for endings in ENDINGS.values() for ending in endings)
