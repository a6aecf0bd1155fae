"""Sets up any of the 34 provinces: its real communes, standard departments, who settles what.

Names of communes come from the package vietnam-provinces; level-1 electronic codes are facts; all
codes below them are illustrative and marked unconfirmed. The same province gives the same setup
on every machine, and no word of one province stands in another's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.accounts.models import User
from motcua.rooms.catalogue.operations import Competence, assign_many, publish_many
from motcua.rooms.people.operations import NewUnit, Succession, establish_many, reorganise
from motcua.scenarios.data.reading import catalogue, departments, former_communes, provinces
from motcua.scenarios.data.units import (
    TWO_LEVELS_ON,
    centre_unit,
    commune_units,
    former_units,
    has_office,
    named,
    office_code,
    office_unit,
    police_unit,
    province_unit,
)


class ProvinceUnknown(LookupError):
    """No province has this statistical code."""


@dataclass(frozen=True)
class ProvinceSetup:
    """A province to be loaded. ``name_vi`` as in running text: "tỉnh …" or "thành phố …".

    ``departments`` names units by what they do, ``centres`` and ``police`` by the commune's code.
    """

    gso_code: str
    code: str
    name_vi: str
    units: tuple[NewUnit, ...]
    former: tuple[NewUnit, ...]
    successions: tuple[Succession, ...]
    communes: tuple[str, ...]
    departments: Mapping[str, str]
    centres: Mapping[str, str]
    police: Mapping[str, str]
    competences: tuple[Competence, ...]


def province_setup(gso_code: str | int) -> ProvinceSetup:
    """The setup of one province, by its statistical code. Raises ProvinceUnknown."""
    facts = provinces().get(f"{gso_code:0>2}")
    if facts is None:
        raise ProvinceUnknown(f"không có tỉnh, thành phố nào mang mã thống kê {gso_code}")
    kind, name = named(facts)
    top = province_unit(facts, name)
    offices = {each.slug: each for each in departments() if has_office(facts, each)}
    codes = {slug: office_code(facts, offices, slug) for slug in offices}
    communes = commune_units(facts)
    centres = tuple(centre_unit(commune) for commune in communes)
    police = tuple(police_unit(commune, codes["police"]) for commune in communes)
    former, successions = former_units(facts, communes)
    return ProvinceSetup(
        gso_code=facts.gso_code,
        code=facts.code,
        name_vi=name,
        units=(
            top,
            *(office_unit(facts, each, codes, kind, name) for each in offices.values()),
            *communes,
            *centres,
            *police,
        ),
        former=former,
        successions=successions,
        communes=tuple(unit.code for unit in communes),
        departments=codes,
        centres={unit.parent_code: unit.code for unit in centres},
        police={commune.code: unit.code for commune, unit in zip(communes, police, strict=True)},
        competences=tuple(_competences(facts.code, codes, communes, police)),
    )


def load_units(setup: ProvinceSetup, *, actor: User, at: datetime) -> None:
    """Establishes the province, first as it was, then as it has been since July 2025."""
    establish_many(units=[*setup.units, *setup.former], actor=actor, at=at)
    reorganise(
        establish=[],
        successions=setup.successions,
        on=former_communes(setup.gso_code).on,
        actor=actor,
        at=at,
    )


def load_catalogue(*, actor: User, at: datetime) -> None:
    """Publishes all procedures of the fact files; the same for every province."""
    publish_many(procedures=[facts.new for facts in catalogue()], actor=actor, at=at)


def load_competences(setup: ProvinceSetup, *, actor: User, at: datetime) -> None:
    """Says which unit of the province settles which procedure; after units and catalogue."""
    assign_many(competences=setup.competences, from_on=TWO_LEVELS_ON, actor=actor, at=at)


def _competences(
    province: str,
    offices: Mapping[str, str],
    communes: tuple[NewUnit, ...],
    police: tuple[NewUnit, ...],
) -> Iterator[Competence]:
    settling: dict[str, tuple[str, ...]] = {
        "province": (province,),
        "commune": tuple(unit.code for unit in communes),
        "commune_police": tuple(unit.code for unit in police),
        **{slug: (code,) for slug, code in offices.items()},
    }
    for facts in catalogue():
        for position, kind in enumerate(facts.settled_by):
            for code in settling.get(kind.removeprefix("department:"), ()):
                yield Competence(code, facts.new.code, position)
