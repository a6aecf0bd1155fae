"""The tags that pages are made with: show, shape, flow, error_summary, field, fields, announce."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motcua.foundation.ui.components.base import Component, Content, draw
from motcua.foundation.ui.components.forms import field_view, form_errors
from motcua.foundation.ui.components.shapes import shape as shape_svg

register = template.Library()


@register.simple_tag(takes_context=True)
def show(context: Context, content: Content) -> SafeString:
    """{% show page.strip %}: any component draws itself; text is escaped; None is nothing."""
    return draw(content, context)


@register.simple_tag(takes_context=True)
def flow(context: Context, content: Content) -> SafeString:
    """{% flow part %}: like show, but plain text becomes a paragraph."""
    drawn = draw(content, context)
    return drawn if isinstance(content, Component) else format_html("<p>{}</p>", drawn)


@register.simple_tag
def shape(name: str) -> SafeString:
    """{% shape "good" %}: the shape of a tone."""
    return shape_svg(name)


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """{% field form.applicant %}: label, hint, error and control of one form field."""
    return {"field": field_view(bound)}


@register.inclusion_tag("ui/parts/fields.html")
def fields(form: forms.BaseForm) -> dict[str, Any]:
    """{% fields form %}: every field in order, hidden ones included."""
    return {
        "fields": [field_view(bound) for bound in form.visible_fields()],
        "hidden": form.hidden_fields(),
    }


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: forms.BaseForm, order: tuple[str, ...] = ()) -> dict[str, Any]:
    """{% error_summary form page.order %}: what is wrong, each line a link to its field."""
    return {"errors": form_errors(form, order) if form.is_bound else ()}


@register.simple_tag
def announce(text: str) -> SafeString:
    """{% announce "…" %} in a fragment: says ``text`` to screen readers when HTMX puts it in."""
    return format_html('<div hx-swap-oob="innerHTML:#announcer">{}</div>', text)
