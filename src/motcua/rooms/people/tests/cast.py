"""The fixed cast: one small province, a few officers, and instants to act at."""

from datetime import date, datetime

from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.rooms.people.operations import (
    NewUnit,
    appoint,
    enrol_officer,
    establish_many,
)
from motcua.rooms.people.queries import Level, Role

PROVINCE, JUSTICE, HEALTH = "H49", "H49.15", "H49.16"
HONG_GAI, BAI_CHAY = "H49.101", "H49.102"
CENTRE = "H49.101.1"
BIRTH, DEATH, MARRIAGE = "1.001193", "1.000656", "1.000894"

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
LONG_AGO = date(2025, 7, 1)


def province() -> list[NewUnit]:
    """A province with two departments, two communes, and a centre in one of them."""
    return [
        NewUnit(code=PROVINCE, level=Level.PROVINCE, name_vi="Ủy ban nhân dân tỉnh", gso_code="22"),
        _below(JUSTICE, Level.DEPARTMENT, "Sở Tư pháp", "22"),
        _below(HEALTH, Level.DEPARTMENT, "Sở Y tế", "22"),
        _below(HONG_GAI, Level.COMMUNE, "Ủy ban nhân dân phường Hồng Gai", "06685"),
        _below(BAI_CHAY, Level.COMMUNE, "Ủy ban nhân dân phường Bãi Cháy", "06673"),
        _below(
            CENTRE,
            Level.CENTRE,
            "Trung tâm Phục vụ hành chính công phường Hồng Gai",
            "06685",
            HONG_GAI,
        ),
    ]


def _below(code: str, level: Level, name: str, gso: str, parent: str = PROVINCE) -> NewUnit:
    return NewUnit(
        code=code,
        level=level,
        name_vi=name,
        parent_code=parent,
        gso_code=gso,
        established_on=LONG_AGO,
    )


def registrar() -> User:
    """Whoever enters the facts in these tests."""
    return User.objects.create_user("registrar", None, "Người ghi sổ")


def stand_up_province() -> User:
    """Establishes the province; answers the registrar."""
    actor = registrar()
    establish_many(units=province(), actor=actor, at=MONDAY)
    return actor


def officer(name: str, actor: User) -> User:
    """One more officer, with an account of that name and no role."""
    user = User.objects.create_user(name, None, name)
    enrol_officer(user=user, full_name=name, position_vi="Chuyên viên", actor=actor, at=MONDAY)
    return user


def appointed(name: str, role: Role, unit_code: str, actor: User) -> User:
    """An officer who has long held ``role`` in the unit, for all its procedures."""
    user = officer(name, actor)
    appoint(
        user_id=user.pk,
        unit_code=unit_code,
        role=role,
        from_on=LONG_AGO,
        actor=actor,
        at=MONDAY,
    )
    return user
