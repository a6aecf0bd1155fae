"""What is known about a thing: facts, story, steps of a form, and what an empty page teaches."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.safestring import SafeString

from motcua.foundation.ui.components.base import Component, Content, Tone
from motcua.foundation.ui.components.links import Link
from motcua.foundation.ui.components.shapes import shape


@dataclass(frozen=True)
class Fact:
    """A term and its value, which may be a component."""

    term: str
    value: Content


@dataclass(frozen=True)
class Facts(Component):
    """A description list in one or two columns, as the width allows."""

    template: ClassVar[str] = "ui/parts/facts.html"
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class EmptyState(Component):
    """Nothing here yet: what would be here, how it gets here, and the way to make it so."""

    template: ClassVar[str] = "ui/parts/empty.html"
    what: str
    how: str
    link: Link | None = None


@dataclass(frozen=True)
class StoryEvent:
    """One act: when, what, by whom, and what was said about it."""

    at: datetime
    what: str
    who: str = ""
    note: str = ""
    tone: Tone = "neutral"

    @property
    def shape(self) -> SafeString:
        """The shape of the tone."""
        return shape(self.tone)


@dataclass(frozen=True)
class Story(Component):
    """Acts in the order in which they are given, newest first by custom."""

    template: ClassVar[str] = "ui/parts/story.html"
    events: tuple[StoryEvent, ...]


@dataclass(frozen=True)
class Steps(Component):
    """Where the citizen is in a form of several pages; ``current`` counts from 1."""

    template: ClassVar[str] = "ui/parts/steps.html"
    labels: tuple[str, ...]
    current: int

    @property
    def numbered(self) -> tuple[tuple[int, str, str], ...]:
        """(number, label, "done" | "current" | "ahead")."""
        return tuple(
            (n, label, "current" if n == self.current else "done" if n < self.current else "ahead")
            for n, label in enumerate(self.labels, start=1)
        )

    @property
    def name(self) -> str:
        """The label of the present step."""
        return self.labels[self.current - 1]


@dataclass(frozen=True)
class KeyHint:
    """A key and what it does."""

    key: str
    does: str


@dataclass(frozen=True)
class KeyHints(Component):
    """The dialog that ``?`` opens; a page with keys of its own lists them here."""

    template: ClassVar[str] = "ui/parts/keys.html"
    hints: tuple[KeyHint, ...]
