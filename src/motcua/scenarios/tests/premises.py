"""What the checks play: a province, a frozen end, and plans small enough to be made often."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache

from motcua.cores.clock import ZONE
from motcua.scenarios.arrivals import Span
from motcua.scenarios.behaviour import Behaviour
from motcua.scenarios.demo import three_months_before
from motcua.scenarios.plan import Premises, make_plan
from motcua.scenarios.planned import Plan
from motcua.scenarios.provinces import province_setup

# A Friday afternoon.
AS_OF = datetime(2026, 11, 20, 15, 30, tzinfo=ZONE)
QUANG_NINH, DA_NANG, HA_NOI, LAI_CHAU = "22", "48", "1", "12"


def premises(
    *,
    province: str = QUANG_NINH,
    seed: int = 766,
    dossiers: int = 600,
    as_of: datetime = AS_OF,
    behaviour: Behaviour | None = None,
) -> Premises:
    """Three months that end at ``as_of``."""
    return Premises(
        setup=province_setup(province),
        span=three_months_before(as_of),
        dossiers=dossiers,
        seed=seed,
        behaviour=behaviour or Behaviour(),
    )


def fortnight(dossiers: int) -> Premises:
    """Two busy weeks; most of the many confirmations of the portal, all alike, are left out."""
    usually = Behaviour()
    return Premises(
        setup=province_setup(QUANG_NINH),
        span=Span(date(2026, 11, 9), AS_OF),
        dossiers=dossiers,
        seed=5,
        behaviour=replace(usually, habits=replace(usually.habits, sync_never=0.8)),
    )


@cache
def usual() -> tuple[Premises, Plan]:
    """One plan that several checks look at."""
    found = premises()
    return found, make_plan(found)
