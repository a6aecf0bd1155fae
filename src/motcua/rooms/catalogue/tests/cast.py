"""The fixed cast: two communes, a department, three procedures."""

from datetime import date, datetime

from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.rooms.catalogue.kinds import Channel, FeeSetBy, OnlineLevel, ServedLevel
from motcua.rooms.catalogue.operations import (
    NewFee,
    NewPaper,
    NewProcedure,
    NewVersion,
    publish_many,
)
from motcua.rooms.people.operations import NewUnit, establish_many
from motcua.rooms.people.queries import Level

BIRTH, DEATH, SPLIT = "1.001193", "1.000656", "1.012784"
PROVINCE, JUSTICE, HONG_GAI, BAI_CHAY = "H49", "H49.4", "H49.101", "H49.102"
CENTRE, PROVINCE_CENTRE = "H49.101.1", "H49.1"
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
TODAY = MONDAY.date()
START = date(2025, 7, 1)

COMPLETE = NewVersion(
    name_vi="Thủ tục đăng ký khai sinh",
    valid_from=START,
    online_level=OnlineLevel.FULL,
    channels=(Channel.COUNTER, Channel.ONLINE),
    limit_amount=5,
    limit_unit="working_day",
    limit_confirmed=True,
    authorities=("Ủy ban nhân dân cấp xã",),
    sequence=("Nộp hồ sơ", "Giải quyết", "Trả kết quả"),
    performers=("Công dân",),
    papers=(
        NewPaper(name_vi="Tờ khai đăng ký khai sinh", originals=1),
        NewPaper(name_vi="Giấy chứng sinh", originals=1, copies=2),
    ),
    fees=(NewFee(amount_vnd=8000, set_by=FeeSetBy.CIRCULAR, note="tính theo bản sao"),),
)


def registrar() -> User:
    """Whoever enters the facts in these tests."""
    return User.objects.create_user("registrar", None, "Người ghi sổ")


def procedure(code: str, version: NewVersion, *levels: ServedLevel) -> NewProcedure:
    """A procedure of civil status with that first version."""
    return NewProcedure(
        code=code,
        field_vi="Hộ tịch",
        levels=levels or (ServedLevel.COMMUNE,),
        version=version,
    )


def publish(actor: User, *procedures: NewProcedure) -> None:
    """Publishes the procedures on Monday."""
    publish_many(procedures=list(procedures), actor=actor, at=MONDAY)


def stand_up_units(actor: User) -> None:
    """A province with a department, two communes and two centres."""
    rows = [
        (PROVINCE, Level.PROVINCE, "Ủy ban nhân dân tỉnh", "", "22"),
        (JUSTICE, Level.DEPARTMENT, "Sở Tư pháp", PROVINCE, "22"),
        (PROVINCE_CENTRE, Level.CENTRE, "Trung tâm tỉnh", PROVINCE, "22"),
        (HONG_GAI, Level.COMMUNE, "Ủy ban nhân dân phường Hồng Gai", PROVINCE, "06685"),
        (BAI_CHAY, Level.COMMUNE, "Ủy ban nhân dân phường Bãi Cháy", PROVINCE, "06673"),
        (CENTRE, Level.CENTRE, "Trung tâm phường Hồng Gai", HONG_GAI, "06685"),
    ]
    units = [
        NewUnit(code=code, level=level, name_vi=name, parent_code=parent, gso_code=gso)
        for code, level, name, parent, gso in rows
    ]
    establish_many(units=units, actor=actor, at=MONDAY)
