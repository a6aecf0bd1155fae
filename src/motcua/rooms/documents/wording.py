"""Instants, amounts and sizes as official papers write them; papers are always Vietnamese.

Instants are shown in Vietnam's time (+07:00). Sizes are rounded once, here, to one decimal.
"""

from datetime import date, datetime
from decimal import Decimal

from motcua.foundation.text.moments import VIETNAM
from motcua.foundation.text.numbers import NO_BREAK_SPACE, format_number

KIBIBYTE = 1024


def instant(at: datetime) -> str:
    """``09 giờ 30 phút, ngày 05 tháng 10 năm 2026``; numbers stay on one line with their words."""
    local = at.astimezone(VIETNAM)
    clock = f"{local:%H} giờ {local:%M} phút".replace(" ", NO_BREAK_SPACE)
    return f"{clock}, {long_date(local.date())}"


def long_date(on: date) -> str:
    """``ngày 05 tháng 10 năm 2026``.

    Days below 10 and months 1 and 2 are written with a zero, so that no digit can be put before
    them [law:nd-30-2020 annex I].
    """
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    parts = (f"ngày {on.day:02d}", f"tháng {month}", f"năm {on.year}")
    return " ".join(part.replace(" ", NO_BREAK_SPACE) for part in parts)


def size(size_bytes: int) -> str:
    """``812 B``, ``24,5 KB``, ``1,2 MB``; a kilobyte is 1,024 bytes."""
    if size_bytes < KIBIBYTE:
        return f"{size_bytes}{NO_BREAK_SPACE}B"
    if size_bytes < KIBIBYTE**2:
        return f"{format_number(Decimal(size_bytes) / KIBIBYTE, 1)}{NO_BREAK_SPACE}KB"
    return f"{format_number(Decimal(size_bytes) / KIBIBYTE**2, 1)}{NO_BREAK_SPACE}MB"


def money(amount_vnd: int) -> str:
    """``1.024.000 đồng``, kept on one line."""
    return f"{format_number(amount_vnd)}{NO_BREAK_SPACE}đồng"


def count(number: int) -> str:
    """Small numbers as papers write them, ``01``; zero is a dash."""
    return f"{number:02d}" if number else "–"
