"""The counter: choose a procedure by typing, fill one page, print the receipt; no mouse needed."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.cores.casework import Actor, Role
from motcua.cores.casework.refusals import Refusal
from motcua.faces.desk.inboxes import keys
from motcua.faces.desk.offering import hand_of, kept_paper, known_fee
from motcua.faces.desk.words import why_refused
from motcua.foundation.text.numbers import format_number
from motcua.foundation.ui.components import (
    Column,
    Crumbs,
    EmptyState,
    Filter,
    FilterGroup,
    FilterList,
    Link,
    Row,
    SearchBox,
    Table,
)
from motcua.foundation.ui.fields import LineField, MoneyField, OfficeForm
from motcua.foundation.ui.pages import FormPage, FormSection, InboxPage, answer
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.documents import operations as documents
from motcua.rooms.dossiers import access, operations
from motcua.rooms.dossiers.queries import limit_words
from motcua.rooms.people import operations as people_operations
from motcua.rooms.people import queries as people

SHOWN = 50


def choose(request: HttpRequest) -> HttpResponse:
    """Procedures that can be filed, found by code or beginnings of words."""
    today = timezone.localdate()
    text, field = request.GET.get("q", ""), request.GET.get("linh-vuc", "")
    found = catalogue.procedures(
        on=today, text=text, field_code=field, offered_only=True, limit=SHOWN
    )
    page = InboxPage(
        title=_("Tiếp nhận hồ sơ"),
        sentence=_("Gõ mã hoặc vài chữ đầu của tên thủ tục, chọn thủ tục rồi nhập hồ sơ."),
        crumbs=Crumbs((Link(_("Hộp việc"), reverse("desk:inbox")),)),
        filters=_fields(today, field),
        search=SearchBox(
            reverse("desk:counter"),
            _("Tìm thủ tục"),
            value=text,
            kept=(("linh-vuc", field),) if field else (),
            target="#list",
        ),
        table=_procedures(found),
        keys=keys(),
    )
    return answer(request, page, "ui/pages/inbox.html", fragment="ui/pages/inbox_list.html")


def _fields(today: date, chosen: str) -> FilterList:
    here = reverse("desk:counter")
    rows = [Filter(_("Mọi lĩnh vực"), here, None, current=not chosen)]
    rows += [
        Filter(
            each.name_vi,
            f"{here}?{urlencode({'linh-vuc': each.code})}",
            each.procedures,
            current=each.code == chosen,
        )
        for each in catalogue.fields(today)
    ]
    return FilterList((FilterGroup(_("Lĩnh vực"), tuple(rows)),))


def _procedures(found: catalogue.Page) -> Table:
    return Table(
        caption=_("%(count)s thủ tục đang nhận hồ sơ") % {"count": format_number(len(found.lines))},
        columns=(
            Column(_("Mã"), "short"),
            Column(_("Thủ tục"), "long"),
            Column(_("Lĩnh vực"), "text"),
            Column(_("Thời hạn"), "short"),
        ),
        rows=tuple(
            Row(
                (line.code, line.name_vi, line.field_vi, limit_words(line.limit)),
                href=reverse("desk:counter-form", args=[line.code]),
                key=line.code,
            )
            for line in found.lines
        ),
        empty=EmptyState(
            _("Không tìm thấy thủ tục"),
            _("Bỏ bớt từ tìm, có thể gõ không dấu. Thủ tục chưa công khai đủ thì chưa nhận hồ sơ."),
        ),
        keyed=True,
    )


class IntakeForm(OfficeForm):
    """One dossier at the counter; fields in the order in which people say them."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Người nộp là"),
        widget=forms.RadioSelect,
        choices=[("citizen", gettext_lazy("Cá nhân")), ("organisation", gettext_lazy("Tổ chức"))],
        initial="citizen",
    )
    number = LineField(
        label=gettext_lazy("Số định danh cá nhân hoặc mã số thuế"),
        help_text=gettext_lazy("Cá nhân: 12 chữ số trên thẻ căn cước; tổ chức: mã số thuế"),
        max_length=20,
        # The counter works by keyboard: typing starts where the page opens.
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    name = LineField(label=gettext_lazy("Họ và tên, hoặc tên tổ chức"), max_length=300)
    phone = LineField(label=gettext_lazy("Số điện thoại"), max_length=20, required=False)
    address = LineField(label=gettext_lazy("Địa chỉ"), max_length=500, required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Cơ quan giải quyết"))
    subject = LineField(label=gettext_lazy("Nội dung yêu cầu"), max_length=500, required=False)
    papers = forms.MultipleChoiceField(
        label=gettext_lazy("Giấy tờ đã nộp"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    scan = forms.FileField(
        label=gettext_lazy("Bản quét của giấy tờ đầu tiên"),
        help_text=gettext_lazy("Có thể bổ sung bản quét sau; PDF, JPG hoặc PNG, không quá 10 MB."),
        required=False,
    )
    fee_vnd = MoneyField(
        label=gettext_lazy("Phí, lệ phí phải nộp"),
        help_text=gettext_lazy("Bỏ trống nếu không thu"),
        required=False,
    )
    complete = forms.BooleanField(
        label=gettext_lazy("Hồ sơ đầy đủ, đúng quy định: tiếp nhận ngay"),
        required=False,
        initial=True,
    )

    def __init__(
        self, *parts: Any, version: catalogue.VersionRow, units: list[tuple[str, str]], **named: Any
    ) -> None:
        super().__init__(*parts, **named)
        self.version = version
        self.fields["unit"].choices = units  # type: ignore[attr-defined]  # a choice field
        self.fields["papers"].choices = [  # type: ignore[attr-defined]  # a choice field
            (str(paper.position), paper.name_vi) for paper in version.papers
        ]
        self.fields["papers"].initial = [
            str(paper.position) for paper in version.papers if paper.always is not False
        ]
        self.fields["fee_vnd"].initial = known_fee(version)
        self.fields["subject"].initial = version.name_vi[:500]


def intake(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one dossier; after it the dossier with its receipt."""
    now = timezone.now()
    today = timezone.localdate(now)
    version = catalogue.version_on(code, today)
    if version is None or not catalogue.publishable(version):
        raise Http404(code)
    who = access.person(request.user.pk or 0, now)
    receiving = _receiving_unit(who)
    form = IntakeForm(
        request.POST or None,
        request.FILES or None,
        version=version,
        units=_units(code, receiving, today),
    )
    if request.method == "POST" and form.is_valid():
        taken = _taken_in(request, form, who, receiving)
        if taken is not None:
            return HttpResponseRedirect(reverse("desk:dossier", args=[taken]))
    return answer(request, _page(form, version), "ui/pages/form.html")


def _receiving_unit(who: access.Person) -> str:
    for held in who.scope.holdings:
        if held.role is people.Role.RECEIVER:
            return held.unit_code
    raise Http404


def _units(code: str, receiving: str, today: date) -> list[tuple[str, str]]:
    """Who can settle it, the unit of the own place first."""
    own = people.unit_on(receiving, today)
    place = own.gso_code if own else ""
    first = catalogue.competent_units(code, gso_code=place, on=today)
    rest = [unit for unit in catalogue.units_settling(code, today) if unit not in first]
    named = people.units_named([*first, *rest], today)
    return [(unit, named[unit].name_vi) for unit in (*first, *rest)]


def _page(form: IntakeForm, version: catalogue.VersionRow) -> FormPage:
    return FormPage(
        title=version.name_vi,
        sentence=_("Mã thủ tục %(code)s, thời hạn giải quyết %(limit)s.")
        % {"code": version.code, "limit": limit_words(version.limit)},
        crumbs=Crumbs((Link(_("Tiếp nhận hồ sơ"), reverse("desk:counter")),)),
        form=form,
        sections=(
            FormSection(title=_("Người nộp"), names=("number", "name", "phone", "address", "kind")),
            FormSection(title=_("Hồ sơ"), names=("unit", "subject", "papers", "scan")),
            FormSection(title=_("Phí và tiếp nhận"), names=("fee_vnd", "complete")),
        ),
        next_sentence=_(
            "Sau khi tiếp nhận, hồ sơ có mã và Giấy tiếp nhận hồ sơ và hẹn trả kết quả để in."
        ),
        submit=_("Tiếp nhận"),
        back=Link(_("Chọn thủ tục khác"), reverse("desk:counter")),
    )


def _taken_in(
    request: HttpRequest, form: IntakeForm, who: access.Person, receiving: str
) -> str | None:
    """The new dossier's code; None with errors on the form, and then nothing was written."""
    values = form.cleaned_data
    try:
        return operations.take_in(
            actor=Actor(who.ref, Role.RECEIVER, receiving),
            at=who.at,
            filing=operations.Filing(
                procedure_code=form.version.code,
                unit_code=values["unit"],
                receiving_unit=receiving,
                channel="counter",
                applicant_id=_applicant(request, values, who.at),
                papers=_papers(values, who.at),
                subject=values["subject"],
            ),
            fee_vnd=int(values["fee_vnd"]) if values["fee_vnd"] else None,
            complete=values["complete"],
            hand=hand_of(request),
        )
    except Refusal as refused:
        form.add_error("papers" if "complete" in refused.code else None, why_refused(refused))
    except people_operations.PeopleRefusal as refused:
        form.add_error("name" if refused.code == "name_missing" else "number", str(refused))
    except documents.FileRefused as refused:
        form.add_error("scan", str(refused))
    return None


def _applicant(request: HttpRequest, values: dict[str, Any], at: datetime) -> int:
    user: Any = request.user
    if values["kind"] == "organisation":
        return people_operations.register_organisation(
            tax_code=values["number"],
            name=values["name"],
            phone=values["phone"],
            address=values["address"],
            actor=user,
            at=at,
        )
    return people_operations.register_citizen(
        identity_number=values["number"],
        full_name=values["name"],
        phone=values["phone"],
        address=values["address"],
        actor=user,
        at=at,
    )


def _papers(values: dict[str, Any], at: datetime) -> tuple[operations.PaperIn, ...]:
    """Papers handed over; the first one with its scan where there is one."""
    found = []
    for number, position in enumerate(int(each) for each in values["papers"]):
        if number == 0 and values["scan"]:
            found.append(kept_paper(position, values["scan"], at))
        else:
            found.append(operations.paper_without_scan(position))
    return tuple(found)
