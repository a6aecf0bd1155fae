"""A letter signed on the due day or later is still sent, but the breach stands.

[law:nd-118-2025 art.19 cl.6].
"""

import pytest

from motcua.cores.casework import fact_of, on_time
from motcua.cores.casework.refusals import ExtensionUsed
from motcua.cores.casework.tests.cast import (
    WITH_OFFICER,
    after,
    apologise,
    at,
    draft,
    issue,
    sign,
)

LATE = (*WITH_OFFICER, apologise("03-10", "03-17 17:00"))


@pytest.mark.parametrize("signed", ["03-09 07:30", "03-09 18:00", "03-11"])
def test_the_due_date_stands(signed: str) -> None:
    state = after(*WITH_OFFICER, apologise(signed, "03-17 17:00"))
    assert state.due_at == at("03-09 17:00")
    assert state.apology is not None
    assert not state.apology.in_time


def test_the_breach_is_counted() -> None:
    fact = fact_of(after(*LATE))
    assert fact is not None
    assert fact.late_apology


def test_what_was_promised_is_kept_and_owed_next() -> None:
    state = after(*LATE)
    assert state.apology is not None
    assert state.apology.promised_at == state.next_due_at == at("03-17 17:00")


def test_settled_by_the_promised_date_is_still_late() -> None:
    settled = after(*LATE, draft("03-16"), sign("03-16 09:00"), issue("03-17"))
    fact = fact_of(settled)
    assert fact is not None
    assert not on_time(fact, at("12-31"))


def test_a_late_letter_uses_up_the_one_extension() -> None:
    with pytest.raises(ExtensionUsed):
        after(*LATE, apologise("03-16", "03-30"))
