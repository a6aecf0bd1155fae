"""Offices that the checks share: a plain one, one with odd hours, and instants to try on them."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from motcua.cores.clock import (
    ZONE,
    Calendar,
    OfficeHours,
    Season,
    Shift,
    WeekHours,
    build_calendar,
)

MORNING, AFTERNOON = Shift(450, 690), Shift(780, 1020)
DAYS_OFF = {
    date(2025, 9, 1): "Quốc khánh",
    date(2025, 9, 2): "Quốc khánh",
    date(2026, 1, 1): "Tết Dương lịch",
    date(2026, 1, 2): "nghỉ hoán đổi",
    **{date(2026, 2, day): "Tết Nguyên Đán" for day in range(16, 21)},
    date(2026, 4, 27): "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)",
    date(2026, 4, 30): "Ngày Chiến thắng",
    date(2026, 5, 1): "Ngày Quốc tế Lao động",
    date(2026, 8, 31): "nghỉ hoán đổi",
    date(2026, 9, 1): "Quốc khánh",
    date(2026, 9, 2): "Quốc khánh",
    date(2026, 11, 24): "Ngày Văn hóa Việt Nam",
}
WORKED: dict[date, date | None] = {
    date(2026, 1, 10): date(2026, 1, 2),
    date(2026, 8, 22): date(2026, 8, 31),
}
PLAIN_WEEK = dict.fromkeys(range(5), (MORNING, AFTERNOON))

PLAIN = build_calendar(DAYS_OFF, WORKED, {date(2026, 11, 24)}, date(2026, 12, 31), PLAIN_WEEK)

# Winter and summer hours, a short Friday, a reception desk on Saturday mornings, new hours in 2026.
_WORKDAYS = (0, 1, 2, 3, 4)
ODD = build_calendar(
    DAYS_OFF,
    WORKED,
    {date(2026, 11, 24)},
    date(2026, 12, 31),
    (
        OfficeHours(date(2020, 1, 1), (WeekHours(_WORKDAYS, (MORNING, AFTERNOON)),)),
        OfficeHours(
            date(2026, 1, 1),
            (
                WeekHours(_WORKDAYS, (Shift(450, 690), Shift(780, 1020))),
                WeekHours(
                    _WORKDAYS, (Shift(420, 690), Shift(810, 1020)), Season((4, 16), (10, 15))
                ),
                WeekHours((4,), (Shift(450, 720),), Season((11, 1), (2, 15))),
                WeekHours((5,), (Shift(450, 690),), counts=False),
            ),
        ),
    ),
)
OFFICES = (PLAIN, ODD)

_FIRST = datetime(2025, 6, 1, tzinfo=ZONE)
offices = st.sampled_from(OFFICES)
instants = st.integers(0, 570 * 1440).map(lambda minute: _FIRST + timedelta(minutes=minute))


def at(written: str) -> datetime:
    """An instant in Vietnam out of ``2026-03-02 09:00``."""
    return datetime.fromisoformat(written).replace(tzinfo=ZONE)


def open_minutes(calendar: Calendar, first: datetime, last: datetime) -> list[datetime]:
    """Every open minute in ``[first, last)``, found by asking each day for its shifts."""
    found: list[datetime] = []
    day = datetime(first.year, first.month, first.day, tzinfo=ZONE)
    while day < last:
        number = (day.date() - date(1970, 1, 1)).days
        for shift in calendar.shifts_on(number):
            minutes = range(shift.opens_minute, shift.closes_minute)
            found.extend(day + timedelta(minutes=minute) for minute in minutes)
        day += timedelta(days=1)
    return [minute for minute in found if first <= minute < last]
