"""What a deed's form offers for one dossier: papers, holders, fee, number; and who signs it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.faces.desk.deeds import Deed
from motcua.faces.desk.forms import About, SupplyForm
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.documents import operations as documents
from motcua.rooms.dossiers import access, operations, queries
from motcua.rooms.people import queries as people


def about(dossier: Any, deed: Deed, who: access.Person) -> About:
    """Everything the deed's form may need."""
    today = timezone.localdate(who.at)
    version = catalogue.version(dossier.version_id, today)
    names = {paper.position: paper.name_vi for paper in version.papers} if version else {}
    state = queries.story_of(dossier).state
    asked = state.intake_requests if dossier.status == 1 else state.settlement_requests
    return About(
        papers=[(str(position), name) for position, name in names.items()],
        missing=[
            (str(position), names.get(position, _("Giấy tờ khác")))
            for position in (state.supplement.positions if state.supplement else ())
        ],
        holders=list(_holders(dossier, today)) if deed.command == "HandOver" else (),
        fee_vnd=dossier.fee_vnd or (known_fee(version) if version else None),
        asked_before=asked > 0,
    )


def known_fee(version: catalogue.VersionRow) -> int | None:
    """The sum of the fee lines when every amount is known and more than nothing."""
    amounts = [fee.amount_vnd for fee in version.fees]
    if not amounts or any(amount is None for amount in amounts):
        return None
    return sum(amount for amount in amounts if amount) or None


def _holders(dossier: Any, today: Any) -> Iterator[tuple[str, str]]:
    """The competent unit first, then its officers."""
    units = people.units_named([dossier.unit_id], today)
    name = units[dossier.unit_id].name_vi
    if dossier.status == 2:
        yield f"{dossier.unit_id}|", name
    for officer in people.officers_of(dossier.unit_id, people.Role.CASE_OFFICER, today):
        ref = access.ref_of_user(officer.user_id)
        if ref != dossier.next_owner:
            yield f"{dossier.unit_id}|{ref}", f"{officer.full_name}, {name}"


def hand_of(request: HttpRequest) -> operations.Hand:
    """The signed-in officer as papers name one."""
    user: Any = request.user
    officer = people.officer_of(user.pk)
    if officer is None:
        return operations.Hand(user, user.display_name)
    return operations.Hand(user, officer.full_name, officer.position_vi)


def papers_from(form: SupplyForm, at: datetime) -> tuple[operations.PaperIn, ...]:
    """The files of a supply form, checked and kept. Raises FileRefused."""
    found = []
    for position, _name in form.about.missing:
        upload = form.cleaned_data[f"file_{position}"]
        found.append(kept_paper(int(position), upload, at))
    return tuple(found)


def kept_paper(position: int, upload: Any, at: datetime) -> operations.PaperIn:
    """One uploaded file, checked and kept. Raises FileRefused."""
    stored = documents.keep_file(upload.read(), upload.name, at=at)
    return operations.PaperIn(
        position=position,
        name=stored.name,
        sha256=stored.sha256,
        size_bytes=stored.size_bytes,
        media_type=stored.media_type,
        digitised=True,
    )
