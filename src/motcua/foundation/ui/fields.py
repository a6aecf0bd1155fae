"""Form fields that read what Vietnamese people write: NFC text, 15/10/2026, 1.024.000 ₫.

Django's own date and number fields follow formats of the active language, where 10/11/2026 may
turn into the tenth month; these read one way only and refuse the rest with words.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from motcua.foundation.text import nfc
from motcua.foundation.text.moments import DayUnreadable, format_day, parse_day
from motcua.foundation.text.numbers import (
    NumberAmbiguous,
    NumberUnreadable,
    format_number,
    parse_money,
    parse_number,
)


class LineField(forms.CharField):
    """One line of text, brought into composed form."""

    def to_python(self, value: Any) -> str | None:
        """The text as it will be kept."""
        text = super().to_python(value)
        return nfc(text) if isinstance(text, str) else text


class ParagraphField(LineField):
    """Several lines of text; ``rows`` is the height offered."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)


class DayField(forms.Field):
    """A day written 15/10/2026; the control is plain text, so every keyboard and reader copes."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "width-day"})

    def to_python(self, value: Any) -> date | None:
        """The day, or the refusal in words."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return parse_day(str(value))
        except DayUnreadable as refusal:
            raise ValidationError(str(refusal), code="invalid") from refusal

    def prepare_value(self, value: Any) -> Any:
        """A day goes into the control as it is read back."""
        return format_day(value) if isinstance(value, date) else value


class NumberField(forms.Field):
    """A number in vi-VN writing, with at most ``decimals`` places and within the given bounds."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "width-number"})

    def __init__(
        self,
        *,
        decimals: int = 0,
        minimum: Decimal | int | None = None,
        maximum: Decimal | int | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.decimals, self.minimum, self.maximum = decimals, minimum, maximum

    def to_python(self, value: Any) -> Decimal | None:
        """The number, or the refusal with both readings."""
        if value in self.empty_values:
            return None
        try:
            return parse_number(str(value), decimals=self.decimals)
        except (NumberAmbiguous, NumberUnreadable) as refusal:
            raise ValidationError(str(refusal), code="invalid") from refusal

    def validate(self, value: Any) -> None:
        """Refuses too many places, too little and too much, saying the bound."""
        super().validate(value)
        if value is None:
            return
        if -value.as_tuple().exponent > self.decimals:
            words = _("Số này có quá nhiều chữ số sau dấu phẩy; nhiều nhất là %(n)s.")
            raise ValidationError(words % {"n": self.decimals}, code="decimals")
        if self.minimum is not None and value < self.minimum:
            words = _("Số này phải từ %(bound)s trở lên.")
            raise ValidationError(words % {"bound": format_number(self.minimum)}, code="minimum")
        if self.maximum is not None and value > self.maximum:
            words = _("Số này không được quá %(bound)s.")
            raise ValidationError(words % {"bound": format_number(self.maximum)}, code="maximum")

    def prepare_value(self, value: Any) -> Any:
        """A number goes into the control as it is read back."""
        return value if isinstance(value, str) or value is None else format_number(value)


class MoneyField(forms.Field):
    """An amount in whole đồng."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "width-number"})

    def to_python(self, value: Any) -> int | None:
        """The amount, or the refusal in words."""
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        try:
            return parse_money(str(value))
        except (NumberAmbiguous, NumberUnreadable) as refusal:
            raise ValidationError(str(refusal), code="invalid") from refusal

    def prepare_value(self, value: Any) -> Any:
        """An amount goes into the control with its thousands apart."""
        return format_number(value) if isinstance(value, int) else value


class OfficeForm(forms.Form):
    """A form that says which entry is missing, and leaves checking to the server.

    The browser's own bubbles are off (``novalidate`` in the page): they vanish, cannot be printed
    and speak the browser's language.
    """

    use_required_attribute = False
    required_css_class = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if field.error_messages.get("required") == type(field).default_error_messages.get(
                "required", forms.Field.default_error_messages["required"]
            ):
                field.error_messages["required"] = self._missing(field, str(self[name].label))

    def _missing(self, field: forms.Field, label: str) -> str:
        if isinstance(field, forms.ChoiceField | forms.FileField):
            return _("Chưa chọn “%(label)s”.") % {"label": label}
        if isinstance(field, forms.BooleanField):
            return _("Chưa đánh dấu “%(label)s”.") % {"label": label}
        return _("Chưa nhập “%(label)s”.") % {"label": label}
