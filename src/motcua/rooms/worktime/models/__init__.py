"""What offices entered about their own working time; the shipped rule files stay untouched."""

from motcua.rooms.worktime.models.entries import DaysEntry, HoursEntry

__all__ = ["DaysEntry", "HoursEntry"]
