"""Collects, through the doors of the rooms, what the portal is told about one dossier."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from motcua.cores.clock import ZONE
from motcua.integrations.national_portal.messages import Attachment, Step, Supplement, Whole
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.dossiers import access, queries
from motcua.rooms.dossiers.events import DossierChanged
from motcua.rooms.people import queries as people

SYSTEM_NAME = "Hệ thống"


def told_about(change: DossierChanged) -> tuple[Whole, tuple[Step, ...]]:
    """The dossier as it stands now, and the steps that the change consists of.

    Raises DossierNotVisible for a code that is not there.
    """
    row = access.for_machine().filter(code=change.code).first()
    if row is None:
        raise access.DossierNotVisible(change.code)
    story = queries.story_of(row)
    return _whole(row, story), _steps(row, story, change)


def _whole(row: Any, story: queries.DossierStory) -> Whole:
    on = row.filed_at.astimezone(ZONE).date()
    version = catalogue.version(row.version_id, on)
    party = row.applicant
    receipts = [paper.symbol for paper in story.issued if paper.form_code == "receipt"]
    return Whole(
        code=row.code,
        procedure_code=row.procedure_code,
        procedure_name=row.version.name_vi,
        field_code=version.field_code if version else "",
        field_name=version.field_vi if version else "",
        party_kind=party.kind,
        party_number=party.number,
        party_name=party.name,
        email=party.email,
        phone=party.phone,
        subject=row.subject,
        status=row.status,
        channel=row.channel,
        unit_code=row.unit_id,
        unit_name=_unit_name(row.unit_id, row),
        filed_at=row.filed_at,
        accepted_at=row.accepted_at,
        due_at=row.due_at,
        finished_at=row.finished_at,
        returned_at=row.returned_at,
        receipt_symbol=receipts[0] if receipts else "",
        result_number=row.number,
        fee_vnd=row.fee_vnd,
        known=story.state.counted.synced,
        attachments=tuple(
            Attachment(position=paper.position, name=paper.name, sha256=paper.sha256)
            for paper in story.papers
        ),
        supplements=_supplements(row, story.story),
    )


def _unit_name(code: str, row: Any) -> str:
    named = people.units_named([code], row.last_at.astimezone(ZONE).date())
    return named[code].name_vi if code in named else code


def _supplements(row: Any, lines: Sequence[queries.StoryLine]) -> tuple[Supplement, ...]:
    """Each request with the supply that follows it; due dates before and after."""
    found: list[Supplement] = []
    asker = _unit_name(row.receiving_unit_id, row)
    for place, line in enumerate(lines):
        if line.kind != "supplement_asked":
            continue
        supplied = next((each for each in lines[place:] if each.kind == "supplied"), None)
        reason = line.data.get("reason")
        found.append(
            Supplement(
                number=f"{row.code}-{line.sequence}",
                asked_by=asker,
                asked_at=line.at,
                content=reason if isinstance(reason, str) else "",
                supplied_at=supplied.at if supplied else None,
                due_before=_due(lines[:place]),
                due_after=_due(lines[: lines.index(supplied) + 1]) if supplied else None,
            )
        )
    return tuple(found)


def _due(lines: Sequence[queries.StoryLine]) -> datetime | None:
    """The due date after these events; events keep it as text."""
    promised = [line.data["due_at"] for line in lines if line.data.get("due_at")]
    return datetime.fromisoformat(promised[-1]) if promised else None


def _steps(row: Any, story: queries.DossierStory, change: DossierChanged) -> tuple[Step, ...]:
    first = change.sequence - len(change.kinds)
    lines = [line for line in story.story if first < line.sequence <= change.sequence]
    names = queries.officer_names({line.actor for line in lines})
    return tuple(
        Step(
            code=row.code,
            kind=line.kind,
            at=line.at,
            status=change.status,
            by=names.get(line.actor, SYSTEM_NAME),
            unit_name=_unit_name(line.unit_code or row.unit_id, row),
            due_at=row.due_at,
        )
        for line in lines
    )
