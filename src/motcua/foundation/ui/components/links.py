"""Ways on: links, buttons that post, crumbs, tabs, filters, pages of a list, the bulk bar."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from motcua.foundation.ui.components.base import Component

LinkKind = Literal["link", "button", "primary", "quiet", "grave"]


@dataclass(frozen=True)
class Link(Component):
    """A way to another page; kinds other than "link" look like the button of that name."""

    template: ClassVar[str] = "ui/parts/link.html"
    label: str
    href: str
    kind: LinkKind = "link"
    current: bool = False


@dataclass(frozen=True)
class PostButton(Component):
    """A deed in one press: a form of hidden fields and one button named by a verb of the work."""

    template: ClassVar[str] = "ui/parts/post_button.html"
    label: str
    action: str
    kind: LinkKind = "primary"
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Crumbs(Component):
    """The way down to this page, without the page itself."""

    template: ClassVar[str] = "ui/parts/crumbs.html"
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Tabs(Component):
    """Sides of one thing, each with its own address; ``label`` names the thing."""

    template: ClassVar[str] = "ui/parts/tabs.html"
    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Pager(Component):
    """Next and previous by key; an empty address means that there is none."""

    template: ClassVar[str] = "ui/parts/pager.html"
    summary: str
    previous_href: str = ""
    next_href: str = ""


@dataclass(frozen=True)
class Filter:
    """One saved question with its true count (None where counting would cost too much)."""

    label: str
    href: str
    count: int | None = None
    current: bool = False
    tone: Literal["neutral", "warn", "bad"] = "neutral"


@dataclass(frozen=True)
class FilterGroup:
    """Filters under one heading."""

    title: str
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class FilterList(Component):
    """The left side of an inbox; on a phone it folds into one line that names what is chosen."""

    template: ClassVar[str] = "ui/parts/filters.html"
    groups: tuple[FilterGroup, ...]

    @property
    def chosen(self) -> str:
        """What the folded line says."""
        names = [one.label for group in self.groups for one in group.filters if one.current]
        return " · ".join(names)


@dataclass(frozen=True)
class SearchBox(Component):
    """Search by GET; ``/`` puts the cursor here. ``kept`` are the filters that
    stay on; ``target`` ("#list") lets HTMX put the answer there without a reload."""

    template: ClassVar[str] = "ui/parts/search.html"
    action: str
    label: str
    value: str = ""
    name: str = "q"
    hint: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    target: str = ""


@dataclass(frozen=True)
class BulkBar(Component):
    """Deeds for the chosen rows: each button posts ``name``=``value`` with the row keys."""

    template: ClassVar[str] = "ui/parts/bulk.html"
    actions: tuple[tuple[str, str], ...]
    name: str = "deed"
