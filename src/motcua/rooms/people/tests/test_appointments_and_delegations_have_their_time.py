"""Roles begin and end on their days, delegations at their instants and with their ground."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.foundation.accounts.models import User
from motcua.rooms.people.operations import (
    AssignmentOverlaps,
    DelegationBackdated,
    DelegationOverlaps,
    NoProcedures,
    NotTheirsToDelegate,
    OfficerUnknown,
    PeriodEmpty,
    ReasonMissing,
    RoleUnknown,
    UnitNotInForce,
    appoint,
    delegate,
    end_assignment,
    end_delegation,
)
from motcua.rooms.people.queries import Role, RoleInUnit, officers_of, roles_of
from motcua.rooms.people.tests import cast

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def _lent_for_a_month(actor: User) -> tuple[User, User]:
    """A head of unit who lends that role for thirty days from Monday, and the deputy."""
    head = cast.appointed("head", Role.HEAD_OF_UNIT, cast.JUSTICE, actor)
    deputy = cast.officer("deputy", actor)
    delegate(
        principal_id=head.pk,
        deputy_id=deputy.pk,
        unit_code=cast.JUSTICE,
        role=Role.HEAD_OF_UNIT,
        from_at=cast.MONDAY,
        until_at=cast.MONDAY + timedelta(days=30),
        reason="Nghỉ phép",
        actor=actor,
        at=cast.MONDAY,
    )
    return head, deputy


def test_a_role_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    actor = cast.stand_up_province()
    officer = cast.officer("an", actor)
    appoint(
        user_id=officer.pk,
        unit_code=cast.JUSTICE,
        role=Role.CLERK,
        from_on=date(2026, 3, 2),
        until_on=date(2026, 3, 4),
        actor=actor,
        at=cast.MONDAY,
    )
    held = [bool(roles_of(officer.pk, cast.MONDAY + timedelta(days=n))) for n in range(-1, 3)]
    assert held == [False, True, True, False]


def test_the_day_of_an_instant_is_the_day_in_vietnam() -> None:
    actor = cast.stand_up_province()
    officer = cast.officer("an", actor)
    appoint(
        user_id=officer.pk,
        unit_code=cast.JUSTICE,
        role=Role.CLERK,
        from_on=date(2026, 3, 2),
        actor=actor,
        at=cast.MONDAY,
    )
    midnight = cast.MONDAY.replace(hour=0)
    assert not roles_of(officer.pk, midnight - timedelta(seconds=1))
    assert roles_of(officer.pk, midnight)


def test_a_limit_to_procedures_is_part_of_the_role() -> None:
    actor = cast.stand_up_province()
    officer = cast.officer("an", actor)
    appoint(
        user_id=officer.pk,
        unit_code=cast.HONG_GAI,
        role=Role.CASE_OFFICER,
        from_on=cast.LONG_AGO,
        procedures=[cast.BIRTH, cast.DEATH, cast.BIRTH],
        actor=actor,
        at=cast.MONDAY,
    )
    assert roles_of(officer.pk, cast.MONDAY) == {
        RoleInUnit(Role.CASE_OFFICER, cast.HONG_GAI, frozenset({cast.BIRTH, cast.DEATH}))
    }


def test_the_same_role_twice_on_one_day_is_refused_by_the_database() -> None:
    actor = cast.stand_up_province()
    officer = cast.appointed("an", Role.CLERK, cast.JUSTICE, actor)
    with pytest.raises(AssignmentOverlaps):
        appoint(
            user_id=officer.pk,
            unit_code=cast.JUSTICE,
            role=Role.CLERK,
            from_on=date(2026, 1, 1),
            until_on=date(2026, 1, 2),
            actor=actor,
            at=cast.MONDAY,
        )


def test_another_role_unit_or_period_is_no_overlap() -> None:
    actor = cast.stand_up_province()
    officer = cast.appointed("an", Role.CLERK, cast.JUSTICE, actor)
    for unit_code, role in ((cast.HEALTH, Role.CLERK), (cast.JUSTICE, Role.FINANCE)):
        appoint(
            user_id=officer.pk,
            unit_code=unit_code,
            role=role,
            from_on=cast.LONG_AGO,
            actor=actor,
            at=cast.MONDAY,
        )
    assert len(roles_of(officer.pk, cast.MONDAY)) == 3


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"role": Role.CITIZEN}, RoleUnknown),
        ({"role": "emperor"}, RoleUnknown),
        ({"procedures": []}, NoProcedures),
        ({"until_on": cast.LONG_AGO}, PeriodEmpty),
        ({"from_on": cast.LONG_AGO - timedelta(1)}, UnitNotInForce),
        ({"user_id": 0}, OfficerUnknown),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(
    changed: dict[str, object], refusal: type[Exception]
) -> None:
    actor = cast.stand_up_province()
    wish: dict[str, object] = {
        "user_id": cast.officer("an", actor).pk,
        "unit_code": cast.JUSTICE,
        "role": Role.CLERK,
        "from_on": cast.LONG_AGO,
    }
    with pytest.raises(refusal):
        appoint(**(wish | changed), actor=actor, at=cast.MONDAY)  # type: ignore[arg-type]  # wrong on purpose


def test_a_deputy_acts_for_the_principal_only_while_it_lasts() -> None:
    actor = cast.stand_up_province()
    head = cast.appointed("head", Role.HEAD_OF_UNIT, cast.JUSTICE, actor)
    deputy = cast.officer("deputy", actor)
    delegate(
        principal_id=head.pk,
        deputy_id=deputy.pk,
        unit_code=cast.JUSTICE,
        role=Role.HEAD_OF_UNIT,
        from_at=cast.MONDAY + HOUR,
        until_at=cast.MONDAY + 3 * HOUR,
        reason="Đi công tác",
        actor=actor,
        at=cast.MONDAY,
    )
    lent = RoleInUnit(Role.HEAD_OF_UNIT, cast.JUSTICE, None, head.pk)
    seen = [roles_of(deputy.pk, cast.MONDAY + n * HOUR) for n in range(4)]
    assert seen == [frozenset(), {lent}, {lent}, frozenset()]


def test_a_deputy_gets_the_one_role_in_the_one_unit_that_was_lent() -> None:
    actor = cast.stand_up_province()
    head, deputy = _lent_for_a_month(actor)
    for unit_code, role in ((cast.HEALTH, Role.HEAD_OF_UNIT), (cast.JUSTICE, Role.CLERK)):
        appoint(
            user_id=head.pk,
            unit_code=unit_code,
            role=role,
            from_on=cast.LONG_AGO,
            actor=actor,
            at=cast.MONDAY,
        )
    lent = RoleInUnit(Role.HEAD_OF_UNIT, cast.JUSTICE, None, head.pk)
    assert roles_of(deputy.pk, cast.MONDAY) == {lent}
    assert len(roles_of(head.pk, cast.MONDAY)) == 3


def test_a_delegation_lapses_with_the_principals_own_assignment() -> None:
    actor = cast.stand_up_province()
    head, deputy = _lent_for_a_month(actor)
    assignment = head.officer.assignments.get()
    end_assignment(
        assignment_id=assignment.pk, until_on=date(2026, 3, 10), actor=actor, at=cast.MONDAY
    )
    assert roles_of(deputy.pk, cast.MONDAY + timedelta(days=7))
    assert not roles_of(deputy.pk, cast.MONDAY + timedelta(days=8))


def test_what_was_lent_cannot_be_passed_on() -> None:
    actor = cast.stand_up_province()
    _head, deputy = _lent_for_a_month(actor)
    third = cast.officer("third", actor)
    with pytest.raises(NotTheirsToDelegate):
        delegate(
            principal_id=deputy.pk,
            deputy_id=third.pk,
            unit_code=cast.JUSTICE,
            role=Role.HEAD_OF_UNIT,
            from_at=cast.MONDAY + HOUR,
            until_at=cast.MONDAY + 2 * HOUR,
            reason="Đi công tác",
            actor=actor,
            at=cast.MONDAY,
        )


def test_a_delegation_taken_back_ends_at_that_instant() -> None:
    actor = cast.stand_up_province()
    head, deputy = _lent_for_a_month(actor)
    delegation = head.officer.lent.get()
    noon = cast.MONDAY + 3 * HOUR
    end_delegation(delegation_id=delegation.pk, actor=actor, at=noon)
    assert roles_of(deputy.pk, noon - timedelta(seconds=1))
    assert not roles_of(deputy.pk, noon)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"from_at": cast.MONDAY - HOUR}, DelegationBackdated),
        ({"until_at": cast.MONDAY}, PeriodEmpty),
        ({"reason": "  "}, ReasonMissing),
        ({"role": Role.LEADER}, NotTheirsToDelegate),
        ({"unit_code": cast.HEALTH}, NotTheirsToDelegate),
        ({"deputy_id": 0}, OfficerUnknown),
    ],
)
def test_a_delegation_without_ground_is_refused(
    changed: dict[str, object], refusal: type[Exception]
) -> None:
    actor = cast.stand_up_province()
    wish: dict[str, object] = {
        "principal_id": cast.appointed("head", Role.HEAD_OF_UNIT, cast.JUSTICE, actor).pk,
        "deputy_id": cast.officer("deputy", actor).pk,
        "unit_code": cast.JUSTICE,
        "role": Role.HEAD_OF_UNIT,
        "from_at": cast.MONDAY,
        "until_at": cast.MONDAY + HOUR,
        "reason": "Nghỉ phép",
    }
    with pytest.raises(refusal):
        delegate(**(wish | changed), actor=actor, at=cast.MONDAY)  # type: ignore[arg-type]  # wrong on purpose


def test_nobody_deputises_for_oneself_or_twice_at_once() -> None:
    actor = cast.stand_up_province()
    head, deputy = _lent_for_a_month(actor)
    for deputy_id in (head.pk, deputy.pk):
        with pytest.raises(DelegationOverlaps):
            delegate(
                principal_id=head.pk,
                deputy_id=deputy_id,
                unit_code=cast.JUSTICE,
                role=Role.HEAD_OF_UNIT,
                from_at=cast.MONDAY + HOUR,
                until_at=cast.MONDAY + 2 * HOUR,
                reason="Nghỉ phép",
                actor=actor,
                at=cast.MONDAY,
            )


def test_officers_of_a_unit_are_listed_by_name() -> None:
    actor = cast.stand_up_province()
    for name in ("Đỗ Văn Em", "Dương Thị Ba", "Ân Văn Tư"):
        cast.appointed(name, Role.CLERK, cast.JUSTICE, actor)
    listed = officers_of(cast.JUSTICE, Role.CLERK, cast.MONDAY.date())
    assert [row.full_name for row in listed] == ["Ân Văn Tư", "Dương Thị Ba", "Đỗ Văn Em"]


def test_all_roles_are_read_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    actor = cast.stand_up_province()
    _head, deputy = _lent_for_a_month(actor)
    for role in (Role.CLERK, Role.FINANCE, Role.RECEIVER):
        appoint(
            user_id=deputy.pk,
            unit_code=cast.HEALTH,
            role=role,
            from_on=cast.LONG_AGO,
            procedures=[cast.BIRTH, cast.DEATH],
            actor=actor,
            at=cast.MONDAY,
        )
    with django_assert_num_queries(1):
        assert len(roles_of(deputy.pk, cast.MONDAY)) == 4
