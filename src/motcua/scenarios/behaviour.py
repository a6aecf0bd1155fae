"""How people and offices behave in a scenario: every number that a scenario file may change.

Shares are 0 to 1, times working minutes of the office unless named otherwise. The numbers are
invented to give a believable province; none was measured.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any


class BehaviourBroken(ValueError):
    """A scenario file names something there is not, or gives it a value it cannot have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Who comes when, and by which way. Weekdays from Monday; Saturday and Sunday only online."""

    weekdays: tuple[float, ...] = (1.4, 1.1, 1.0, 1.0, 0.9)
    weekend_online: float = 0.15
    online_at_first: float = 0.56
    online_at_last: float = 0.80
    post: float = 0.04
    away: float = 0.05
    # How work is split between kinds of units.
    commune: float = 0.60
    commune_police: float = 0.14
    land_registry: float = 0.09
    police: float = 0.06
    social_insurance: float = 0.03
    department: float = 0.07
    province: float = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Between filing and hand-over."""

    refused_online: float = 0.02
    refused: float = 0.004
    supplement: float = 0.06
    never_supplied: float = 0.15
    supply_days: float = 3.0
    online_answer_minutes: float = 130.0
    counter_minutes: int = 12
    hand_over_minutes: float = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """From assignment to issue.

    ``availability``: the share of an officer's turns that are free; ``outside``: the share of the
    limit in which verification and opinions from elsewhere are in.
    """

    supplement: float = 0.035
    second_supplement: float = 0.08
    never_supplied: float = 0.12
    declined: float = 0.02
    sent_back: float = 0.03
    assign_minutes: float = 60.0
    sign_minutes: float = 110.0
    issue_minutes: float = 40.0
    weak_units: float = 0.08
    availability_weak: float = 0.22
    availability_low: float = 0.66
    availability_high: float = 0.97
    capacity: float = 1.0
    outside: float = 0.45
    outside_spread: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """Letters of apology. ``extension_days`` are working days."""

    apologises_low: float = 0.45
    apologises_high: float = 0.95
    afterwards: float = 0.5
    extension_days: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """Middle of what units do with papers and results; units differ by up to ``spread``."""

    spread: float = 0.22
    digitises: float = 0.62
    reuses: float = 0.30
    population_data: float = 0.66
    electronic_result: float = 0.78
    result_digitised: float = 0.66
    shares: float = 0.52
    pays_online: float = 0.58
    sync_never: float = 0.015
    sync_late: float = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """What happens once there is a result, and corrections."""

    by_post: float = 0.12
    fetched_days: float = 1.6
    rates: float = 0.22
    own_device: float = 0.8
    dislikes: float = 0.025
    dislikes_late: float = 0.30
    corrected: float = 0.006


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Everything together."""

    arrivals: Arrivals = field(default_factory=Arrivals)
    intake: Intake = field(default_factory=Intake)
    settlement: Settlement = field(default_factory=Settlement)
    lateness: Lateness = field(default_factory=Lateness)
    habits: Habits = field(default_factory=Habits)
    afterwards: Afterwards = field(default_factory=Afterwards)


def read_behaviour(text: str, *, file: str) -> Behaviour:
    """The usual behaviour with what a scenario file changes. Raises BehaviourBroken."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BehaviourBroken(f"{file}: không đọc được TOML: {fault}") from None
    usual = Behaviour()
    known = {part.name for part in fields(Behaviour)}
    changed: dict[str, Any] = {}
    for name, values in tables.items():
        if name not in known or not isinstance(values, Mapping):
            raise BehaviourBroken(f"{file}: không có nhóm [{name}]; có {', '.join(sorted(known))}")
        changed[name] = _changed(getattr(usual, name), values, f"{file}: [{name}]")
    return replace(usual, **changed)


def _changed(part: Any, values: Mapping[str, Any], where: str) -> Any:
    known = {each.name for each in fields(part)}
    for name, value in values.items():
        if name not in known:
            raise BehaviourBroken(f"{where} không có {name}; có {', '.join(sorted(known))}")
        if not _fits(getattr(part, name), value):
            raise BehaviourBroken(f"{where} {name} = {value!r}: giá trị không hợp lệ")
    given = {name: _as_kept(getattr(part, name), value) for name, value in values.items()}
    return replace(part, **given)


def _fits(usual: Any, value: Any) -> bool:
    """Numbers from 0 up; as many as usual where there are several."""
    if isinstance(usual, tuple):
        return isinstance(value, list) and len(value) == len(usual) and all(map(_counts, value))
    return _counts(value) and not (isinstance(usual, int) and isinstance(value, float))


def _counts(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _as_kept(usual: Any, value: Any) -> Any:
    return tuple(value) if isinstance(usual, tuple) else value
