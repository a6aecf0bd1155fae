"""The two desks at which a plan can be carried out: one by one as people do, or by the book.

Both take the same acts and give the same rows and hashes; the book is for thousands.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from motcua.cores.casework import Actor, DossierState
from motcua.cores.casework.commands import Command
from motcua.cores.ledger import Salts
from motcua.rooms.dossiers.operations import (
    Act,
    Book,
    Filing,
    Hand,
    PaperIn,
    file_dossier,
    perform,
)


class Desk(Protocol):
    """Where dossiers are filed and acted on."""

    def file(self, *, actor: Actor, at: datetime, filing: Filing, hand: Hand) -> str:
        """Takes in a dossier and gives its code."""

    def perform(
        self, *, code: str, command: Command, hand: Hand, papers: tuple[PaperIn, ...]
    ) -> DossierState:
        """Carries out one act."""


@dataclass(frozen=True)
class LiveDesk:
    """The operations that faces use: every act is a transaction of its own."""

    salts: Salts

    def file(self, *, actor: Actor, at: datetime, filing: Filing, hand: Hand) -> str:
        """As from a counter or a citizen's page."""
        return file_dossier(actor=actor, at=at, filing=filing, hand=hand, salts=self.salts).code

    def perform(
        self, *, code: str, command: Command, hand: Hand, papers: tuple[PaperIn, ...]
    ) -> DossierState:
        """As from a desk."""
        return perform(Act(code=code, command=command, hand=hand, papers=papers, salts=self.salts))


@dataclass(frozen=True)
class BookDesk:
    """The bulk book; nothing is in the database before ``book.flush``."""

    book: Book

    def file(self, *, actor: Actor, at: datetime, filing: Filing, hand: Hand) -> str:
        """Into the book."""
        return self.book.file(actor=actor, at=at, filing=filing, hand=hand)

    def perform(
        self, *, code: str, command: Command, hand: Hand, papers: tuple[PaperIn, ...]
    ) -> DossierState:
        """In the book."""
        return self.book.perform(code=code, command=command, hand=hand, papers=papers)
