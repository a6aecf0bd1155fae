"""What every component is: a frozen object that knows its template and draws itself.

A component holds values that are ready to be read: no query, no rule, no wall clock. Lengths
inside SVG are percentages, written with a dot whatever the language, because no style attribute
passes the content security policy.
"""

from typing import ClassVar, Literal

from django.template import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Tone = Literal["neutral", "doing", "good", "warn", "bad", "paused"]


class Component:
    """Base of all components; ``template`` sees the object as ``c``."""

    template: ClassVar[str] = ""

    def html(self, context: Context) -> SafeString:
        """The component as HTML, drawn inside ``context`` (for its CSRF token and request)."""
        engine = context.template.engine  # type: ignore[union-attr]  # set while rendering
        inner = context.new({"c": self, **self.extra(context)})
        for name in ("csrf_token", "request", "shell"):
            if name in context:
                inner[name] = context[name]
        return mark_safe(engine.get_template(self.template).render(inner))

    def extra(self, context: Context) -> dict[str, object]:
        """What the template sees besides ``c``."""
        del context
        return {}


class InlineComponent(Component):
    """A component of one element, drawn without a template: a list shows hundreds of them."""

    def html(self, context: Context) -> SafeString:
        """What ``inline`` gives; nothing of the page is needed."""
        del context
        return self.inline()

    def inline(self) -> SafeString:
        """The element."""
        raise NotImplementedError


Content = Component | str | int | None


def draw(content: Content, context: Context) -> SafeString:
    """Any content as HTML: a component draws itself, text is escaped, None is nothing."""
    if content is None:
        return mark_safe("")
    if isinstance(content, Component):
        return content.html(context)
    return conditional_escape(str(content) if isinstance(content, int) else content)


def per_cent(share: float) -> str:
    """A share of 0–1 as an SVG length: 0.125 → "12.5%"."""
    return f"{round(min(max(share, 0.0), 1.0) * 100, 3):g}%"
