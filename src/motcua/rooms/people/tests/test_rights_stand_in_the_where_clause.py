"""Random people, roles, delegations and instants: the condition in SQL equals a plain rule."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import CharField, Q, Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from motcua.cores.casework import MAY, commands
from motcua.foundation.accounts.models import User
from motcua.rooms.people.access import (
    CAN,
    LOOK_BELOW,
    AccessScope,
    Action,
    assigned,
    holdings,
    own,
    roles_that,
)
from motcua.rooms.people.models import Party, Unit
from motcua.rooms.people.operations import (
    AssignmentOverlaps,
    DelegationOverlaps,
    NotTheirsToDelegate,
    appoint,
    delegate,
    merge_units,
    register_citizen,
)
from motcua.rooms.people.queries import OFFICIAL_ROLES, Role
from motcua.rooms.people.tests import cast

pytestmark = pytest.mark.django_db

UNITS = (
    cast.PROVINCE,
    cast.JUSTICE,
    cast.HEALTH,
    cast.HONG_GAI,
    cast.BAI_CHAY,
    cast.CENTRE,
)
PARENTS = {cast.CENTRE: cast.HONG_GAI} | dict.fromkeys(
    (cast.JUSTICE, cast.HEALTH, cast.HONG_GAI, cast.BAI_CHAY), cast.PROVINCE
)
PROCEDURES = (cast.BIRTH, cast.DEATH)
PEOPLE = ("an", "binh", "chi")
MERGED_ON = date(2026, 3, 5)


@dataclass(frozen=True)
class Post:
    """A drawn appointment, days counted from Monday."""

    who: int
    unit: str
    role: Role
    first: int
    days: int | None
    procedures: frozenset[str] | None

    def holds(self, day: int) -> bool:
        return self.first <= day and (self.days is None or day < self.first + self.days)


@dataclass(frozen=True)
class Loan:
    """A drawn delegation, hours counted from Monday."""

    principal: int
    deputy: int
    unit: str
    role: Role
    first: int
    hours: int

    def holds(self, hour: int) -> bool:
        return self.first <= hour < self.first + self.hours


ROLES = st.sampled_from([Role.CASE_OFFICER, Role.RECEIVER, Role.LEADER, Role.TECHNICAL_ADMIN])
LIMITS = st.none() | st.frozensets(st.sampled_from(PROCEDURES), min_size=1)
POSTS = st.builds(
    Post,
    who=st.integers(0, 2),
    unit=st.sampled_from(UNITS),
    role=ROLES,
    first=st.integers(-3, 5),
    days=st.none() | st.integers(1, 5),
    procedures=LIMITS,
)
LOANS = st.builds(
    Loan,
    principal=st.integers(0, 2),
    deputy=st.integers(0, 2),
    unit=st.sampled_from(UNITS),
    role=ROLES,
    first=st.integers(0, 120),
    hours=st.integers(1, 72),
)


def expected(
    posts: list[Post], loans: list[Loan], who: int, hour: int, roles: frozenset[Role]
) -> set[tuple[str, str]]:
    """The plain rule: (unit, procedure) pairs in ``who``'s hands at ``hour``."""
    day = (9 + hour) // 24  # Monday 09:00 is hour 0 of day 0
    pairs: set[tuple[str, str]] = set()
    for post in posts:
        lent = any(
            (loan.principal, loan.deputy, loan.unit, loan.role)
            == (post.who, who, post.unit, post.role)
            and loan.holds(hour)
            for loan in loans
        )
        if post.role in roles and post.holds(day) and (post.who == who or lent):
            for unit in UNITS:
                if unit == post.unit or (post.role in LOOK_BELOW and _below(unit, post.unit)):
                    pairs |= {(unit, code) for code in post.procedures or PROCEDURES}
    return pairs


def _below(unit: str, above: str) -> bool:
    while unit in PARENTS:
        unit = PARENTS[unit]
        if unit == above:
            return True
    return False


def seen(condition: Q) -> set[tuple[str, str]]:
    """Every unit and procedure that the condition lets through, asked of the database."""
    pairs: set[tuple[str, str]] = set()
    for code in PROCEDURES:
        rows = Unit.objects.annotate(procedure=Value(code, output_field=CharField()))
        pairs |= {(unit, code) for unit in rows.filter(condition).values_list("code", flat=True)}
    return pairs


@contextmanager
def rolled_back() -> Iterator[None]:
    """Everything inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _apply(posts: list[Post], loans: list[Loan]) -> tuple[list[User], list[Post], list[Loan]]:
    """Enters what the room accepts; answers the people and what was accepted."""
    actor = cast.stand_up_province()
    people = [cast.officer(name, actor) for name in PEOPLE]
    monday = cast.MONDAY.date()
    kept: list[Post] = []
    for post in posts:
        first = monday + timedelta(post.first)
        try:
            appoint(
                user_id=people[post.who].pk,
                unit_code=post.unit,
                role=post.role,
                from_on=first,
                until_on=None if post.days is None else first + timedelta(post.days),
                procedures=post.procedures,
                actor=actor,
                at=cast.MONDAY,
            )
        except AssignmentOverlaps:
            continue
        kept.append(post)
    lent: list[Loan] = []
    for loan in loans:
        try:
            delegate(
                principal_id=people[loan.principal].pk,
                deputy_id=people[loan.deputy].pk,
                unit_code=loan.unit,
                role=loan.role,
                from_at=cast.MONDAY + timedelta(hours=loan.first),
                until_at=cast.MONDAY + timedelta(hours=loan.first + loan.hours),
                reason="Nghỉ phép",
                actor=actor,
                at=cast.MONDAY,
            )
        except (DelegationOverlaps, NotTheirsToDelegate):
            continue
        lent.append(loan)
    return people, kept, lent


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    posts=st.lists(POSTS, min_size=1, max_size=6),
    loans=st.lists(LOANS, max_size=4),
    borrow=st.booleans(),
    who=st.integers(0, 2),
    hour=st.integers(-60, 200),
    roles=st.frozensets(st.sampled_from(sorted(OFFICIAL_ROLES)), min_size=6),
)
def test_the_condition_equals_the_plain_rule(
    posts: list[Post],
    loans: list[Loan],
    borrow: bool,
    who: int,
    hour: int,
    roles: frozenset[Role],
) -> None:
    if borrow:  # a loan that has a ground, for few drawn ones have
        one = posts[0]
        loans = [Loan(one.who, (one.who + 1) % 3, one.unit, one.role, max(hour, 0), 9), *loans]
    with rolled_back():
        people, kept, lent = _apply(posts, loans)
        at = cast.MONDAY + timedelta(hours=hour)
        condition = assigned(
            user_id=people[who].pk,
            at=at,
            roles=roles,
            unit_field="code",
            procedure_field="procedure",
        )
        plain = expected(kept, lent, who, hour, roles)
        assert seen(condition) == plain
        scope = holdings(people[who].pk, at)
        written = scope.where(roles, unit_field="code", procedure_field="procedure")
        assert seen(written) == plain
        assert _asked(scope, roles) == plain


def _asked(scope: AccessScope, roles: frozenset[Role]) -> set[tuple[str, str]]:
    """The same pairs, asked of the scope without the database."""
    return {
        (unit, code)
        for each in scope.holdings
        if each.role in roles
        for unit in each.reaches & set(UNITS)
        for code in each.procedures or PROCEDURES
    }


def test_an_officer_of_the_new_unit_reaches_dossiers_of_the_old_ones() -> None:
    actor = cast.stand_up_province()
    officer = cast.appointed("an", Role.CASE_OFFICER, cast.HONG_GAI, actor)
    leader = cast.appointed("bi", Role.LEADER, cast.PROVINCE, actor)
    merge_units(
        codes=[cast.BAI_CHAY], into=cast.HONG_GAI, on=MERGED_ON, actor=actor, at=cast.MONDAY
    )
    eve, day = _noon(MERGED_ON - timedelta(1)), _noon(MERGED_ON)
    assert _units(officer, eve) == {cast.HONG_GAI}
    assert _units(officer, day) == {cast.HONG_GAI, cast.BAI_CHAY}
    assert _units(leader, eve) == _units(leader, day) == set(UNITS)


def _noon(day: date) -> datetime:
    return datetime.combine(day, cast.MONDAY.timetz()).replace(hour=12)


def _units(user: User, at: datetime) -> set[str]:
    condition = assigned(
        user_id=user.pk,
        at=at,
        roles=roles_that(Action.READ_DOSSIER),
        unit_field="code",
        procedure_field="procedure",
    )
    scope = holdings(user.pk, at)
    written = scope.where(
        roles_that(Action.READ_DOSSIER), unit_field="code", procedure_field="procedure"
    )
    units = {unit for unit, _code in seen(condition)}
    assert {unit for unit, _code in seen(written)} == units
    return units


def test_a_list_stays_one_query_however_much_a_person_has(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    actor = cast.stand_up_province()
    officer = cast.officer("an", actor)
    for unit in UNITS:
        appoint(
            user_id=officer.pk,
            unit_code=unit,
            role=Role.CASE_OFFICER,
            from_on=cast.MONDAY.date(),
            procedures=[f"1.{number:06}" for number in range(200)],
            actor=actor,
            at=cast.MONDAY,
        )
    condition = assigned(
        user_id=officer.pk,
        at=cast.MONDAY,
        roles={Role.CASE_OFFICER},
        unit_field="code",
        procedure_field="procedure",
    )
    rows = Unit.objects.annotate(procedure=Value("1.000042", output_field=CharField()))
    with django_assert_num_queries(1):
        assert set(rows.filter(condition).values_list("code", flat=True)) == set(UNITS)
    with django_assert_num_queries(1):
        holdings(officer.pk, cast.MONDAY)


def test_somebody_without_any_role_sees_nothing() -> None:
    actor = cast.stand_up_province()
    assert _units(cast.officer("an", actor), cast.MONDAY) == set()


def test_the_technical_administrator_reads_no_dossiers() -> None:
    actor = cast.stand_up_province()
    operator = cast.appointed("an", Role.TECHNICAL_ADMIN, cast.PROVINCE, actor)
    assert _units(operator, cast.MONDAY) == set()


def test_taking_away_the_last_procedure_leaves_nothing_rather_than_all() -> None:
    actor = cast.stand_up_province()
    officer = cast.officer("an", actor)
    appoint(
        user_id=officer.pk,
        unit_code=cast.JUSTICE,
        role=Role.CASE_OFFICER,
        from_on=cast.LONG_AGO,
        procedures=[cast.BIRTH],
        actor=actor,
        at=cast.MONDAY,
    )
    officer.officer.assignments.get().procedures.all().delete()
    assert _units(officer, cast.MONDAY) == set()


def test_a_citizen_reaches_only_the_own_party() -> None:
    actor = cast.registrar()
    user = User.objects.create_user("minh", None, "Minh")
    mine = register_citizen(
        identity_number="022090000001",
        full_name="Vũ Quang Minh",
        user_id=user.pk,
        actor=actor,
        at=cast.MONDAY,
    )
    register_citizen(
        identity_number="022090000002", full_name="Người khác", actor=actor, at=cast.MONDAY
    )
    found = Party.objects.filter(own(user_id=user.pk, party_field=""))
    assert [each.pk for each in found] == [mine]


READ_ONLY = frozenset({Action.READ_DOSSIER, Action.READ_FIGURES})


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.SUPERVISOR])
def test_inspectors_and_the_front_only_read(role: Role) -> None:
    assert CAN[role] == READ_ONLY


def test_every_role_has_its_row_and_every_act_somebody_who_may() -> None:
    assert set(CAN) == set(Role)
    assert {action for actions in CAN.values() for action in actions} == set(Action)


@pytest.mark.parametrize(
    ("action", "command"),
    [
        (Action.FILE, commands.File),
        (Action.RECEIVE, commands.Accept),
        (Action.SIGN, commands.Sign),
        (Action.ISSUE, commands.Issue),
        (Action.RETURN_RESULT, commands.Return),
        (Action.COLLECT, commands.RecordPayment),
        (Action.RATE, commands.Rate),
    ],
)
def test_the_matrix_agrees_with_what_casework_lets_each_role_do(
    action: Action, command: type[commands.Command]
) -> None:
    people = {role.value for role in MAY[command]} - {"system"}
    assert {role.value for role in roles_that(action)} == people


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Action.RECEIVE, Action.SIGN),  # a receiver does not decide
        (Action.ISSUE, Action.SIGN),  # a clerk does not sign what it numbers
        (Action.OPERATE, Action.READ_DOSSIER),
        (Action.KEEP_PEOPLE, Action.READ_DOSSIER),
        (Action.RATE, Action.SETTLE),  # whoever settles never rates
    ],
)
def test_no_role_holds_both_keys(one: Action, other: Action) -> None:
    assert not roles_that(one) & roles_that(other)
