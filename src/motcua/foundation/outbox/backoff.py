"""When a failed delivery is tried again: exponential waiting, capped, spread by a given chance.

wait = min(cap, base · 2^(attempt-1)) · (1/2 + chance/2), chance in [0, 1)
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

_MOST_DOUBLINGS = 32


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """``base_seconds`` before the second attempt, doubled up to ``cap_seconds``; then dead."""

    base_seconds: float = 5.0
    cap_seconds: float = 3600.0
    max_attempts: int = 12

    def next_at(self, now: datetime, attempt: int, chance: float) -> datetime | None:
        """When to try again after ``attempt`` attempts, None when there were enough of them."""
        if attempt >= self.max_attempts:
            return None
        doublings = min(attempt - 1, _MOST_DOUBLINGS)
        wait = min(self.cap_seconds, self.base_seconds * 2**doublings)
        return now + timedelta(seconds=wait * (0.5 + chance / 2))
