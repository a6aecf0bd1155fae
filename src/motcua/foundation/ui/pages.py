"""The five kinds of page as frozen objects: inbox, dossier, form, board, paper.

A view fills one and hands it to ``answer`` with the template of its kind (or one that extends it).
A face with more to say subclasses the object; templates read ``page`` and nothing else.
"""

from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString

from motcua.foundation.ui.components import (
    BulkBar,
    Component,
    Content,
    Crumbs,
    Facts,
    FilterList,
    KeyHints,
    Link,
    Notice,
    Pager,
    PointsBars,
    SearchBox,
    Status,
    Steps,
    Story,
    Table,
    Tabs,
    TileGrid,
    TimeStrip,
    Trends,
)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has; ``sentence`` says the state of things in one line."""

    title: str
    sentence: str = ""
    crumbs: Crumbs | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InboxPage(Page):
    """Template ui/pages/inbox.html, fragment ui/pages/inbox_list.html (#list)."""

    filters: FilterList
    table: Table
    search: SearchBox | None = None
    pager: Pager | None = None
    bulk: BulkBar | None = None
    bulk_action: str = ""
    keys: KeyHints | None = None
    action: Component | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a dossier page: a heading and what stands under it."""

    title: str
    body: tuple[Content, ...]
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class DossierPage(Page):
    """Template ui/pages/dossier.html: head with one main action, strip, sections, story."""

    code: str
    status: Status
    strip: TimeStrip | None = None
    action: Component | None = None
    other_actions: tuple[Component, ...] = ()
    tabs: Tabs | None = None
    facts: Facts | None = None
    sections: tuple[Section, ...] = ()
    story: Story | None = None


@dataclass(frozen=True, kw_only=True)
class FormSection:
    """A group of fields of an officer's form, by name."""

    title: str
    names: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """Template ui/pages/form.html; answered with 422 when ``form`` has errors.

    ``next_sentence`` says what happens after the button. Without ``sections`` the fields stand in
    order, as on a citizen's page of one question group.
    """

    form: forms.BaseForm
    submit: str
    next_sentence: str = ""
    steps: Steps | None = None
    back: Link | None = None
    sections: tuple[FormSection, ...] = ()
    action: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """The names of the fields as they stand on the page."""
        return tuple(name for section in self.sections for name in section.names)

    @property
    def grouped(self) -> tuple[tuple[FormSection, tuple[forms.BoundField, ...]], ...]:
        """Each section with its fields."""
        return tuple(
            (section, tuple(self.form[name] for name in section.names)) for section in self.sections
        )


@dataclass(frozen=True, kw_only=True)
class BoardPage(Page):
    """Template ui/pages/board.html: the sentence, groups, losses, trend, communes, the files.

    ``figure`` and ``figure_note`` are the one number of the page ("65,91", "trên 100 điểm").
    """

    figure: str = ""
    figure_note: str = ""
    provenance: tuple[Component, ...] = ()
    periods: Tabs | None = None
    groups: PointsBars | None = None
    losses: Table | None = None
    trends: Trends | None = None
    tiles: TileGrid | None = None
    table: Table | None = None
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperHead:
    """The head of an official paper in two columns. [law:nd-30-2020 art.8]"""

    superior: str
    issuer: str
    number: str
    place: str
    on: date


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """Template ui/pages/paper.html: a paper as it will be printed, with the ways to take it along.

    ``qr`` is inline SVG without style attributes; ``body`` are paragraphs and components.
    """

    head: PaperHead
    heading: str
    subject: str = ""
    body: tuple[Content, ...] = ()
    signer_title: str = ""
    signer: str = ""
    receivers: tuple[str, ...] = ()
    qr: SafeString | None = None
    actions: tuple[Component, ...] = field(default=())


def answer(
    request: HttpRequest,
    page: Page,
    template: str,
    *,
    fragment: str = "",
    status: int | None = None,
) -> HttpResponse:
    """``page`` drawn whole, or as ``fragment`` when HTMX asks for a part of it.

    A form with errors answers 422 unless ``status`` says otherwise.
    """
    asked_in_part = request.headers.get("HX-Request") == "true" and fragment
    if status is None:
        wrong = isinstance(page, FormPage) and page.form.is_bound and not page.form.is_valid()
        status = 422 if wrong else 200
    response = render(
        request, fragment if asked_in_part else template, {"page": page}, status=status
    )
    if fragment:
        patch_vary_headers(response, ["HX-Request"])
    return response
