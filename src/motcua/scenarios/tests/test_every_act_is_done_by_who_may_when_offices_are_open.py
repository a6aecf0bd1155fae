"""Officers act in their own units and roles, in office hours; else citizens and the system do."""

from collections.abc import Iterator
from datetime import timedelta

from motcua.cores.casework import MAY, Role, Step
from motcua.cores.casework import commands as c
from motcua.cores.clock import ZONE
from motcua.cores.clock.instants import day_of
from motcua.rooms.people.queries import Role as HeldRole
from motcua.scenarios.cast import Cast, Member
from motcua.scenarios.plan import shipped_calendar
from motcua.scenarios.planned import APPLICANT, PlannedAct
from motcua.scenarios.tests.premises import usual


def by_officers() -> Iterator[tuple[PlannedAct, Member]]:
    """Every act with the officer behind it."""
    _, plan = usual()
    for act in plan.acts:
        if act.signer is not None:
            yield act, act.signer


def test_whoever_acts_holds_the_role_in_the_unit() -> None:
    for act, member in by_officers():
        by = act.command.by
        assert by.ref == member.username
        assert (HeldRole(by.role.value), by.unit_code) in member.duties, act
        assert by.role in MAY[type(act.command)]


def test_receivers_act_where_the_dossier_was_received_and_others_where_it_is_settled() -> None:
    _, plan = usual()
    for act, _member in by_officers():
        state = plan.states[act.number]
        by = act.command.by
        wanted = state.receiving_unit if by.role is Role.RECEIVER else state.unit_code
        assert by.unit_code == wanted, act


def test_officers_act_only_while_their_office_is_open() -> None:
    calendar = shipped_calendar()
    for act, _member in by_officers():
        at = act.at.astimezone(ZONE)
        minute = at.hour * 60 + at.minute
        shifts = calendar.shifts_on(day_of(at.date()))
        assert any(s.opens_minute <= minute <= s.closes_minute for s in shifts), act


def test_everybody_else_is_the_applicant_or_the_system() -> None:
    _, plan = usual()
    others = [act for act in plan.acts if act.signer is None]
    assert others
    for act in others:
        by = act.command.by
        if by.role is Role.CITIZEN:
            assert by.ref == f"{APPLICANT}{plan.applicant_of[act.number]}"
        else:
            assert (by.role, by.ref) == (Role.SYSTEM, "system")


def test_nobody_signs_his_own_draft() -> None:
    _, plan = usual()
    drafted: dict[int, str] = {}
    signed = 0
    for act in plan.acts:
        if isinstance(act.command, c.Draft):
            drafted[act.number] = act.command.by.ref
        if isinstance(act.command, c.Sign):
            signed += 1
            assert drafted[act.number] != act.command.by.ref
    assert signed > 100


def test_a_dossier_is_settled_by_the_officer_it_was_given_to() -> None:
    _, plan = usual()
    given: dict[int, str] = {}
    for act in plan.acts:
        if isinstance(act.command, c.HandOver) and act.command.to_ref:
            given[act.number] = act.command.to_ref
        if isinstance(act.command, c.Draft):
            assert act.command.by.ref == given[act.number]
    assert {plan.states[number].step for number in given} & {Step.SETTLE, None}


def test_every_unit_has_somebody_for_every_step() -> None:
    first, plan = usual()
    for code in {each.unit_code for each in first.setup.competences}:
        for role in (HeldRole.HEAD_OF_UNIT, HeldRole.CASE_OFFICER, HeldRole.CLERK):
            assert plan.cast.holding(role, code), (code, role)
    for centre in (first.setup.departments["centre"], *first.setup.centres.values()):
        assert plan.cast.holding(HeldRole.RECEIVER, centre), centre


def test_user_names_and_numbers_are_given_once() -> None:
    _, plan = usual()
    names = [each.username for each in plan.cast.members] + _citizen_names(plan.cast)
    assert len(set(names)) == len(names)
    numbers = [each.party.number for each in plan.applicants]
    assert len(set(numbers)) == len(numbers)
    assert max(act.at for act in plan.acts) - min(act.at for act in plan.acts) > timedelta(days=80)


def _citizen_names(cast: Cast) -> list[str]:
    return [each.username for each in cast.citizens]
