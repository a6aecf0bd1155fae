"""The QR code of a paper: what it must carry, written so that any phone shows readable text.

Minimum data [law:tt-01-2023 art.26]: dossier code, procedure code, applicant's number, name of
the paper, name of the issuing system, time of issue; on a receipt the due date, on a result its
validity. The format is explained in docs/howto/qr.md: ``MC1|hs=…|tt=…`` in UTF-8.
"""

import io
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from urllib.parse import quote, unquote

import segno

from motcua.foundation.text.moments import VIETNAM

VERSION = "MC1"
# In the order in which they are written; names are short because each byte makes the code finer.
KEYS = {
    "dossier_code": "hs",
    "procedure_code": "tt",
    "applicant_id": "dd",
    "paper_name": "gt",
    "number": "so",
    "system_name": "ht",
    "issued_at": "lap",
    "due_at": "hen",
    "validity": "hl",
    "lookup_url": "xem",
}
_SEPARATORS = "%|=\r\n"


class QrPayloadInvalid(ValueError):
    """A text read from a QR code is none of ours."""


def payload(fields: Mapping[str, str]) -> str:
    """The text of the code, empty fields left out. Raises KeyError for a field of no name here."""
    unknown = set(fields) - set(KEYS)
    if unknown:
        raise KeyError(f"no key for {', '.join(sorted(unknown))}")
    pairs = (f"{key}={_escaped(fields[name])}" for name, key in KEYS.items() if fields.get(name))
    return "|".join((VERSION, *pairs))


def read_payload(text: str) -> dict[str, str]:
    """The fields of a text that ``payload`` wrote. Raises QrPayloadInvalid."""
    version, *pairs = text.split("|")
    names = {key: name for name, key in KEYS.items()}
    if version != VERSION:
        raise QrPayloadInvalid(text)
    fields = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or key not in names:
            raise QrPayloadInvalid(text)
        fields[names[key]] = unquote(value)
    return fields


def stamp(at: datetime) -> str:
    """An instant in Vietnam's time to the minute: ``2026-10-15T09:30+07:00``."""
    return at.astimezone(VIETNAM).isoformat(timespec="minutes")


@lru_cache(maxsize=64)
def svg(text: str) -> str:
    """The code as a drawing, error correction M (TCVN 7322:2009), without its quiet zone.

    Choosing the best of eight masks takes longer than drawing the page: a paper is often drawn
    again within minutes (looked at, printed, proved genuine), so the last ones are remembered.
    """
    drawn = io.BytesIO()
    code = segno.make(text, error="m", micro=False, encoding="utf-8", boost_error=False)
    code.save(drawn, kind="svg", xmldecl=False, svgns=True, border=0)
    return drawn.getvalue().decode()


def _escaped(value: str) -> str:
    return "".join(quote(sign, safe="") if sign in _SEPARATORS else sign for sign in value)
