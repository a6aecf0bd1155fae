"""Filing in four steps: place, person, papers, review. The draft lies in the session.

Files are checked and kept the moment they arrive, so the review already shows their hashes and a
reload loses nothing. A draft is not a dossier; nobody has received it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.cores.casework import Actor, Role
from motcua.foundation.accounts.models import User
from motcua.foundation.ui.fields import LineField, OfficeForm
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.documents import operations as documents
from motcua.rooms.dossiers import access, operations
from motcua.rooms.people import operations as people_operations
from motcua.rooms.people import queries as people

STEPS = ("noi-nop", "nguoi-nop", "giay-to", "xem-lai")


class PlaceForm(OfficeForm):
    """Where the matter lies, which says who settles it."""

    place = forms.ChoiceField(
        label=gettext_lazy("Ông/Bà nộp hồ sơ ở xã, phường, đặc khu nào?"),
        help_text=gettext_lazy("Chọn nơi cư trú, nơi có đất hoặc nơi đặt trụ sở."),
    )

    def __init__(self, *parts: Any, places: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*parts, **named)
        self.fields["place"].choices = [("", _("Chọn xã, phường, đặc khu")), *places]  # type: ignore[attr-defined]  # a choice field


class PersonForm(OfficeForm):
    """Who files."""

    number = LineField(
        label=gettext_lazy("Số định danh cá nhân"),
        help_text=gettext_lazy("12 chữ số trên thẻ căn cước"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    name = LineField(
        label=gettext_lazy("Họ và tên"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = LineField(
        label=gettext_lazy("Số điện thoại"),
        help_text=gettext_lazy("Bốn chữ số cuối dùng để tra cứu hồ sơ"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    address = LineField(
        label=gettext_lazy("Địa chỉ"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )

    def clean_number(self) -> str:
        """Twelve digits, as the card prints them."""
        number = str(self.cleaned_data["number"]).replace(" ", "")
        if not (number.isascii() and number.isdigit() and len(number) == 12):
            raise forms.ValidationError(
                _("Số định danh cá nhân gồm 12 chữ số. Xin xem lại thẻ căn cước.")
            )
        return number

    def clean_phone(self) -> str:
        """At least nine digits."""
        phone = "".join(sign for sign in str(self.cleaned_data["phone"]) if sign.isdigit())
        if len(phone) < 9:
            raise forms.ValidationError(_("Số điện thoại có ít nhất 9 chữ số. Xin xem lại."))
        return phone


class PapersForm(OfficeForm):
    """One file field per paper of the procedure; kept files need not be sent again."""

    subject = LineField(
        label=gettext_lazy("Nội dung yêu cầu"),
        help_text=gettext_lazy("Một câu ngắn, ví dụ: đăng ký khai sinh cho con"),
        max_length=500,
        required=False,
    )

    def __init__(
        self, *parts: Any, version: catalogue.VersionRow, kept: dict[str, Any], **named: Any
    ) -> None:
        super().__init__(*parts, **named)
        for paper in version.papers:
            known = kept.get(str(paper.position))
            required = bool(paper.always) and known is None
            field = forms.FileField(
                label=paper.name_vi,
                required=required,
                help_text=_hint(bool(paper.always), known),
            )
            field.error_messages["required"] = _("Chưa có tệp “%(name)s”.") % {
                "name": paper.name_vi
            }
            self.fields[f"file_{paper.position}"] = field


def _hint(always: bool, known: dict[str, Any] | None) -> str:
    if known is not None:
        return _("Đã nhận tệp %(name)s. Chọn tệp khác nếu muốn thay.") % {"name": known["name"]}
    kinds = _("PDF, JPG hoặc PNG; mỗi tệp không quá 10 MB.")
    return kinds if always else _("Nộp nếu trường hợp của Ông/Bà cần giấy tờ này.") + " " + kinds


class ReviewForm(OfficeForm):
    """The citizen's word that what was entered is true."""

    true = forms.BooleanField(
        label=gettext_lazy("Tôi cam đoan thông tin và giấy tờ đã nộp là đúng sự thật")
    )


@dataclass
class Draft:
    """What was entered for one procedure, as the session keeps it."""

    procedure_code: str
    values: dict[str, Any]

    @classmethod
    def of(cls, request: HttpRequest, procedure_code: str) -> "Draft":
        """The draft of this visitor, empty at first; a signed-in citizen's own data stand in it."""
        kept = request.session.get("drafts", {}).get(procedure_code)
        return cls(procedure_code, kept or _own_data(request))

    def save(self, request: HttpRequest) -> None:
        """Keeps the draft in the session."""
        drafts = request.session.get("drafts", {})
        request.session["drafts"] = {**drafts, self.procedure_code: self.values}

    def drop(self, request: HttpRequest) -> None:
        """Forgets the draft: it became a dossier."""
        drafts = dict(request.session.get("drafts", {}))
        drafts.pop(self.procedure_code, None)
        request.session["drafts"] = drafts

    @property
    def papers(self) -> dict[str, Any]:
        """Kept files by the position of their paper."""
        return dict(self.values.get("papers", {}))

    def first_open_step(self, version: catalogue.VersionRow) -> str:
        """The first step that still lacks something."""
        if not self.values.get("place"):
            return STEPS[0]
        if not self.values.get("number"):
            return STEPS[1]
        missing = [p for p in version.papers if p.always and str(p.position) not in self.papers]
        return STEPS[2] if missing or "subject" not in self.values else STEPS[3]


def _own_data(request: HttpRequest) -> dict[str, Any]:
    party = people.party_of_user(request.user.pk) if request.user.is_authenticated else None
    if party is None:
        return {}
    return {
        "own": {
            "number": party.number,
            "name": party.name,
            "phone": party.phone,
            "address": party.address,
        }
    }


def keep_papers(form: PapersForm, draft: Draft, at: datetime) -> list[str]:
    """Checks and keeps what was uploaded; gives the refusals in words."""
    refusals = []
    papers = draft.papers
    for name in form.files:
        upload = form.cleaned_data[name]
        position = name.removeprefix("file_")
        try:
            stored = documents.keep_file(upload.read(), upload.name, at=at)
        except documents.FileRefused as refused:
            refusals.append(str(refused))
            form.add_error(name, str(refused))
            continue
        papers[position] = {
            "name": stored.name,
            "sha256": stored.sha256,
            "size_bytes": stored.size_bytes,
            "media_type": stored.media_type,
        }
    draft.values = {**draft.values, "papers": papers}
    return refusals


def places(on: date) -> list[tuple[str, str]]:
    """Communes by their statistical code, in dictionary order."""
    blocks = people.blocks(on)
    return [(unit.gso_code, _bare(unit.name_vi)) for unit in blocks.communes] if blocks else []


def _bare(name: str) -> str:
    bare = name.removeprefix("Ủy ban nhân dân ")
    return bare[:1].upper() + bare[1:]


class NobodySettles(Exception):
    """No unit of the province settles the procedure for that place."""


def send(draft: Draft, user: Any, at: datetime, on: date) -> str:
    """Files the dossier; its code. Raises casework and people refusals and NobodySettles."""
    values = draft.values
    unit = catalogue.competent_unit(draft.procedure_code, gso_code=values["place"], on=on)
    if unit is None:
        raise NobodySettles
    centre = people.centre_of(unit, on)
    applicant = _applicant(values, user, at)
    filing = operations.Filing(
        procedure_code=draft.procedure_code,
        unit_code=unit,
        receiving_unit=centre.code if centre else unit,
        channel="online",
        applicant_id=applicant,
        papers=tuple(
            operations.PaperIn(
                position=int(position),
                name=kept["name"],
                sha256=kept["sha256"],
                size_bytes=kept["size_bytes"],
                media_type=kept["media_type"],
                digitised=True,
            )
            for position, kept in sorted(draft.papers.items(), key=lambda item: int(item[0]))
        ),
        subject=values.get("subject", ""),
        population_data=bool(values.get("own")),
    )
    actor = Actor(access.ref_of_party(applicant), Role.CITIZEN)
    return operations.file_dossier(actor=actor, at=at, filing=filing).code


def _applicant(values: dict[str, Any], user: Any, at: datetime) -> int:
    party = people.party_of_user(user.pk) if user.is_authenticated else None
    if party is not None and party.number == values["number"]:
        return party.party_id
    return people_operations.register_citizen(
        identity_number=values["number"],
        full_name=values["name"],
        phone=values["phone"],
        address=values["address"],
        actor=user if user.is_authenticated else portal_account(),
        at=at,
    )


def portal_account() -> User:
    """The account under which the portal enters people who are not signed in."""
    known = User.objects.filter(username="portal").first()
    return known or User.objects.create_user("portal", None, "Cổng dịch vụ công (bản mô phỏng)")
