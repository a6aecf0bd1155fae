"""What happened to working time. Due dates already promised are recomputed by who promised them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DaysChanged:
    """Days off or worked changed for ``unit_code`` and all below it; empty means everybody."""

    unit_code: str
    rule: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class OfficeHoursChanged:
    """Office hours of ``unit_code`` and all below it are new from ``from_on``."""

    unit_code: str
    from_on: date
