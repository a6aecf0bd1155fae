"""Takes in one dossier: files kept, applicant registered, dossier filed, all in one transaction.

Whoever sends it must be a receiver of the receiving unit for that procedure, or be the applicant.
The sender's ``Idempotency-Key`` belongs to the sender: two accounts may use the same one.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.cores.casework import Actor, Role
from motcua.cores.casework import commands as c
from motcua.cores.casework.refusals import RoleMayNot
from motcua.cores.clock import ZONE
from motcua.faces.api.problems import Fault, Problem, fields_invalid, of_place, pointer
from motcua.faces.api.refusals import paper_unknown
from motcua.faces.api.shapes import DossierIn, PaperIn
from motcua.faces.api.tokens import Caller
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.documents import operations as documents
from motcua.rooms.documents import queries as papers
from motcua.rooms.dossiers import access
from motcua.rooms.dossiers import operations as dossiers
from motcua.rooms.people import operations as people_operations
from motcua.rooms.people import queries as people

_KEY = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,198}")
_NUMBER_KINDS = {"citizen": "identity", "organisation": "tax"}


@dataclass(frozen=True, slots=True)
class Taken:
    """The dossier's code, whether it is new, and the files as they were kept."""

    code: str
    created: bool
    papers: tuple[dossiers.PaperIn, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """What rights are asked about before there is a dossier."""

    procedure_code: str
    unit_id: str
    receiving_unit_id: str
    next_owner: str = ""


def take_in(caller: Caller, wanted: DossierIn, key: str | None) -> Taken:
    """Files ``wanted``. Raises Problem and the refusals of the rooms; then nothing is written."""
    contents = _contents(wanted)
    request = _request(caller, wanted, contents, key)
    place = _place(caller, wanted)
    actor, applicant = _actor(caller, wanted, place)
    files = [
        (_inspected(number, paper, content), content)
        for number, (paper, content) in enumerate(zip(wanted.papers, contents, strict=True))
    ]
    try:
        filed = dossiers.file_dossier(
            actor=actor,
            at=caller.at,
            filing=lambda: _filing(caller, wanted, place, applicant, files),
            request=request,
        )
    except dossiers.PaperUnknown as refused:
        raise _unknown_papers(wanted, refused) from None
    return Taken(filed.code, filed.created, _papers(wanted, [facts for facts, _ in files]))


def _filing(
    caller: Caller,
    wanted: DossierIn,
    place: _Place,
    applicant: int | None,
    files: Sequence[tuple[documents.FileFacts, bytes]],
) -> dossiers.Filing:
    """Keeps the files and registers the applicant, in the transaction of the filing."""
    documents.keep_inspected(files, at=caller.at)
    return dossiers.Filing(
        procedure_code=wanted.procedure_code,
        unit_code=place.unit_id,
        receiving_unit=place.receiving_unit_id,
        channel=wanted.channel,
        applicant_id=applicant or _register(caller, wanted),
        papers=_papers(wanted, [facts for facts, _ in files]),
        subject=wanted.subject,
        population_data=wanted.population_data,
    )


def _contents(wanted: DossierIn) -> list[bytes]:
    contents, faults = [], []
    for place, paper in enumerate(wanted.papers):
        try:
            contents.append(base64.b64decode(paper.content_base64, validate=True))
        except (binascii.Error, ValueError):
            faults.append(_not_base64(place))
    if faults:
        raise fields_invalid(faults)
    return contents


def _not_base64(place: int) -> Fault:
    return Fault(
        "body",
        pointer("papers", place, "content_base64"),
        "not_base64",
        _("Không phải base64."),
        _("Mã hóa nội dung tệp theo RFC 4648 mục 4, không xuống dòng."),
    )


def _request(
    caller: Caller, wanted: DossierIn, contents: Sequence[bytes], key: str | None
) -> dossiers.IntakeRequest | None:
    if key is None:
        return None
    if not _KEY.fullmatch(key):
        fault = Fault(
            "header",
            pointer("Idempotency-Key"),
            "key_malformed",
            _("Idempotency-Key phải gồm 1 đến 199 ký tự ASCII hiển thị được."),
            _("Dùng một mã riêng cho mỗi hồ sơ, ví dụ một UUID."),
        )
        raise of_place(fault, status=400)
    return dossiers.IntakeRequest(f"api:{caller.user.pk}:{key}", _digest(wanted, contents))


def _digest(wanted: DossierIn, contents: Sequence[bytes]) -> str:
    """Equal for bodies that say the same, in whatever order or spacing they were written."""
    told = wanted.model_dump(mode="json", exclude={"papers": {"__all__": {"content_base64"}}})
    for paper, content in zip(told["papers"], contents, strict=True):
        paper["sha256"] = hashlib.sha256(content).hexdigest()
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _place(caller: Caller, wanted: DossierIn) -> _Place:
    on = caller.at.astimezone(ZONE).date()
    unit_code = wanted.unit_code
    if wanted.place is not None:
        unit_code = catalogue.competent_unit(wanted.procedure_code, gso_code=wanted.place, on=on)
    if unit_code is None:
        fault = Fault(
            "body",
            pointer("place"),
            "no_competent_unit",
            _("Không có cơ quan nào giải quyết thủ tục này cho nơi đó."),
            _("Kiểm tra mã thống kê và mã thủ tục, hoặc ghi unit_code."),
        )
        raise of_place(fault)
    if wanted.receiving_unit is not None:
        return _Place(wanted.procedure_code, unit_code, wanted.receiving_unit)
    centre = people.centre_of(unit_code, on)
    return _Place(wanted.procedure_code, unit_code, centre.code if centre else unit_code)


def _actor(caller: Caller, wanted: DossierIn, place: _Place) -> tuple[Actor, int | None]:
    """As whom the caller files, and the applicant where that is the caller."""
    try:
        return access.actor_for(caller.person, place, c.File), None
    except RoleMayNot:
        own = people.party_of_user(caller.user.pk)
        if own is None or own.number != wanted.applicant.number or wanted.channel != "online":
            raise
        return Actor(access.ref_of_party(own.party_id), Role.CITIZEN), own.party_id


def _unknown_papers(wanted: DossierIn, refused: dossiers.PaperUnknown) -> Problem:
    return fields_invalid(
        [
            Fault("body", pointer("papers", number, "position"), refused.code, *paper_unknown())
            for number, paper in enumerate(wanted.papers)
            if paper.position in refused.positions
        ]
    )


def _inspected(number: int, paper: PaperIn, content: bytes) -> documents.FileFacts:
    try:
        return papers.inspect(content, paper.name)
    except documents.FileRefused as refused:
        facts = {"where": refused.where, **refused.facts}
        fault = Fault(
            "body",
            pointer("papers", number),
            refused.code,
            str(refused.what) % facts,
            str(refused.remedy) % facts,
        )
        raise of_place(fault, code="file_refused") from None


def _papers(
    wanted: DossierIn, files: Sequence[documents.FileFacts]
) -> tuple[dossiers.PaperIn, ...]:
    return tuple(
        dossiers.PaperIn(
            position=paper.position,
            name=file.name,
            sha256=file.sha256,
            size_bytes=file.size_bytes,
            media_type=file.media_type,
            digitised=paper.digitised,
            reused=paper.reused,
        )
        for paper, file in zip(wanted.papers, files, strict=True)
    )


def _register(caller: Caller, wanted: DossierIn) -> int:
    who = wanted.applicant
    party = people_operations.NewParty(
        kind=people.PartyKind(who.kind),
        number_kind=people.NumberKind(who.number_kind or _NUMBER_KINDS[who.kind]),
        number=who.number,
        name=who.name,
        born_on=who.born_on,
        representative=who.representative,
        phone=who.phone,
        email=who.email,
        address=who.address,
    )
    return people_operations.register_parties(parties=[party], actor=caller.user, at=caller.at)[0]
