"""Numbers as Vietnamese offices write them (1.818; 96,9 %; 1.024.000 ₫), printed and read.

Reading is strict: a dot groups thousands, a comma begins decimals. Text in English writing, and a
lone comma before three digits, is refused with both readings, never guessed: one guessed file of
figures is worth a year of wrong points. Printing rounds half up, once, to what the caller asks.
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_DONG = "₫"
_SIGN = r"(?P<sign>[-\u2212]?)"
_VIETNAMESE = re.compile(_SIGN + r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?", re.A)
_ENGLISH = re.compile(_SIGN + r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?", re.A)
_COULD_BE_THOUSANDS = re.compile(r"[-\u2212]?[1-9]\d{0,2},\d{3}", re.A)


class NumberUnreadable(ValueError):
    """The text is no number in any reading; the message says how to write one."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“%(text)s” không phải là số. Hãy viết như 1.818 hoặc 96,9.") % {"text": text}
        )
        self.text = text


class NumberAmbiguous(ValueError):
    """Two readings are possible; ``readings`` holds both, in vi-VN writing."""

    def __init__(self, text: str, readings: Iterable[str]) -> None:
        self.text = text
        self.readings = tuple(readings)
        super().__init__(
            _("“%(text)s” đọc được hai cách. Hãy viết %(one)s hoặc %(two)s.")
            % {"text": text, "one": self.readings[0], "two": self.readings[1]}
        )


def format_number(value: Decimal | float | int, decimals: int | None = None) -> str:
    """``value`` in vi-VN writing; ``decimals`` None prints what the value has, no last zeros."""
    exact = Decimal(str(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    elif exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    else:
        exact = exact.normalize()
    grouped = f"{abs(exact):,f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{grouped}" if exact < 0 else grouped


def format_percent(percent: Decimal | float | int, decimals: int | None = None) -> str:
    """A value of 0–100 with its sign, kept on one line: 96,9 %."""
    return f"{format_number(percent, decimals)}{NO_BREAK_SPACE}%"


def format_money(amount_vnd: int) -> str:
    """An amount in đồng, kept on one line: 1.024.000 ₫."""
    return f"{format_number(amount_vnd)}{NO_BREAK_SPACE}{_DONG}"


def parse_number(text: str, *, decimals: int | None = None) -> Decimal:
    """The number that ``text`` states in vi-VN writing.

    ``decimals`` is the number of decimal places of the field, where it has one: 3 or more lets
    "163,909" pass as a decimal number, which is otherwise refused because it may be thousands.
    Raises NumberAmbiguous or NumberUnreadable.
    """
    trimmed = text.strip().strip(NO_BREAK_SPACE)
    if _COULD_BE_THOUSANDS.fullmatch(trimmed) and (decimals is None or decimals < 3):
        raise NumberAmbiguous(trimmed, (f"{trimmed}0", trimmed.replace(",", ".")))
    found = _VIETNAMESE.fullmatch(trimmed)
    if found:
        return _value(found, ".")
    found = _ENGLISH.fullmatch(trimmed)
    if not found:
        raise NumberUnreadable(trimmed)
    raise NumberAmbiguous(trimmed, _readings(trimmed, _value(found, ",")))


def parse_money(text: str) -> int:
    """An amount in whole đồng; the sign ₫ and the letter đ may stand behind it."""
    trimmed = text.strip().rstrip("đĐ" + _DONG).strip().strip(NO_BREAK_SPACE)
    amount = parse_number(trimmed, decimals=0)
    if amount != amount.to_integral_value():
        raise NumberUnreadable(text.strip())
    return int(amount)


def _value(found: re.Match[str], group_sign: str) -> Decimal:
    whole = found["whole"].replace(group_sign, "")
    number = Decimal(f"{whole}.{found['part']}" if found["part"] else whole)
    return -number if found["sign"] else number


def _readings(text: str, as_english: Decimal) -> tuple[str, str]:
    """The English reading, and the reading that takes every sign for a thousands sign."""
    digits = re.sub(r"[.,]", "", text.replace(MINUS, "-"))
    return format_number(as_english), format_number(int(digits))
