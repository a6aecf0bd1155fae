"""Filters of Vietnamese writing: numbers, money, days, instants, durations.

None prints an en dash: a thing that is not known is neither zero nor nothing.
"""

from datetime import date, datetime
from decimal import Decimal

from django import template

from motcua.foundation.text.moments import format_day, format_duration, format_moment
from motcua.foundation.text.numbers import format_money, format_number, format_percent

register = template.Library()
UNKNOWN = "–"
Number = Decimal | float | int


@register.filter
def number(value: Number | None, decimals: int | None = None) -> str:
    """{{ 1818|number }} → 1.818; {{ points|number:2 }} → 65,91."""
    return UNKNOWN if value is None else format_number(value, decimals)


@register.filter
def percent(value: Number | None, decimals: int | None = None) -> str:
    """{{ 96.9|percent }} → 96,9 %; the value is 0–100."""
    return UNKNOWN if value is None else format_percent(value, decimals)


@register.filter
def money(amount_vnd: int | None) -> str:
    """{{ 1024000|money }} → 1.024.000 ₫."""
    return UNKNOWN if amount_vnd is None else format_money(amount_vnd)


@register.filter
def moment(at: datetime | None) -> str:
    """{{ accepted_at|moment }} → 09:30 15/10/2026."""
    return UNKNOWN if at is None else format_moment(at)


@register.filter
def day(on: date | None) -> str:
    """{{ issued_on|day }} → 15/10/2026."""
    return UNKNOWN if on is None else format_day(on)


@register.filter
def duration(minutes: int | None, minutes_per_day: int) -> str:
    """{{ spent_minutes|duration:480 }} → 1 ngày 3 giờ."""
    return UNKNOWN if minutes is None else format_duration(minutes, minutes_per_day)
