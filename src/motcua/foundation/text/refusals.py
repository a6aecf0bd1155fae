"""What refusals of rooms share: a code for programs, and a sentence for people with its facts."""

from datetime import date
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.foundation.text.moments import format_day


class SaidRefusal(Exception):
    """Nothing changed. ``sentence`` says what is wrong and what to do, filled from ``facts``."""

    code: ClassVar[str] = "refused"
    sentence: ClassVar[Promise] = _("Yêu cầu không thực hiện được.")

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.code, facts)

    def __str__(self) -> str:
        said = {
            name: format_day(fact) if isinstance(fact, date) else fact
            for name, fact in self.facts.items()
        }
        return str(self.sentence) % said
