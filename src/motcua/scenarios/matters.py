"""Procedures as a scenario sees them: who settles them, how often they are asked for, their work.

Only procedures that can be filed (limit, papers and channel known) take part. How often each is
asked for is invented, by what such offices mostly do; the amount of work follows the limit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.cores.clock import CutoffRule, Limit
from motcua.rooms.catalogue.operations import NewFee, NewVersion
from motcua.scenarios.data.reading import ProcedureFacts, catalogue
from motcua.scenarios.provinces import ProvinceSetup

# How often a procedure is asked for, beside the others of the same kind of unit; others count 1.
WEIGHTS: Mapping[str, float] = {
    # Communes: civil status, copies from the register, household businesses, building, welfare.
    "2.000635": 160,
    "1.001193": 120,
    "2.000908": 80,
    "1.000656": 45,
    "1.001612": 36,
    "2.000986": 20,
    "2.001023": 18,
    "1.012753": 15,
    "1.013225": 14,
    "1.001731": 12,
    "1.001699": 10,
    "1.011607": 6,
    "1.013229": 6,
    "1.011609": 5,
    "1.012812": 4,
    "1.011608": 4,
    "1.013226": 3,
    "1.013227": 3,
    "1.001662": 3,
    # Police of communes: residence, identity cards, vehicles.
    "1.004222": 70,
    "1.004194": 60,
    "1.010041": 60,
    "2.001159": 40,
    "1.012575": 20,
    "1.014063": 20,
    "1.014064": 14,
    "1.010039": 15,
    "1.010038": 10,
    "1.002755": 10,
    "1.013080": 8,
    "1.013066": 6,
    "1.003677": 5,
    # Land registration: mortgages, exchange and division of certificates, changes.
    "1.011441": 60,
    "1.011443": 55,
    "1.012783": 24,
    "1.012784": 15,
    "1.013831": 14,
    "1.013980": 10,
    "1.012793": 10,
    "1.013992": 8,
    "1.011442": 8,
    "1.012787": 6,
    "1.012786": 5,
    "1.013978": 5,
    # Police of the province: criminal records, driving licences.
    "3.000333": 80,
    "3.000348": 60,
    "2.001195": 10,
    "2.001194": 8,
    "2.001478": 4,
    # Departments.
    "2.002288": 40,
    "2.001583": 30,
    "2.001199": 20,
    "2.002286": 10,
    "1.013237": 10,
    "1.000045": 8,
    "1.002693": 5,
    "1.013236": 4,
    "2.001827": 6,
    "1.012906": 4,
    # Social insurance.
    "1.001667": 40,
    "1.001613": 30,
}
# Same-day work: on the officer's desk only for minutes.
QUICK = Limit(1, "working_day")
HOURS_OF_HALF_A_DAY = 4
# Turns of an officer that a procedure takes, by the days its limit allows.
TURNS: tuple[tuple[int, float], ...] = ((1, 1), (3, 2), (7, 3), (12, 4.5), (20, 6), (99, 8))
ORGANISATIONS = frozenset(
    {
        # Companies, transport, timber, mortgages.
        *("2.001583", "2.001199", "2.002288", "2.002286", "2.001034", "1.000045"),
        *("1.011441", "1.011443", "1.011442"),
        # Security, food, livestock, building, investment, insurance, environment.
        *("2.001478", "2.001827", "1.008128", "1.013236", "1.009642", "1.001667"),
        *("1.010733", "1.010727"),
    }
)
_PROVINCE_WIDE = frozenset({"province", "police", "social_insurance", "land_registry"})


@dataclass(frozen=True, slots=True)
class Matter:
    """One procedure. ``kind``: of the unit that leads; ``papers``: position → name."""

    code: str
    name: str
    version: str
    kind: str
    department: str
    limit: Limit
    cutoff: CutoffRule | None
    channels: tuple[str, ...]
    papers: Mapping[int, str]
    fees: tuple[NewFee, ...]
    weight: float
    for_organisations: bool

    @property
    def days(self) -> int:
        """About how many days the limit allows."""
        return self.limit.amount if self.limit.unit in {"working_day", "day"} else 1

    @property
    def quick(self) -> bool:
        """Settled within the day or the next."""
        return self.days <= QUICK.amount

    @property
    def at_once(self) -> bool:
        """Allowed so few hours that whoever takes it settles it on the spot."""
        return self.limit.unit == "working_hour" and self.limit.amount < HOURS_OF_HALF_A_DAY

    @property
    def turns(self) -> float:
        """How many turns of an officer it usually takes."""
        return next(turns for days, turns in TURNS if self.days <= days)

    def fee_vnd(self, channel: str) -> int | None:
        """The first known amount for the channel; None: nobody told us."""
        for fee in self.fees:
            if fee.amount_vnd is not None and fee.channel in {None, channel}:
                return fee.amount_vnd
        return None


def matters_of(setup: ProvinceSetup) -> tuple[Matter, ...]:
    """What can be filed in a province, by code; what no unit of it settles is left out."""
    found = (_matter(facts, setup) for facts in catalogue())
    return tuple(matter for matter in found if matter is not None)


def _matter(facts: ProcedureFacts, setup: ProvinceSetup) -> Matter | None:
    version = facts.new.version
    settled = _leading(facts.settled_by, setup)
    if settled is None or not _offered(version):
        return None
    kind, department = settled
    return Matter(
        code=facts.new.code,
        name=version.name_vi,
        version=version.valid_from.isoformat(),
        kind=kind,
        department=department,
        limit=Limit(version.limit_amount or 0, version.limit_unit),  # type: ignore[arg-type]  # the fact files are checked
        cutoff=None if version.cutoff_minute is None else CutoffRule(version.cutoff_minute),
        channels=tuple(str(channel) for channel in version.channels),
        papers={place: paper.name_vi for place, paper in enumerate(version.papers, 1)},
        fees=tuple(version.fees),
        weight=WEIGHTS.get(facts.new.code, 1.0),
        for_organisations=facts.new.code in ORGANISATIONS,
    )


def _offered(version: NewVersion) -> bool:
    limited = version.limit_amount is not None and bool(version.limit_unit)
    return limited and bool(version.channels) and bool(version.papers)


def _leading(settled_by: tuple[str, ...], setup: ProvinceSetup) -> tuple[str, str] | None:
    """Kind of the leading unit, and the code of the unit where the province has only one."""
    for kind in settled_by:
        group, _, slug = kind.partition(":")
        if group in {"commune", "commune_police"}:
            return group, ""
        if group == "province":
            return group, setup.code
        code = setup.departments.get(slug or group)
        if code is not None:
            return (group if group in _PROVINCE_WIDE else "department"), code
    return None
