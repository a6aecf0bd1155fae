"""The officers' forms, one per deed; labels above, hints below, nothing lost on an error."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.cores.clock import ZONE
from motcua.faces.desk.words import causes, channel, refusal_reasons
from motcua.foundation.ui.fields import (
    DayField,
    LineField,
    MoneyField,
    OfficeForm,
    ParagraphField,
)

Choices = Iterable[tuple[str, str]]


class DeedForm(OfficeForm):
    """``about`` is what the dossier offers to choose from; ``seen`` the sequence looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *parts: Any, about: "About", **named: Any) -> None:
        super().__init__(*parts, **named)
        self.about = about
        self.offer()

    def offer(self) -> None:
        """Fills in what depends on the dossier."""

    def given(self) -> dict[str, Any]:
        """The cleaned values for the operation."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class About:
    """What forms offer: papers of the procedure, holders, the fee, the close of office."""

    def __init__(
        self,
        *,
        papers: Choices = (),
        missing: Choices = (),
        holders: Choices = (),
        fee_vnd: int | None = None,
        asked_before: bool = False,
        closes: time = time(17, 0),
        number: str = "",
    ) -> None:
        self.papers, self.missing = list(papers), list(missing)
        self.holders, self.fee_vnd = list(holders), fee_vnd
        self.asked_before, self.closes, self.number = asked_before, closes, number


class ConfirmForm(DeedForm):
    """Nothing to fill in."""


class AcceptForm(DeedForm):
    """The fee is proposed from the catalogue."""

    fee_vnd = MoneyField(
        label=_("Phí, lệ phí phải nộp"),
        help_text=_("Bỏ trống nếu không thu; ví dụ: 8.000"),
        required=False,
    )

    def offer(self) -> None:
        """Proposes what the catalogue says."""
        self.fields["fee_vnd"].initial = self.about.fee_vnd


class SupplementForm(DeedForm):
    """All that is missing, in one go."""

    positions = forms.MultipleChoiceField(
        label=_("Giấy tờ cần bổ sung, hoàn thiện"),
        help_text=_("Chọn mọi giấy tờ còn thiếu; hướng dẫn đầy đủ một lần."),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = ParagraphField(
        label=_("Lý do và hướng dẫn"),
        help_text=_("Người nộp sẽ đọc nguyên văn: thiếu gì, sửa thế nào."),
        max_length=2000,
    )
    repeat_ground = LineField(
        label=_("Căn cứ để yêu cầu lần nữa"),
        help_text=_("Hồ sơ đã được yêu cầu bổ sung trước đó; yêu cầu lần nữa thì tính là trễ hạn."),
        required=False,
        max_length=500,
    )

    def offer(self) -> None:
        """A ground is asked only from the second request on."""
        self.fields["positions"].choices = self.about.papers  # type: ignore[attr-defined]  # a choice field
        if not self.about.asked_before:
            del self.fields["repeat_ground"]


class RefuseForm(DeedForm):
    """Coded and written reason."""

    reason_code = forms.ChoiceField(label=_("Loại lý do"), widget=forms.RadioSelect)
    reason = ParagraphField(label=_("Lý do cụ thể"), max_length=2000)

    def offer(self) -> None:
        """The codes."""
        self.fields["reason_code"].choices = refusal_reasons()  # type: ignore[attr-defined]  # a choice field


class HandOverForm(DeedForm):
    """To a unit, or to an officer of it."""

    holder = forms.ChoiceField(label=_("Chuyển đến"))
    note = LineField(label=_("Ghi chú"), required=False, max_length=500)

    def offer(self) -> None:
        """Whoever can have it next."""
        self.fields["holder"].choices = self.about.holders  # type: ignore[attr-defined]  # a choice field


class DraftForm(DeedForm):
    """Grant or decline; a refusal in substance needs its ground."""

    outcome = forms.ChoiceField(
        label=_("Đề xuất"),
        widget=forms.RadioSelect,
        choices=[("granted", _("Đồng ý giải quyết")), ("declined", _("Từ chối giải quyết"))],
        initial="granted",
    )
    ground = ParagraphField(
        label=_("Căn cứ"),
        help_text=_("Bắt buộc khi từ chối."),
        required=False,
        max_length=2000,
    )


class ReasonForm(DeedForm):
    """One reason."""

    reason = ParagraphField(label=_("Lý do"), max_length=2000)


class IssueForm(DeedForm):
    """Number of the decision, and whether the result is electronic."""

    number = LineField(label=_("Số, ký hiệu kết quả"), max_length=80)
    electronic_result = forms.BooleanField(
        label=_("Có bản điện tử đã ký số"), required=False, initial=True
    )
    result_digitised = forms.BooleanField(
        label=_("Kết quả đã được số hóa"), required=False, initial=True
    )
    shared_to_warehouse = forms.BooleanField(
        label=_("Đưa vào kho quản lý dữ liệu điện tử của người nộp"), required=False, initial=True
    )

    def offer(self) -> None:
        """Proposes the next number of the register."""
        self.fields["number"].initial = self.about.number


class ReturnForm(DeedForm):
    """How the result reached the applicant, and what shows it."""

    via = forms.ChoiceField(
        label=_("Hình thức trả kết quả"), widget=forms.RadioSelect, initial="counter"
    )
    proof = LineField(
        label=_("Xác nhận của người nhận"),
        help_text=_("Ví dụ: đã ký nhận trên phiếu; mã bưu gửi; đã mở trên Cổng"),
        max_length=300,
    )

    def offer(self) -> None:
        """The three channels."""
        self.fields["via"].choices = [  # type: ignore[attr-defined]  # a choice field
            (code, channel(code)) for code in ("counter", "post", "online")
        ]


class ApologyForm(DeedForm):
    """The new date, the cause and the words of the letter."""

    promised_on = DayField(label=_("Ngày hẹn trả mới"), help_text=_("Ví dụ: 15/10/2026"))
    cause = forms.ChoiceField(label=_("Nguyên nhân"), widget=forms.RadioSelect)
    reason = ParagraphField(
        label=_("Lý do ghi trong văn bản"),
        help_text=_("Người nộp sẽ đọc nguyên văn."),
        max_length=2000,
    )

    def offer(self) -> None:
        """The coded causes."""
        self.fields["cause"].choices = causes()  # type: ignore[attr-defined]  # a choice field

    def given(self) -> dict[str, Any]:
        """The day becomes the close of office of that day."""
        values = super().given()
        day = values.pop("promised_on")
        return {**values, "promised_at": datetime.combine(day, self.about.closes, ZONE)}


class PaymentForm(DeedForm):
    """Money taken at the counter."""

    amount_vnd = MoneyField(label=_("Số tiền đã thu"))
    reference = LineField(label=_("Số biên lai"), max_length=100)

    def offer(self) -> None:
        """The whole fee."""
        self.fields["amount_vnd"].initial = self.about.fee_vnd

    def given(self) -> dict[str, Any]:
        """Counter money is not online money."""
        values = super().given()
        return {**values, "amount_vnd": int(values["amount_vnd"]), "online": False}


class SupplyForm(DeedForm):
    """One file for each paper asked for."""

    def offer(self) -> None:
        """A file field per missing paper."""
        for position, name in self.about.missing:
            self.fields[f"file_{position}"] = forms.FileField(
                label=name, help_text=_("PDF, JPG hoặc PNG; mỗi tệp không quá 10 MB.")
            )
