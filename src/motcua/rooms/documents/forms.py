"""The form in force for each kind of paper on a day, read from the rule pack ``forms/onestop``.

[law:tt-03-2025 annex I] since 15 September 2025, [law:tt-01-2018] before. A paper keeps the form of
the day on which it was issued.
"""

from datetime import date

from motcua.foundation.rulefiles import load
from motcua.rooms.documents.papers.sheet import Form

PACK = "forms/onestop"


def form_on(code: str, day: date) -> Form:
    """The form ``code`` in force on ``day``. Raises RuleNotInForce or RuleUnknown."""
    dated = load(PACK).on(code, day)
    value = dated.value
    return Form(
        code=code,
        name=value["name_vi"],
        number=value["number"],
        act=value["act"],
        register=value["register"],
        confirmed=dated.confirmed,
    )
