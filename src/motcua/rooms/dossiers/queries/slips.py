"""The control slip (Form 06) of a dossier: every hand-over so far, drawn when it is asked for."""

from collections.abc import Mapping
from datetime import datetime

from motcua.cores.clock import ZONE
from motcua.foundation.audit import queries as ledger
from motcua.rooms.documents import operations as papers
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers.context import context_of
from motcua.rooms.dossiers.models import Dossier
from motcua.rooms.dossiers.papers import frame_of, party_of
from motcua.rooms.people import queries as people


class NotAccepted(LookupError):
    """A dossier that was never accepted has no control slip."""


def officer_names(refs: set[str]) -> dict[str, str]:
    """Names of the accounts behind event references such as "user:7"."""
    names = {}
    for ref in refs:
        kind, _, number = ref.partition(":")
        officer = people.officer_of(int(number)) if kind == "user" and number else None
        if officer is not None:
            names[ref] = officer.full_name
    return names


def control_slip(dossier: Dossier, at: datetime) -> bytes:
    """The slip as PDF. Raises NotAccepted."""
    if dossier.accepted_at is None or dossier.due_at is None:
        raise NotAccepted(dossier.code)
    context = context_of(dossier, at.astimezone(ZONE).date())
    events = [each for each in ledger.events_of(dossier.code) if each.kind == "handed_over"]
    refs = {each.data[name] for each in events for name in ("from_ref", "to_ref")}
    codes = {each.data[name] for each in events for name in ("from_unit", "to_unit")}
    units = {code: unit.name_vi for code, unit in _units(codes, at).items()}
    names = officer_names(refs)
    slip = papers.ControlSlip(
        applicant=party_of(context),
        received_at=dossier.accepted_at,
        due_at=dossier.due_at,
        competent_unit=context.unit.name_vi,
        hand_overs=tuple(
            papers.HandOver(
                giver=_who(each.data["from_unit"], each.data["from_ref"], units, names),
                receiver=_who(each.data["to_unit"], each.data["to_ref"], units, names),
                at=each.at,
            )
            for each in events
        ),
    )
    return documents.preview(frame=frame_of(context, by_receiver=True), paper=slip, at=at)


def _units(codes: set[str], at: datetime) -> Mapping[str, people.UnitRow]:
    return people.units_named(codes, at.astimezone(ZONE).date())


def _who(unit: str, ref: str, units: Mapping[str, str], names: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (names.get(ref, ""), units.get(unit, unit))))
