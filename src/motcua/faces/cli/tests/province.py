"""The small province of the command line's tests: one commune with its centre, one procedure."""

from datetime import date, datetime, timedelta

from motcua.cores.casework import Actor, Role
from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.rooms.catalogue.operations import (
    Competence,
    NewPaper,
    NewProcedure,
    NewVersion,
    assign_many,
    publish_many,
)
from motcua.rooms.catalogue.queries import Channel, OnlineLevel, ServedLevel
from motcua.rooms.documents.operations import keep_file
from motcua.rooms.dossiers import operations as dossiers
from motcua.rooms.people.operations import NewUnit, establish_many, register_citizen
from motcua.rooms.people.queries import Level

BIRTH, PROVINCE, COMMUNE, CENTRE = "1.001193", "H49", "H49.101", "H49.101.1"
NAME = "Nguyễn Thị Ngọc Ánh"
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
RECEIVER = Actor("user:1", Role.RECEIVER, CENTRE)


def stand_up() -> User:
    """Units, the procedure and who settles it; answers who entered them."""
    actor = User.objects.create_user("registrar", None, "Người ghi sổ")
    rows = [
        (PROVINCE, Level.PROVINCE, "Ủy ban nhân dân tỉnh", "", "22"),
        (COMMUNE, Level.COMMUNE, "Ủy ban nhân dân phường Hồng Gai", PROVINCE, "06685"),
        (CENTRE, Level.CENTRE, "Trung tâm phường Hồng Gai", COMMUNE, "06685"),
    ]
    units = [
        NewUnit(code=code, level=level, name_vi=name, parent_code=parent, gso_code=gso)
        for code, level, name, parent, gso in rows
    ]
    establish_many(units=units, actor=actor, at=MONDAY)
    publish_many(procedures=[_birth()], actor=actor, at=MONDAY)
    competences = [Competence(COMMUNE, BIRTH, 0)]
    assign_many(competences=competences, from_on=date(2025, 7, 1), actor=actor, at=MONDAY)
    return actor


def accepted(actor: User) -> str:
    """A dossier filed online and accepted an hour later."""
    code = filed(actor)
    dossiers.accept(actor=RECEIVER, at=MONDAY + timedelta(hours=1), code=code)
    return code


def filed(actor: User) -> str:
    """A dossier filed online on Monday."""
    applicant = register_citizen(
        identity_number="022188001234", full_name=NAME, actor=actor, at=MONDAY
    )
    scan = keep_file(b'{"to": "khai"}', "to-khai.json", at=MONDAY)
    paper = dossiers.PaperIn(
        position=1,
        name=scan.name,
        sha256=scan.sha256,
        size_bytes=scan.size_bytes,
        media_type=scan.media_type,
        digitised=True,
    )
    filing = dossiers.Filing(
        procedure_code=BIRTH,
        unit_code=COMMUNE,
        receiving_unit=CENTRE,
        channel="online",
        applicant_id=applicant,
        papers=(paper,),
        subject="Khai sinh cho cháu",
    )
    return dossiers.file_dossier(actor=RECEIVER, at=MONDAY, filing=filing).code


def _birth() -> NewProcedure:
    version = NewVersion(
        name_vi="Thủ tục đăng ký khai sinh",
        valid_from=date(2025, 7, 1),
        online_level=OnlineLevel.FULL,
        channels=(Channel.COUNTER, Channel.ONLINE),
        limit_amount=5,
        limit_unit="working_day",
        limit_confirmed=True,
        authorities=("Ủy ban nhân dân cấp xã",),
        sequence=("Nộp hồ sơ", "Giải quyết", "Trả kết quả"),
        performers=("Công dân",),
        papers=(NewPaper(name_vi="Tờ khai đăng ký khai sinh", originals=1, always=True),),
    )
    return NewProcedure(
        code=BIRTH, field_vi="Hộ tịch", levels=(ServedLevel.COMMUNE,), version=version
    )
