"""Signing in and out. A wrong name and a wrong password look the same."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation.ui.pages import FormPage, answer


class SignInForm(forms.Form):
    """Account name and password."""

    username = forms.CharField(
        label=gettext_lazy("Tên tài khoản"),
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The account behind name and password, or one message for both."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("username") and values.get("password"):
            values["user"] = authenticate(
                username=values["username"].strip().lower(), password=values["password"]
            )
            if values["user"] is None:
                raise forms.ValidationError(
                    _("Tên tài khoản hoặc mật khẩu không đúng. Xin kiểm tra rồi nhập lại.")
                )
        return values


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; after it the page that asked for a sign-in, or the person's own first page."""
    form = SignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        login(request, form.cleaned_data["user"])
        return HttpResponseRedirect(_safe(request, form.cleaned_data["next"]))
    page = FormPage(
        title=_("Đăng nhập"),
        form=form,
        submit=_("Đăng nhập"),
        next_sentence=_("Sau khi đăng nhập, trang làm việc theo vai trò của Ông/Bà sẽ mở ra."),
    )
    return answer(request, page, "ui/pages/form.html")


def _safe(request: HttpRequest, wanted: str) -> str:
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return reverse("start")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session and returns to the public pages."""
    logout(request)
    return HttpResponseRedirect("/")
