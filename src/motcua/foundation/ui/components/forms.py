"""How a Django form field is shown: label above, hint below it, error beside, then the control.

Whatever its widget, a field is drawn by one template; the control is told which texts describe it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

FieldKind = Literal["text", "area", "select", "cards", "check", "file"]


@dataclass(frozen=True)
class FieldView:
    """A field ready to draw."""

    kind: FieldKind
    name: str
    label: str
    hint: str
    errors: tuple[str, ...]
    required: bool
    input_id: str
    hint_id: str
    error_id: str
    control: SafeString | str
    options: tuple["Option", ...] = ()


@dataclass(frozen=True)
class Option:
    """One radio or checkbox card."""

    control: SafeString
    label: str
    input_id: str


@dataclass(frozen=True)
class FormError:
    """A line of the summary: what is wrong, and the control to go to."""

    message: str
    target: str


def field_view(bound: BoundField) -> FieldView:
    """``bound`` ready to draw."""
    widget = bound.field.widget
    input_id = bound.id_for_label or bound.auto_id
    hint_id = f"{bound.auto_id}_hint" if bound.help_text else ""
    error_id = f"{bound.auto_id}_error" if bound.errors else ""
    kind = _kind(widget)
    described = " ".join(filter(None, (hint_id, error_id)))
    attributes: dict[str, str | bool] = {"aria-describedby": described} if described else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return FieldView(
        kind=kind,
        name=bound.html_name,
        label=str(bound.label),
        hint=str(bound.help_text),
        errors=tuple(str(error) for error in bound.errors),
        required=bound.field.required,
        input_id=input_id,
        hint_id=hint_id,
        error_id=error_id,
        control="" if kind == "cards" else bound.as_widget(attrs=attributes),
        options=tuple(_options(bound)) if kind == "cards" else (),
    )


def form_errors(form: forms.BaseForm, order: Iterable[str] = ()) -> tuple[FormError, ...]:
    """Every error of ``form``, those of the whole form first, then by field in ``order``.

    Fields that ``order`` leaves out follow in the order of the form.
    """
    found = [FormError(str(message), "") for message in form.non_field_errors()]
    for name in dict.fromkeys((*order, *form.fields)):
        bound = form[name]
        target = _first_control(bound)
        found += [FormError(str(message), target) for message in bound.errors]
    return tuple(found)


def _kind(widget: forms.Widget) -> FieldKind:
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "cards"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.FileInput):
        return "file"
    if isinstance(widget, forms.Select):
        return "select"
    return "area" if isinstance(widget, forms.Textarea) else "text"


def _options(bound: BoundField) -> Iterator[Option]:
    for choice in bound.subwidgets:
        yield Option(
            control=SafeString(choice.tag()),
            label=str(choice.choice_label),
            input_id=choice.id_for_label,
        )


def _first_control(bound: BoundField) -> str:
    if _kind(bound.field.widget) == "cards":
        first = next(iter(bound.subwidgets), None)
        return first.id_for_label if first else bound.auto_id
    return bound.id_for_label or bound.auto_id
