"""The fixed cast: one commune with its centre, one procedure, one citizen, one officer per role."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from motcua.cores.casework import Actor, Role
from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.rooms.catalogue.operations import (
    Competence,
    NewFee,
    NewPaper,
    NewProcedure,
    NewVersion,
    assign_many,
    publish_many,
)
from motcua.rooms.catalogue.queries import Channel, FeeSetBy, OnlineLevel, ServedLevel
from motcua.rooms.documents.operations import keep_file
from motcua.rooms.dossiers import access, operations
from motcua.rooms.people.operations import (
    NewUnit,
    appoint,
    enrol_officer,
    establish_many,
    register_citizen,
)
from motcua.rooms.people.queries import Level
from motcua.rooms.people.queries import Role as PeopleRole

PROVINCE, JUSTICE, COMMUNE, OTHER = "H49", "H49.4", "H49.101", "H49.102"
CENTRE, OTHER_CENTRE, PROVINCE_CENTRE = "H49.101.1", "H49.102.1", "H49.1"
BIRTH, LICENCE = "1.001193", "2.000635"
START = date(2025, 7, 1)
MONDAY = datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)
OFFICES = {
    "receiver": (Role.RECEIVER, CENTRE),
    "officer": (Role.CASE_OFFICER, COMMUNE),
    "head": (Role.HEAD_OF_UNIT, COMMUNE),
    "clerk": (Role.CLERK, COMMUNE),
}


@dataclass(frozen=True)
class Cast:
    """Everybody, by what they are."""

    users: dict[str, User]
    citizen_id: int

    def actor(self, name: str) -> Actor:
        """An officer of the commune as events name one."""
        role, unit_code = OFFICES[name]
        return Actor(access.ref_of_user(self.users[name].pk), role, unit_code)

    def hand(self, name: str) -> operations.Hand:
        """The officer as papers name one."""
        return operations.Hand(self.users[name], self.users[name].display_name, "Chuyên viên")

    @property
    def citizen(self) -> Actor:
        """The applicant."""
        return Actor(access.ref_of_party(self.citizen_id), Role.CITIZEN)


def stand_up() -> Cast:
    """Units, procedures, officers, and one citizen; Monday morning is five minutes away."""
    registrar = User.objects.create_user("registrar", None, "Người ghi sổ")
    before = MONDAY - timedelta(days=30)
    establish_many(units=_units(), actor=registrar, at=before)
    publish_many(procedures=_procedures(), actor=registrar, at=before)
    assign_many(
        competences=[
            Competence(unit_code=COMMUNE, procedure_code=BIRTH),
            Competence(unit_code=OTHER, procedure_code=BIRTH),
            Competence(unit_code=JUSTICE, procedure_code=LICENCE),
        ],
        from_on=START,
        actor=registrar,
        at=before,
    )
    users = {"registrar": registrar}
    for name, (role, unit_code) in OFFICES.items():
        users[name] = _officer(name, PeopleRole(role.value), unit_code, registrar, before)
    users["leader"] = _officer("leader", PeopleRole.LEADER, PROVINCE, registrar, before)
    users["reform"] = _officer("reform", PeopleRole.REFORM_OFFICE, PROVINCE, registrar, before)
    users["stranger"] = _officer("stranger", PeopleRole.RECEIVER, OTHER_CENTRE, registrar, before)
    citizen = register_citizen(
        identity_number="022099000123",
        full_name="Nguyễn Thị Hoa",
        phone="0900000123",
        address="Tổ 3, khu 5",
        actor=registrar,
        at=before,
    )
    return Cast(users, citizen)


def _officer(name: str, role: PeopleRole, unit: str, actor: User, at: datetime) -> User:
    user = User.objects.create_user(name, None, f"Trần Văn {name.capitalize()}")
    enrol_officer(
        user=user, full_name=user.display_name, position_vi="Chuyên viên", actor=actor, at=at
    )
    appoint(user_id=user.pk, unit_code=unit, role=role, from_on=START, actor=actor, at=at)
    return user


def _units() -> list[NewUnit]:
    rows = [
        (PROVINCE, Level.PROVINCE, "Ủy ban nhân dân tỉnh Quảng Ninh", "", "22"),
        (JUSTICE, Level.DEPARTMENT, "Sở Tư pháp", PROVINCE, "22"),
        (PROVINCE_CENTRE, Level.CENTRE, "Trung tâm Phục vụ hành chính công tỉnh", PROVINCE, "22"),
        (COMMUNE, Level.COMMUNE, "Ủy ban nhân dân phường Hồng Gai", PROVINCE, "06685"),
        (OTHER, Level.COMMUNE, "Ủy ban nhân dân phường Bãi Cháy", PROVINCE, "06673"),
        (CENTRE, Level.CENTRE, "Trung tâm Phục vụ hành chính công Hồng Gai", COMMUNE, "06685"),
        (OTHER_CENTRE, Level.CENTRE, "Trung tâm Phục vụ hành chính công Bãi Cháy", OTHER, "06673"),
    ]
    return [
        NewUnit(code=code, level=level, name_vi=name, parent_code=parent, gso_code=gso)
        for code, level, name, parent, gso in rows
    ]


def _procedures() -> list[NewProcedure]:
    version = NewVersion(
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
            NewPaper(name_vi="Tờ khai đăng ký khai sinh", originals=1, always=True),
            NewPaper(name_vi="Giấy chứng sinh", originals=1, copies=2),
        ),
        fees=(NewFee(amount_vnd=8000, set_by=FeeSetBy.CIRCULAR),),
    )
    return [
        NewProcedure(code=code, field_vi="Hộ tịch", levels=(ServedLevel.COMMUNE,), version=version)
        for code in (BIRTH, LICENCE)
    ]


PDF = b"%PDF-1.4\n%%EOF\n"


def paper(position: int, at: datetime = MONDAY) -> operations.PaperIn:
    """A small kept file for one requirement."""
    stored = keep_file(b"<x>%d</x>" % position, f"giay-to-{position}.xml", at=at)
    return operations.PaperIn(
        position=position,
        name=stored.name,
        sha256=stored.sha256,
        size_bytes=stored.size_bytes,
        media_type=stored.media_type,
        digitised=True,
    )


def filing_for(citizen_id: int, at: datetime) -> dict[str, Any]:
    """The arguments of one online filing by that citizen at an instant."""
    cast = Cast({}, citizen_id)
    return {"actor": cast.citizen, "at": at, "filing": filing(cast, channel="online")}


def filing(cast: Cast, *, channel: str = "counter", **changes: object) -> operations.Filing:
    """A birth registration at the commune's own centre."""
    values: dict[str, object] = {
        "procedure_code": BIRTH,
        "unit_code": COMMUNE,
        "receiving_unit": CENTRE,
        "channel": channel,
        "applicant_id": cast.citizen_id,
        "papers": (paper(1),),
        "subject": "Đăng ký khai sinh",
        **changes,
    }
    return operations.Filing(**values)  # type: ignore[arg-type]  # a test's shorthand
