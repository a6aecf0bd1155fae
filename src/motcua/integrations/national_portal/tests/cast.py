"""A dossier as the portal sees it, and one in the house that goes through its life."""

from datetime import date, datetime, timedelta

from motcua.cores.casework import Actor, Role
from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.integrations.national_portal.messages import Whole
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

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
BIRTH, COMMUNE, CENTRE = "1.001193", "H49.101", "H49.101.1"
RECEIVER = Actor("user:1", Role.RECEIVER, CENTRE)
OFFICER = Actor("user:2", Role.CASE_OFFICER, COMMUNE)

WHOLE_DOSSIER = Whole(
    code="H49.101-260302-0001",
    procedure_code=BIRTH,
    procedure_name="Thủ tục đăng ký khai sinh",
    field_code="ho-tich",
    field_name="Hộ tịch",
    party_kind="citizen",
    party_number="022188001234",
    party_name="Nguyễn Thị Ngọc Ánh",
    email="",
    phone="0912345678",
    subject="",
    status=2,
    channel="online",
    unit_code=COMMUNE,
    unit_name="Ủy ban nhân dân phường Hồng Gai",
    filed_at=MONDAY,
    accepted_at=MONDAY + timedelta(hours=1),
    due_at=datetime(2026, 3, 9, 17, 0, tzinfo=ZONE),
    finished_at=None,
    returned_at=None,
)


def after(hours: float) -> datetime:
    """Some time later on Monday, or on a later day."""
    return MONDAY + timedelta(hours=hours)


def stand_up() -> User:
    """Units, the procedure and who settles it."""
    actor = User.objects.create_user("registrar", None, "Người ghi sổ")
    rows = [
        ("H49", Level.PROVINCE, "Ủy ban nhân dân tỉnh", "", "22"),
        (COMMUNE, Level.COMMUNE, "Ủy ban nhân dân phường Hồng Gai", "H49", "06685"),
        (CENTRE, Level.CENTRE, "Trung tâm phường Hồng Gai", COMMUNE, "06685"),
    ]
    units = [
        NewUnit(code=code, level=level, name_vi=name, parent_code=parent, gso_code=gso)
        for code, level, name, parent, gso in rows
    ]
    establish_many(units=units, actor=actor, at=MONDAY)
    version = NewVersion(
        name_vi="Thủ tục đăng ký khai sinh",
        valid_from=date(2025, 7, 1),
        online_level=OnlineLevel.FULL,
        channels=(Channel.COUNTER, Channel.ONLINE),
        limit_amount=5,
        limit_unit="working_day",
        limit_confirmed=True,
        papers=(NewPaper(name_vi="Tờ khai đăng ký khai sinh", originals=1, always=True),),
    )
    new = NewProcedure(
        code=BIRTH, field_vi="Hộ tịch", levels=(ServedLevel.COMMUNE,), version=version
    )
    publish_many(procedures=[new], actor=actor, at=MONDAY)
    competences = [Competence(COMMUNE, BIRTH, 0)]
    assign_many(competences=competences, from_on=date(2025, 7, 1), actor=actor, at=MONDAY)
    return actor


def paper() -> dossiers.PaperIn:
    """One small kept file."""
    kept = keep_file(b'{"to": "khai"}', "to-khai.json", at=MONDAY)
    return dossiers.PaperIn(
        position=1,
        name=kept.name,
        sha256=kept.sha256,
        size_bytes=kept.size_bytes,
        media_type=kept.media_type,
    )


def filed(actor: User) -> str:
    """A dossier filed online on Monday."""
    applicant = register_citizen(
        identity_number="022188001234",
        full_name="Nguyễn Thị Ngọc Ánh",
        phone="0912345678",
        actor=actor,
        at=MONDAY,
    )
    filing = dossiers.Filing(
        procedure_code=BIRTH,
        unit_code=COMMUNE,
        receiving_unit=CENTRE,
        channel="online",
        applicant_id=applicant,
        papers=(paper(),),
        subject="Khai sinh cho cháu",
    )
    return dossiers.file_dossier(actor=RECEIVER, at=MONDAY, filing=filing).code
