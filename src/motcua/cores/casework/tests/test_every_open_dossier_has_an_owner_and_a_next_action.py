"""Until it is closed somebody owes the dossier something, by a date."""

import pytest

from motcua.cores.casework import Role, next_action
from motcua.cores.casework.tests.cast import (
    ACCEPTED,
    ASKED_IN_SETTLEMENT,
    COMPETENT,
    DESK,
    DRAFTED,
    FILED,
    RETURNED,
    SETTLED,
    SIGNED,
    WITH_OFFICER,
    Story,
    after,
    ask,
    at,
    close_unsupplied,
    hand_over,
    refuse,
)

ASKED_AT_INTAKE = (*FILED, ask("03-02 09:00", 2))
WITH_UNIT = (*ACCEPTED, hand_over("03-02 09:00"))


@pytest.mark.parametrize(
    ("so_far", "kind", "role", "unit", "owner", "due"),
    [
        (FILED, "answer", Role.RECEIVER, DESK, "", "03-03 08:00"),
        (ASKED_AT_INTAKE, "await_supplement", Role.RECEIVER, DESK, "", "03-17 17:00"),
        (ACCEPTED, "hand_over", Role.RECEIVER, DESK, "receiver", "03-03 08:30"),
        (WITH_UNIT, "assign", Role.HEAD_OF_UNIT, COMPETENT, "", "03-09 17:00"),
        (WITH_OFFICER, "settle", Role.CASE_OFFICER, COMPETENT, "officer", "03-09 17:00"),
        (ASKED_IN_SETTLEMENT, "await_supplement", Role.RECEIVER, DESK, "", "03-19 17:00"),
        (DRAFTED, "sign", Role.HEAD_OF_UNIT, COMPETENT, "", "03-09 17:00"),
        (SIGNED, "issue", Role.CLERK, COMPETENT, "", "03-09 17:00"),
        (SETTLED, "return_result", Role.RECEIVER, DESK, "", "03-06 08:00"),
    ],
)
def test_who_owes_what_by_when(
    so_far: Story, kind: str, role: Role, unit: str, owner: str, due: str
) -> None:
    owed = next_action(after(*so_far))
    assert owed is not None
    assert (owed.kind, owed.role) == (kind, role)
    assert (owed.unit_code, owed.owner_ref) == (unit, owner)
    assert owed.due_at == at(due)


@pytest.mark.parametrize(
    "so_far",
    [
        RETURNED,
        (*FILED, refuse("03-03")),
        (*ASKED_IN_SETTLEMENT, close_unsupplied("03-30")),
    ],
)
def test_a_closed_dossier_owes_nothing(so_far: Story) -> None:
    assert next_action(after(*so_far)) is None
