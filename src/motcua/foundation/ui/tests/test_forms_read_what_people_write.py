"""Fields in Vietnamese writing, errors that lead to their field, and the answer 422."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from motcua.foundation.ui.fields import (
    DayField,
    LineField,
    MoneyField,
    NumberField,
    OfficeForm,
    ParagraphField,
)
from motcua.foundation.ui.pages import FormPage, FormSection, answer


class Sample(OfficeForm):
    """One field of each kind."""

    name = LineField(label="Họ và tên", help_text="Như trên căn cước")
    born_on = DayField(label="Ngày sinh")
    fee_vnd = MoneyField(label="Phí", required=False)
    share = NumberField(label="Tỷ lệ", decimals=2, minimum=0, maximum=100, required=False)
    reason = ParagraphField(label="Lý do", required=False)
    channel = forms.ChoiceField(
        label="Cách nhận", widget=forms.RadioSelect, choices=[("a", "Tại quầy"), ("b", "Ở nhà")]
    )


GOOD = {"name": "A", "born_on": "5/9/1986", "channel": "a"}


def test_text_is_kept_in_composed_form() -> None:
    form = Sample(GOOD | {"name": "Nguye\u0302\u0303n", "reason": "a\u0300"})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Nguyễn"
    assert form.cleaned_data["reason"] == "à"


def test_days_numbers_and_money_are_read_as_vietnamese() -> None:
    form = Sample(GOOD | {"fee_vnd": "1.024.000 đ", "share": "96,9"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == date(1986, 9, 5)
    assert form.cleaned_data["fee_vnd"] == 1_024_000
    assert form.cleaned_data["share"] == Decimal("96.9")


@pytest.mark.parametrize(
    ("entry", "value", "words"),
    [
        ("born_on", "13/13/1986", "không phải là một ngày"),
        ("fee_vnd", "nhiều", "không phải là số"),
        ("share", "76.90", "76,9 hoặc 7.690"),
        ("share", "96,909", "đọc được hai cách"),
        ("share", "12,5678", "nhiều nhất là 2"),
        ("share", "100,5", "không được quá 100"),
        ("share", "-1", "từ 0 trở lên"),
        ("name", "", "Chưa nhập “Họ và tên”."),
        ("channel", "", "Chưa chọn “Cách nhận”."),
    ],
)
def test_a_refusal_says_what_is_wrong(entry: str, value: str, words: str) -> None:
    form = Sample(GOOD | {entry: value})
    assert not form.is_valid()
    assert list(form.errors) == [entry]
    assert words in form.errors[entry][0]


def test_what_was_stored_is_shown_as_it_is_read_back() -> None:
    form = Sample(
        initial={"born_on": date(1986, 9, 5), "fee_vnd": 1024000, "share": Decimal("9.5")}
    )
    assert [form[name].value() for name in ("born_on", "fee_vnd", "share")] == [
        "05/09/1986",
        "1.024.000",
        "9,5",
    ]


def drawn(source: str, form: forms.Form) -> str:
    """A piece of template with ``form`` in it."""
    return Template("{% load ui %}" + source).render(Context({"form": form}))


def test_hint_and_error_describe_their_control() -> None:
    page = drawn("{% field form.name %}", Sample({"born_on": "5/9/1986", "channel": "a"}))
    assert 'aria-describedby="id_name_hint id_name_error"' in page
    assert 'id="id_name_hint"' in page
    assert 'id="id_name_error"' in page
    assert 'aria-invalid="true"' in page


def test_the_summary_leads_to_the_fields_in_the_order_of_the_page() -> None:
    page = drawn("{% error_summary form %}", Sample({}))
    targets = [part.split('"')[0] for part in page.split('href="#')[1:]]
    assert targets == ["id_name", "id_born_on", "id_channel_0"]
    assert "Có 3 mục cần sửa" in page
    assert drawn("{% error_summary form %}", Sample()).strip() == ""


def test_a_form_with_errors_answers_422_and_keeps_what_was_typed() -> None:
    page = FormPage(
        title="Mẫu",
        form=Sample({"name": "Vũ <b>", "born_on": "x"}),
        submit="Gửi",
        sections=(
            FormSection(title="Một", names=("channel", "name")),
            FormSection(title="Hai", names=("born_on", "fee_vnd", "share", "reason")),
        ),
    )
    response = answer(RequestFactory().post("/"), page, "ui/pages/form.html")
    body = response.content.decode()
    assert response.status_code == 422
    assert 'value="Vũ &lt;b&gt;"' in body
    assert body.index("#id_channel_0") < body.index("#id_born_on")
    fresh = FormPage(title="Mẫu", form=Sample(), submit="Gửi")
    assert answer(RequestFactory().get("/"), fresh, "ui/pages/form.html").status_code == 200
