"""A sheet: one paper ready to be drawn, with its form, number and instant of issue."""

from dataclasses import dataclass
from datetime import datetime

from motcua.rooms.documents.papers.content import Paper
from motcua.rooms.documents.papers.frame import Frame


@dataclass(frozen=True, slots=True)
class Form:
    """The form in force for a kind of paper on a day.

    ``number`` is its number in ``act`` ("01"), both empty for papers that no act prescribes;
    ``register`` is the sign after the number of a paper, empty where papers are not numbered.
    """

    code: str
    name: str
    number: str
    act: str
    register: str
    confirmed: bool

    @property
    def edition(self) -> str:
        """Which edition of the form a paper follows."""
        return self.act or "own"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a page shows. ``number`` None prints as a gap to be filled in."""

    frame: Frame
    paper: Paper
    form: Form
    number: int | None
    issued_at: datetime

    @property
    def symbol(self) -> str:
        """``12/TNHS``; empty where the form has no register."""
        if not self.form.register:
            return ""
        number = str(self.number) if self.number is not None else "……"
        return f"{number}/{self.form.register}"
