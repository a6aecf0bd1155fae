"""In every place, every act by every role gets the answer that the transition table gives."""

from copy import deepcopy
from dataclasses import replace

import pytest

from motcua.cores.casework import Role
from motcua.cores.casework.commands import Command
from motcua.cores.casework.rules import MAY
from motcua.cores.casework.tests import transition_table as table
from motcua.cores.casework.tests.casework_machine import ACTS, POSSIBLE
from motcua.cores.casework.tests.cast import (
    CONSULTED,
    DRAFTED,
    FILED,
    HEAD,
    OFFICER,
    RULES,
    SETTLED,
    SIGNED,
    WITH_OFFICER,
    Story,
    accept,
    ask,
    close_unsupplied,
    give,
    hand_over,
    refuse,
)
from motcua.cores.casework.tests.random_commands import CHOICES, MINUTE, Hand
from motcua.cores.casework.tests.side_by_side import SideBySide

WITH_FEE = (*FILED, accept("03-02 08:30", fee_vnd=20_000))
AT_THE_UNIT = (
    *WITH_FEE,
    hand_over("03-02 09:00"),
    hand_over("03-02 10:00", to_unit=CONSULTED, by=HEAD),
)
ASKED_EARLY = (*AT_THE_UNIT, ask("03-04 10:00", 2, by=OFFICER))
ASKED = (*WITH_FEE, WITH_OFFICER[-1], ask("03-04 10:00", 2, by=OFFICER))

PATHS: dict[table.Place, Story] = {
    table.NOWHERE: (),
    table.REGISTERED: FILED,
    table.REGISTERED_WAITING: (*FILED, ask("03-02 09:00", 2)),
    table.ACCEPTED: WITH_FEE,
    table.NOT_ACCEPTED: (*FILED, refuse("03-02 09:00")),
    table.ASSIGN: AT_THE_UNIT,
    table.SETTLE: (*WITH_FEE, *WITH_OFFICER[2:]),
    table.SIGN: (*WITH_FEE, *DRAFTED[2:]),
    table.ISSUE: (*WITH_FEE, *SIGNED[2:]),
    table.ASSIGN_WAITING: ASKED_EARLY,
    table.SETTLE_WAITING: ASKED,
    table.STOPPED: (*ASKED, close_unsupplied("03-30")),
    table.SETTLED: (*WITH_FEE, *SETTLED[2:]),
    table.RETURNED: (*WITH_FEE, *SETTLED[2:], give("03-06")),
}


def brought_to(place: table.Place) -> SideBySide:
    """A dossier played to ``place``."""
    side = SideBySide()
    for command in PATHS[place]:
        side.play(command, RULES)
    assert side.shadow.place == place
    return side


def right_command(side: SideBySide, act: table.Act, role: Role) -> Command:
    """A command for ``act`` that is wrong in role and place at most."""
    command = Hand(bytes(CHOICES), side.shadow).command(act)
    by = replace(command.by, role=role)
    if act == "close_unsupplied" and side.shadow.closes_at:
        return replace(command, by=by, at=side.shadow.closes_at + MINUTE)
    return replace(command, by=by)


@pytest.mark.parametrize("place", PATHS)
def test_every_act_by_every_role_is_answered_as_the_table_says(place: table.Place) -> None:
    start = brought_to(place)
    made = set()
    for act in ACTS:
        for role in Role:
            side = deepcopy(start)
            side.play(right_command(side, act, role), RULES)
            if len(side.events) > len(start.events):
                made.add(act)
    assert made == set(POSSIBLE[place])


def test_the_table_names_only_roles_that_exist_and_acts_that_are_asked_for() -> None:
    named = {role for roles in table.WHO.values() for role in roles}
    assert named == {role.value for role in Role}
    asked_for = {act.split("_to_")[0] for act in table.WHO if act.startswith("hand_over")}
    others = {act for act in table.WHO if not act.startswith("hand_over")}
    assert len(asked_for | others) == len(MAY)


def test_finance_and_business_administrators_decide_nothing() -> None:
    assert {act for act, roles in table.WHO.items() if "finance" in roles} == {"record_payment"}
    assert {act for act, roles in table.WHO.items() if "business_admin" in roles} == {
        "correct",
        "move_to_successor",
    }
