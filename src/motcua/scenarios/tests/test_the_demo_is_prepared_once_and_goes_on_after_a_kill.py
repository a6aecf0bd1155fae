"""A first start that is killed leaves whole parts; the next one goes on with the same dates."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from motcua.cores.casework import fact_of
from motcua.foundation.accounts.models import User
from motcua.foundation.audit.verification import verify
from motcua.rooms.dossiers import access
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.indices import queries as indices
from motcua.rooms.people import queries as people
from motcua.rooms.statistics import queries as statistics
from motcua.scenarios import demo, loading
from motcua.scenarios.cast import DEMO_PASSWORD
from motcua.scenarios.demo import accounts, introduction, prepare
from motcua.scenarios.loading import PARTS, as_mark, marks
from motcua.scenarios.plan import make_plan
from motcua.scenarios.tests.premises import AS_OF, premises

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
DOSSIERS = 450


@dataclass
class Told:
    """What a first start printed, before the kill and after it."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    parts_kept: set[str] = field(default_factory=set)
    dossiers_kept: int = -1


class Killed(BaseException):
    """Stands for kill -9."""


def killed(*_: Any, **__: Any) -> None:
    raise Killed


@pytest.fixture(scope="module")
def told(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Told]:
    """A start killed while dossiers were being written, then a second start on another day."""
    del django_db_setup
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        found = Told()
        patch.setattr(loading, "play", killed)
        with pytest.raises(Killed):
            prepare(as_of=AS_OF, dossiers=DOSSIERS, echo=found.before.append)
        found.parts_kept = set(marks())
        found.dossiers_kept = len(list(dossiers.replayed_states()))
        patch.undo()
        later = AS_OF + timedelta(days=30)
        prepare(as_of=later, province="48", seed=1, dossiers=7, echo=found.after.append)
        yield found
        transaction.set_rollback(True)


def test_the_kill_left_whole_parts_and_no_dossier(told: Told) -> None:
    names = [name for name, _, _ in PARTS]
    assert told.parts_kept == set(names[: names.index("dossiers")])
    assert told.dossiers_kept == 0
    assert any(line.startswith("Cán bộ, tài khoản: ") for line in told.before)


def test_the_second_start_did_the_rest_of_what_the_first_began(told: Told) -> None:
    done = marks()
    assert set(done) == {name for name, _, _ in PARTS}
    wanted = as_mark(premises(dossiers=DOSSIERS))
    for mark in done.values():
        assert wanted.items() <= mark.items()
    assert not any(line.startswith("Cán bộ") for line in told.after)
    assert any(line.startswith(f"Hồ sơ: {DOSSIERS} (") for line in told.after)


def test_a_third_start_changes_nothing(told: Told) -> None:
    del told
    said: list[str] = []
    before = len(marks())
    prepare(as_of=AS_OF, echo=said.append)
    assert (said, len(marks())) == ([], before)


def test_what_stands_in_the_database_is_the_plan_and_the_ledger_holds(told: Told) -> None:
    del told
    plan = make_plan(premises(dossiers=DOSSIERS))
    stored = {state.code: state for state in dossiers.replayed_states()}
    assert set(stored) == {state.code for state in plan.states}
    for state in plan.states:
        assert stored[state.code].status is state.status
        assert stored[state.code].due_at == state.due_at
    report = verify()
    assert report.damage_count == 0
    assert report.events == len(plan.acts) + len(PARTS)


def test_the_counters_agree_with_the_events(told: Told) -> None:
    del told
    replayed = [fact for state in dossiers.replayed_states() if (fact := fact_of(state))]
    assert sorted(fact.code for fact in statistics.facts()) == sorted(f.code for f in replayed)
    period = indices.Period.parse("2026-10")
    fast = indices.board_of(period, AS_OF)
    slow = indices.board_of(period, AS_OF, indices.Source.EVENTS)
    for member in fast.members:
        assert indices.as_data(indices.unit_board(fast, member.code)) == indices.as_data(
            indices.unit_board(slow, member.code)
        )


def test_the_766_board_is_complete_and_believable(told: Told) -> None:
    del told
    for month in ("2026-09", "2026-10", "2026-11"):
        board = indices.board_of(indices.Period.parse(month), AS_OF)
        province, *others = (indices.unit_board(board, each.code) for each in board.members)
        assert province.complete
        assert all(each.complete for each in others)
        assert province.points is not None
        assert 60 <= province.points <= 80, month
        communes = {each.points for each in others if each.member.block == "commune"}
        assert len(communes) > 20


def test_entered_figures_say_that_they_are_simulated(told: Told) -> None:
    del told
    entered = statistics.entered_history(indices.INDEX_SET, limit=10_000)
    assert {each.metric_code for each in entered} == set(indices.ENTERED)
    assert all(each.simulated and each.source == "Dữ liệu mô phỏng" for each in entered)
    assert len({each.month for each in entered}) == 4
    assert dossiers.any_simulated()


def test_every_demo_account_signs_in_and_is_what_it_says(told: Told) -> None:
    del told
    found = accounts()
    roles = {post.role for account in found for post in account.roles}
    assert roles == {role.value for role in people.Role}
    for account in found:
        user = User.objects.get(username=account.username)
        assert user.check_password(DEMO_PASSWORD), account.username
        held = {(each.role.value, each.unit_code) for each in people.roles_of(user.pk, AS_OF)}
        assert held == {(post.role, post.unit_code) for post in account.roles if post.unit_code}
    unknown = User.objects.exclude(username__in=[account.username for account in found])
    assert unknown.count() > 500
    assert not any(user.has_usable_password() for user in unknown)


def test_every_acting_demo_account_finds_work_in_its_inbox(told: Told) -> None:
    del told
    acting = {"receiver", "case_officer", "head_of_unit", "clerk"}
    for account in accounts():
        wanted = {post.role for post in account.roles} & acting
        if wanted:
            user = User.objects.get(username=account.username)
            who = access.person(user.pk, AS_OF)
            mine = access.visible(who).filter(
                next_role__in=wanted, next_owner__in=["", access.ref_of_user(user.pk)]
            )
            assert mine.exists(), account.username


def test_the_demo_citizens_see_their_own_dossiers(told: Told) -> None:
    del told
    for account in accounts():
        if account.roles[0].role == people.Role.CITIZEN:
            user = User.objects.get(username=account.username)
            assert access.own(user.pk).count() >= 2


def test_the_introduction_names_accounts_that_are_there(told: Told) -> None:
    del told
    known = {account.username for account in accounts()}
    assert {username for username, _ in demo.FIRST_TO_TRY} <= known
    assert DEMO_PASSWORD in introduction()
    assert all(username in introduction() for username, _ in demo.FIRST_TO_TRY)
