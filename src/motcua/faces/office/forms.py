"""The form by which an office enters a figure that no room keeps."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.foundation.ui.fields import DayField, LineField, NumberField, OfficeForm
from motcua.rooms.indices import queries as indices

MONTHS_OFFERED = 12


class MeasureForm(OfficeForm):
    """One figure of one unit and month, with where it was read."""

    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    metric = forms.ChoiceField(label=gettext_lazy("Chỉ tiêu"))
    month = forms.ChoiceField(label=gettext_lazy("Tháng"))
    numerator = NumberField(
        label=gettext_lazy("Tử số"), help_text=gettext_lazy("Số đạt, ví dụ: 1.818"), minimum=0
    )
    denominator = NumberField(
        label=gettext_lazy("Mẫu số"), help_text=gettext_lazy("Tổng số phải tính"), minimum=0
    )
    source = LineField(
        label=gettext_lazy("Nguồn số liệu"),
        help_text=gettext_lazy("Số, ký hiệu văn bản hoặc tên hệ thống cung cấp số liệu"),
        max_length=500,
    )
    sourced_on = DayField(
        label=gettext_lazy("Ngày của nguồn số liệu"), help_text=gettext_lazy("Ví dụ: 15/10/2026")
    )

    def __init__(self, *parts: Any, period: indices.Period, **named: Any) -> None:
        super().__init__(*parts, **named)
        members = indices.members_on(period.first_on)
        names = {each.code: each.name_vi for each in indices.index_set("qd766").indicators}
        self.fields["unit"].choices = [(each.code, each.name_vi) for each in members]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["metric"].choices = [(code, names[code]) for code in indices.ENTERED]  # type: ignore[attr-defined]  # a ChoiceField
        months = [period.before(steps) for steps in range(MONTHS_OFFERED)]
        self.fields["month"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (month.text, f"{month.first_on:%m/%Y}") for month in months
        ]

    def clean(self) -> dict[str, Any]:
        """The part is never larger than its whole."""
        values: dict[str, Any] = super().clean() or {}
        top, bottom = values.get("numerator"), values.get("denominator")
        if top is not None and bottom is not None and top > bottom:
            self.add_error(
                "numerator",
                ValidationError(
                    _("Tử số lớn hơn mẫu số. Xin kiểm tra lại hai số, có thể đã nhập đổi chỗ.")
                ),
            )
        return values
