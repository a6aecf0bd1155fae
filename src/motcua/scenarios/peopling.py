"""Fills a province with its people: accounts, officers with their posts, applicants."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.contrib.auth.hashers import make_password

from motcua.foundation.accounts.models import User
from motcua.rooms.people import operations as people
from motcua.scenarios.cast import DEMO_PASSWORD, Cast, Member, cast_of
from motcua.scenarios.data.units import TWO_LEVELS_ON
from motcua.scenarios.driver import Crew
from motcua.scenarios.plan import Premises, population_of

REGISTRAR, REGISTRAR_NAME = "khoitao", "Khởi tạo dữ liệu mô phỏng"


@dataclass
class Staff:
    """The people of one load. ``at``: the instant under which setting up is recorded."""

    premises: Premises
    at: datetime

    @cached_property
    def cast(self) -> Cast:
        """The officers as planned."""
        return cast_of(self.premises.setup, self.premises.seed)

    @cached_property
    def registrar(self) -> User:
        """The account that sets everything up; it has no password and no role."""
        found = User.objects.filter(username=REGISTRAR).first()
        return found or User.objects.create_user(REGISTRAR, None, REGISTRAR_NAME)


def users_named(names: Iterable[str]) -> dict[str, User]:
    """Accounts by user name."""
    return {user.username: user for user in User.objects.filter(username__in=list(names))}


def enrol_everybody(staff: Staff) -> int:
    """Accounts first, all at once; then every officer is enrolled and appointed."""
    members, citizens = staff.cast.members, staff.cast.citizens
    none, known = make_password(None), make_password(DEMO_PASSWORD)
    accounts = [
        _account(each.username, each.name, known if each.demo else none) for each in members
    ]
    accounts += [_account(each.username, each.party.name, known) for each in citizens]
    User.objects.bulk_create(accounts)
    users = users_named(each.username for each in members)
    for member in members:
        _appoint(staff, member, users[member.username])
    return len(members)


def _account(username: str, name: str, password: str) -> User:
    return User(username=username, display_name=name, password=password)


def _appoint(staff: Staff, member: Member, user: User) -> None:
    people.enrol_officer(
        user=user,
        full_name=member.name,
        position_vi=member.position,
        phone=member.phone,
        actor=staff.registrar,
        at=staff.at,
    )
    for role, unit_code in member.duties:
        people.appoint(
            user_id=user.pk,
            unit_code=unit_code,
            role=role,
            from_on=TWO_LEVELS_ON,
            actor=staff.registrar,
            at=staff.at,
        )


def register_applicants(staff: Staff) -> list[int]:
    """Parties of all applicants, by their place; those already there are found again."""
    found = population_of(staff.premises, staff.cast)
    users = users_named(each.username for each in found if each.username)
    parties = [
        replace(each.party, user_id=users[each.username].pk) if each.username else each.party
        for each in found
    ]
    return people.register_parties(parties=parties, actor=staff.registrar, at=staff.at)


def crew_of(staff: Staff) -> Crew:
    """The real accounts and parties of the plan's people."""
    users = users_named(member.username for member in staff.cast.members)
    return Crew(users, register_applicants(staff))
