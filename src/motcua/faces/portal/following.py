"""Following one's dossier: look-up by code and second factor, its page, papers, supply, rating."""

from contextlib import suppress
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.cores.casework import Actor, Role
from motcua.cores.casework.refusals import Refusal
from motcua.faces.portal.dossier_pages import dossier_page, mine_page
from motcua.faces.portal.views import FORM, remember
from motcua.foundation.ui.components import Crumbs, Link
from motcua.foundation.ui.fields import LineField, OfficeForm
from motcua.foundation.ui.pages import FormPage, answer
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.documents import operations as document_operations
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers import access, operations, queries

MARKS = [
    ("5", gettext_lazy("Rất hài lòng")),
    ("4", gettext_lazy("Hài lòng")),
    ("3", gettext_lazy("Bình thường")),
    ("2", gettext_lazy("Không hài lòng")),
    ("1", gettext_lazy("Rất không hài lòng")),
]


class FollowForm(OfficeForm):
    """Code and second factor."""

    code = LineField(
        label=gettext_lazy("Mã hồ sơ"),
        help_text=gettext_lazy("In ở đầu giấy tiếp nhận, ví dụ H49.25.7-261015-0001"),
        max_length=64,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
    factor = LineField(
        label=gettext_lazy("Bốn chữ số cuối của số điện thoại hoặc số định danh"),
        help_text=gettext_lazy("Của người nộp hồ sơ"),
        max_length=4,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class RatingForm(OfficeForm):
    """Quality, time and cost, by the applicant alone."""

    quality = forms.ChoiceField(
        label=gettext_lazy("Chất lượng giải quyết"), widget=forms.RadioSelect, choices=MARKS
    )
    time = forms.ChoiceField(
        label=gettext_lazy("Thời gian giải quyết"), widget=forms.RadioSelect, choices=MARKS
    )
    cost = forms.ChoiceField(
        label=gettext_lazy("Chi phí thực hiện thủ tục"), widget=forms.RadioSelect, choices=MARKS
    )


def follow(request: HttpRequest) -> HttpResponse:
    """The look-up; a wrong code and a wrong factor look the same."""
    form = FollowForm(request.POST or None, initial={"code": request.GET.get("ma", "")})
    if request.method == "POST" and form.is_valid():
        try:
            found = access.followed(form.cleaned_data["code"], form.cleaned_data["factor"])
        except access.DossierNotVisible:
            form.add_error(
                None,
                _("Không có hồ sơ nào khớp mã và bốn chữ số đã nhập. Xin kiểm tra lại cả hai."),
            )
        else:
            remember(request, found.code)
            return HttpResponseRedirect(reverse("portal:dossier", args=[found.code]))
    page = FormPage(
        title=_("Tra cứu hồ sơ"),
        sentence=_("Xem hồ sơ đang ở đâu, còn bao lâu và cần làm gì tiếp."),
        form=form,
        submit=_("Tra cứu"),
    )
    return answer(request, page, FORM)


def _opened(request: HttpRequest, code: str) -> Any:
    """A dossier this visitor looked up, filed or owns; anything else does not exist here."""
    if code in request.session.get("opened", []):
        found = access.remembered(code)
        if found is not None:
            return found
    if request.user.is_authenticated:
        try:
            return access.own_dossier(request.user.pk, code)
        except access.DossierNotVisible:
            pass
    raise Http404(code)


def mine(request: HttpRequest) -> HttpResponse:
    """A signed-in citizen's dossiers, newest first."""
    return answer(request, mine_page(access.own(request.user.pk or 0)), "ui/pages/board.html")


def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """Where the dossier is, what comes next, its papers."""
    found = _opened(request, code)
    page = dossier_page(found, queries.story_of(found), timezone.now())
    return answer(request, page, "ui/pages/dossier.html")


def paper(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One paper that was issued to the applicant."""
    found = _opened(request, code)
    if number not in {each.id for each in documents.papers_of(found.code)}:
        raise Http404(str(number))
    response = HttpResponse(documents.pdf(number), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{code}-{number}.pdf"'
    return response


def _crumbs(code: str) -> Crumbs:
    return Crumbs((Link(code, reverse("portal:dossier", args=[code])),))


def supply(request: HttpRequest, code: str) -> HttpResponse:
    """Bring what was asked for: one file per paper."""
    found = _opened(request, code)
    state = queries.story_of(found).state
    if state.supplement is None:
        return HttpResponseRedirect(reverse("portal:dossier", args=[code]))
    version = catalogue.version(found.version_id, timezone.localdate())
    names = {each.position: each.name_vi for each in version.papers} if version else {}
    form = _supply_form(request, [(p, names.get(p, "")) for p in state.supplement.positions])
    if request.method == "POST" and form.is_valid() and _supplied(form, found):
        return HttpResponseRedirect(reverse("portal:dossier", args=[code]))
    page = FormPage(
        title=_("Bổ sung giấy tờ"),
        crumbs=_crumbs(code),
        form=form,
        submit=_("Nộp bổ sung"),
        next_sentence=_("Sau khi nộp, hồ sơ được tiếp tục xem xét, giải quyết."),
    )
    return answer(request, page, FORM)


def _supply_form(request: HttpRequest, wanted: list[tuple[int, str]]) -> OfficeForm:
    fields = {
        f"file_{position}": forms.FileField(
            label=name or _("Giấy tờ khác"),
            help_text=_("PDF, JPG hoặc PNG; mỗi tệp không quá 10 MB."),
        )
        for position, name in wanted
    }
    made = type("SupplyForm", (OfficeForm,), fields)
    form: OfficeForm = made(request.POST or None, request.FILES or None)
    return form


def _supplied(form: OfficeForm, found: Any) -> bool:
    now = timezone.now()
    try:
        papers = []
        for name, upload in form.cleaned_data.items():
            stored = document_operations.keep_file(upload.read(), upload.name, at=now)
            papers.append(
                operations.PaperIn(
                    position=int(name.removeprefix("file_")),
                    name=stored.name,
                    sha256=stored.sha256,
                    size_bytes=stored.size_bytes,
                    media_type=stored.media_type,
                    digitised=True,
                )
            )
        operations.supply(actor=_citizen(found), at=now, code=found.code, papers=papers)
    except document_operations.FileRefused as refused:
        form.add_error(None, str(refused))
        return False
    except Refusal:
        form.add_error(None, _("Hồ sơ không còn chờ bổ sung."))
        return False
    return True


def _citizen(found: Any) -> Actor:
    return Actor(access.ref_of_party(found.applicant_id), Role.CITIZEN)


def rate(request: HttpRequest, code: str) -> HttpResponse:
    """The applicant's own judgement, once."""
    found = _opened(request, code)
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        marks = {name: int(value) for name, value in form.cleaned_data.items()}
        try:
            operations.rate(
                actor=_citizen(found), at=timezone.now(), code=code, own_device=True, **marks
            )
        except Refusal:
            form.add_error(None, _("Hồ sơ này đã được đánh giá hoặc chưa có kết quả."))
        else:
            return HttpResponseRedirect(reverse("portal:dossier", args=[code]))
    page = FormPage(
        title=_("Đánh giá việc giải quyết hồ sơ"),
        sentence=_(
            "Ý kiến của Ông/Bà không ảnh hưởng đến kết quả; cán bộ không được đánh giá thay."
        ),
        crumbs=_crumbs(code),
        form=form,
        submit=_("Gửi đánh giá"),
    )
    return answer(request, page, FORM)


def pay(request: HttpRequest, code: str) -> HttpResponse:
    """The demonstration gateway: paid in one press, nothing leaves this machine."""
    found = _opened(request, code)
    # Paid before, or nothing to pay: the page says how it stands.
    with suppress(Refusal):
        operations.record_payment(
            actor=access.SYSTEM,
            at=timezone.now(),
            code=code,
            amount_vnd=found.fee_vnd or 0,
            online=True,
            reference=f"DEMO-{code}",
        )
    return HttpResponseRedirect(reverse("portal:dossier", args=[code]))
