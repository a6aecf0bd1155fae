"""Everything around a dossier that its papers and rules need: names, applicant, version, units."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.people import queries as people


@dataclass(frozen=True, slots=True)
class Context:
    """One dossier's surroundings as they stand on the day of an act."""

    code: str
    version: catalogue.VersionRow
    applicant: people.PartyRow
    unit: people.UnitRow
    receiving_unit: people.UnitRow
    province_name: str
    subject: str
    simulated: bool


def context_of(dossier: Any, on: date) -> Context:
    """The surroundings of a stored dossier; raises LookupError where a part is gone."""
    version = catalogue.version(dossier.version_id, on)
    applicant = people.party(dossier.applicant_id)
    named, province = people.units_and_province([dossier.unit_id, dossier.receiving_unit_id], on)
    if version is None or applicant is None:
        raise LookupError(dossier.code)
    return Context(
        code=dossier.code,
        version=version,
        applicant=applicant,
        unit=named[dossier.unit_id],
        receiving_unit=named[dossier.receiving_unit_id],
        province_name=province.name_vi if province else "",
        subject=dossier.subject,
        simulated=dossier.simulated,
    )


def province_name(on: date) -> str:
    """The province's name for heads of papers; empty before one was set up."""
    provinces = people.units(level=people.Level.PROVINCE, on=on)
    return provinces[0].name_vi if provinces else ""
