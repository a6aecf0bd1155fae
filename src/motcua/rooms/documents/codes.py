"""Dossier codes: ``<unit code>-<yymmdd>-<sequence>``, on every paper and asked for ever after.

The sequence counts the dossiers of one unit's day from 0001; a fifth digit comes when it is needed
and the count never wraps. Unit codes may have any shape that was ever lawful: the province first
(``H49.25.7``) or, in the old order, last (``000.00.53.H48``); codes of closed provinces stay valid,
because their dossiers must be found for ever. [law:nd-118-2025 art.28] [law:tt-01-2018 art.19]
[law:qd-20-2020]
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from django.utils.translation import gettext as _

# Day and sequence; below 10,000 the sequence has four digits, above it no leading zero.
_DAY = re.compile(r"\d{6}", re.ASCII)
_SEQUENCE = re.compile(r"(?!0000)\d{4}|[1-9]\d{4,}", re.ASCII)
# As people type and copy them: dashes of any length.
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


class DossierCodeInvalid(ValueError):
    """A text is not a dossier code."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written)

    def __str__(self) -> str:
        return _(
            "“%(written)s” không phải mã hồ sơ. Mã hồ sơ có dạng H49.25.7-261015-0001, "
            "in ở đầu giấy tiếp nhận hồ sơ và hẹn trả kết quả."
        ) % {"written": self.written}


@dataclass(frozen=True, slots=True)
class DossierCode:
    """The parts of a code; ``on`` is the day of reception, in the years 2000 to 2099."""

    unit_code: str
    on: date
    sequence: int

    def __str__(self) -> str:
        return f"{self.unit_code}-{self.on:%y%m%d}-{self.sequence:04d}"


def dossier_code(unit_code: str, on: date, sequence: int) -> str:
    """The code of the ``sequence``-th dossier that ``unit_code`` received ``on`` a day.

    Raises DossierCodeInvalid for a unit code of neither order, a year outside 2000 to 2099 or a
    sequence below 1.
    """
    code = str(DossierCode(unit_code, on, sequence))
    if not _is_unit_code(unit_code) or not 2000 <= on.year <= 2099 or sequence < 1:
        raise DossierCodeInvalid(code)
    return code


def parse_dossier_code(written: str) -> DossierCode:
    """The parts of a code as a person types it: any letter case, any dash, blanks around it.

    Raises DossierCodeInvalid.
    """
    parts = written.strip().upper().translate(_DASHES).rsplit("-", 2)
    if len(parts) != 3 or not _is_unit_code(parts[0]):
        raise DossierCodeInvalid(written)
    unit_code, day, sequence = parts
    if not _DAY.fullmatch(day) or not _SEQUENCE.fullmatch(sequence):
        raise DossierCodeInvalid(written)
    try:
        on = date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError as fault:
        raise DossierCodeInvalid(written) from fault
    return DossierCode(unit_code, on, int(sequence))


def _is_unit_code(text: str) -> bool:
    return any(shape.fullmatch(text) for shape in _unit_shapes())


@cache
def _unit_shapes() -> tuple[re.Pattern[str], ...]:
    """Every shape of a unit code in the rule file ``units/electronic_codes``, old ones included."""
    file = resources.files("motcua").joinpath("rules", "units", "electronic_codes.toml")
    rows = tomllib.loads(file.read_text("utf-8"))["shape"]
    return tuple(re.compile(row["value"], re.ASCII) for row in rows)
