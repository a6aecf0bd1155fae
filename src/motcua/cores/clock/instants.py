"""How the clock tells time: Vietnam's one zone, +07:00 all year, in whole minutes.

Minute 0 is 1970-01-01T00:00+07:00 and day 0 is that day, so ``minute // 1440`` is the day.
Seconds are dropped: an instant stands for the minute in which it falls.
Refuses instants without an offset; a reader could not know what they mean.
"""

from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7), "+07:00")
DAY_MINUTES = 1440
EPOCH = datetime(1970, 1, 1, tzinfo=ZONE)
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_MINUTE = timedelta(minutes=1)


class InstantNotAware(ValueError):
    """An instant came without an offset from UTC."""


def minute_of(at: datetime) -> int:
    """The whole minute since 1970-01-01T00:00+07:00 in which ``at`` falls."""
    if at.tzinfo is None or at.utcoffset() is None:
        raise InstantNotAware(f"{at.isoformat()} has no offset from UTC; add +07:00")
    return (at - EPOCH) // _MINUTE


def closing_minute_of(at: datetime) -> int:
    """The first whole minute at or after ``at``; only a rule that says "after" needs it."""
    return -((EPOCH - at) // _MINUTE)


def instant_of(minute: int) -> datetime:
    """The instant at the start of ``minute``, with the offset +07:00."""
    return EPOCH + timedelta(minutes=int(minute))


def day_of(on: date) -> int:
    """Days since 1970-01-01."""
    return on.toordinal() - EPOCH_ORDINAL


def date_of(day: int) -> date:
    """The date that lies ``day`` days after 1970-01-01."""
    return date.fromordinal(EPOCH_ORDINAL + int(day))
