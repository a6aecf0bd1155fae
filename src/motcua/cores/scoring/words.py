"""Numbers as Vietnamese officials read them (1.818; 96,9) and as a machine reads them back.

Only for sentences and for the steps of an explanation; figures for computing are never taken
from here.
"""

from fractions import Fraction


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """A number of at least 0 rounded to that many decimals, the exact half going up."""
    scale = 10**decimals
    return Fraction(
        (2 * value.numerator * scale + value.denominator) // (2 * value.denominator), scale
    )


def exact_text(value: Fraction) -> str:
    """The number without loss, as a decimal or as `p/q`; `Fraction(text)` reads both."""
    for decimals in range(10):
        scaled = value * 10**decimals
        if scaled.denominator == 1:
            return _decimal_text(scaled.numerator, decimals)
    return f"{value.numerator}/{value.denominator}"


def vietnamese(value: Fraction, decimals: int = 2) -> str:
    """The number in vi-VN writing, rounded half up to at most `decimals` decimals."""
    text = exact_text(round_half_up(value, decimals))
    whole, _, rest = text.partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def _decimal_text(scaled: int, decimals: int) -> str:
    digits = str(scaled).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
