"""The fixed cast: one small province, one person who enters, and instants to act at."""

from datetime import date, datetime

from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.rooms.people.operations import NewUnit, establish_many
from motcua.rooms.people.queries import Level
from motcua.rooms.worktime.operations import Ground

PROVINCE, COMMUNE, OTHER = "H49", "H49.101", "H49.102"
CENTRE = "H49.101.1"
LONG_AGO = date(2025, 7, 1)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
GROUND = Ground(act="12/TB-UBND", reason="Hoán đổi ngày làm việc dịp lễ")


def at(written: str) -> datetime:
    """An instant in Vietnam out of ``2026-03-02 09:00``."""
    return datetime.fromisoformat(written).replace(tzinfo=ZONE)


def stand_up() -> User:
    """A province with two communes and a centre; answers who enters things."""
    actor = User.objects.create_user("quan-tri", None, "Quản trị nghiệp vụ")
    units = [
        NewUnit(code=PROVINCE, level=Level.PROVINCE, name_vi="Ủy ban nhân dân tỉnh"),
        _below(COMMUNE, Level.COMMUNE, "Ủy ban nhân dân phường Hồng Gai"),
        _below(OTHER, Level.COMMUNE, "Ủy ban nhân dân phường Bãi Cháy"),
        _below(CENTRE, Level.CENTRE, "Trung tâm Phục vụ hành chính công", COMMUNE),
    ]
    establish_many(units=units, actor=actor, at=MONDAY)
    return actor


def _below(code: str, level: Level, name: str, parent: str = PROVINCE) -> NewUnit:
    return NewUnit(
        code=code, level=level, name_vi=name, parent_code=parent, established_on=LONG_AGO
    )
