"""At the end of the three months work of each kind waits, and somebody owes it."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

import pytest

from motcua.cores.casework import DossierState, Status, next_action
from motcua.cores.clock import ZONE
from motcua.rooms.people.queries import Role
from motcua.scenarios.cast import DEMO_COMMUNES, DEMO_DEPARTMENTS
from motcua.scenarios.offices import world_of
from motcua.scenarios.plan import Premises, make_plan
from motcua.scenarios.planned import Plan
from motcua.scenarios.staged import steps_shown
from motcua.scenarios.tests.premises import AS_OF, premises, usual

# Which kinds of demo accounts have an inbox, and in what role.
ACTING = {
    "tiepnhan": Role.RECEIVER,
    "thuly": Role.CASE_OFFICER,
    "thutruong": Role.HEAD_OF_UNIT,
    "lanhdao": Role.HEAD_OF_UNIT,
    "vanthu": Role.CLERK,
}


def open_states(plan: Plan) -> list[DossierState]:
    """Dossiers on which something is still owed."""
    return [state for state in plan.states if not state.closed]


def test_every_open_dossier_has_an_owner_a_next_action_and_a_date() -> None:
    _, plan = usual()
    assert len(open_states(plan)) > 60
    for state in open_states(plan):
        owed = next_action(state)
        assert owed is not None
        assert owed.unit_code
        assert owed.due_at is not None
        held = plan.cast.holding(Role(owed.role.value), owed.unit_code)
        assert held, (state.code, owed)
        if owed.owner_ref:
            assert owed.owner_ref in {member.username for member in held}


def test_dossiers_are_left_in_every_state() -> None:
    _, plan = usual()
    owed = Counter(found.kind for state in plan.states if (found := next_action(state)))
    assert set(steps_shown()) == set(owed)
    statuses = {state.status for state in plan.states}
    assert statuses >= {
        Status.REGISTERED,
        Status.ACCEPTED,
        Status.IN_PROCESS,
        Status.SETTLED,
        Status.RETURNED,
        Status.NOT_ACCEPTED,
    }


def inbox_of(plan: Plan, role: Role, unit_code: str, username: str) -> list[DossierState]:
    """What one officer finds: owed by the role in the unit, and nobody else's."""
    found = []
    for state in open_states(plan):
        owed = next_action(state)
        theirs = owed and (owed.role.value, owed.unit_code) == (role.value, unit_code)
        if owed and theirs and owed.owner_ref in {"", username}:
            found.append(state)
    return found


@pytest.mark.parametrize(
    "as_of",
    [
        AS_OF,
        pytest.param("2026-11-22T11:00+07:00", id="a Sunday"),
        pytest.param("2026-11-23T06:30+07:00", id="before offices open on a Monday"),
        pytest.param("2026-02-18T10:00+07:00", id="in the Tết holiday"),
        pytest.param("2026-05-04T07:45+07:00", id="just after four days off"),
    ],
)
def test_every_demo_account_that_acts_has_work(as_of: datetime | str) -> None:
    if isinstance(as_of, str):
        as_of = datetime.fromisoformat(as_of)
    plan = usual()[1] if as_of == AS_OF else make_plan(premises(as_of=as_of))
    seen = 0
    for member in plan.cast.members:
        role = ACTING.get(member.username.partition(".")[0])
        if role is None or not member.demo:
            continue
        unit_code = next(code for held, code in member.duties if held is role)
        assert inbox_of(plan, role, unit_code, member.username), member.username
        seen += 1
    assert seen == 4 * DEMO_COMMUNES + 3 * len(DEMO_DEPARTMENTS) + 4


def test_on_the_demo_desks_some_is_due_today_some_tomorrow_some_overdue() -> None:
    first, plan = usual()
    days = due_days(first, plan)
    today = AS_OF.date()
    for code, found in days.items():
        assert today in found, code
        assert min(found) < today, code
        assert any(today < day <= today + timedelta(days=4) for day in found), code


def due_days(first: Premises, plan: Plan) -> dict[str, list[date]]:
    """Days on which the open dossiers of each shown office are due."""
    world = world_of(first.setup, plan.cast, first.behaviour, first.seed)
    shown = {code for code, office in world.offices.items() if office.shown}
    assert len(shown) == DEMO_COMMUNES + len(DEMO_DEPARTMENTS) + 1
    days: dict[str, list[date]] = defaultdict(list)
    for state in open_states(plan):
        if state.unit_code in shown and state.due_at and state.finished_at is None:
            days[state.unit_code].append(state.due_at.astimezone(ZONE).date())
    assert set(days) == shown
    return days


@pytest.mark.parametrize("username", ["congdan1", "congdan2"])
def test_the_demo_citizens_have_dossiers_under_way(username: str) -> None:
    _, plan = usual()
    place = [each.username for each in plan.applicants].index(username)
    own = [plan.states[n] for n, each in enumerate(plan.applicant_of) if each == place]
    assert len({state.status for state in own}) >= 2
