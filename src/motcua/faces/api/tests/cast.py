"""The fixed cast: a small province, one procedure, a receiver with a token, and what they send."""

import base64
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User, issue_token
from motcua.rooms.catalogue.operations import (
    Competence,
    NewPaper,
    NewProcedure,
    NewVersion,
    assign_many,
    publish_many,
)
from motcua.rooms.catalogue.queries import Channel, OnlineLevel, ServedLevel
from motcua.rooms.people.operations import NewUnit, appoint, enrol_officer, establish_many
from motcua.rooms.people.queries import Level, Role

BIRTH = "1.001193"
PROVINCE, COMMUNE, CENTRE, OTHER, OTHER_CENTRE = (
    "H49",
    "H49.101",
    "H49.101.1",
    "H49.102",
    "H49.102.1",
)
PLACE = "06685"
START = date(2025, 7, 1)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Accounts, and the bearer tokens of the receiver, of another place's, and of no role."""

    registrar: User
    receiver: User
    receiver_token: str
    other_token: str
    stranger_token: str


def stand_up() -> Cast:
    """Two communes with their centres, birth registration offered in both."""
    registrar = User.objects.create_user("registrar", None, "Người ghi sổ")
    establish_many(units=_units(), actor=registrar, at=MONDAY)
    publish_many(procedures=[_birth()], actor=registrar, at=MONDAY)
    competences = [Competence(unit, BIRTH, 0) for unit in (COMMUNE, OTHER)]
    assign_many(competences=competences, from_on=START, actor=registrar, at=MONDAY)
    receiver = officer("tiepnhan", Role.RECEIVER, CENTRE, registrar)
    other = officer("tiepnhan2", Role.RECEIVER, OTHER_CENTRE, registrar)
    stranger = User.objects.create_user("nguoila", None, "Không có vai trò")
    return Cast(
        registrar=registrar,
        receiver=receiver,
        receiver_token=issue_token(user=receiver, label="kết nối"),
        other_token=issue_token(user=other, label="kết nối"),
        stranger_token=issue_token(user=stranger, label="kết nối"),
    )


def officer(name: str, role: Role, unit_code: str, actor: User) -> User:
    """An officer who holds ``role`` in the unit for all its procedures."""
    user = User.objects.create_user(name, None, name)
    enrol_officer(user=user, full_name=name, position_vi="Chuyên viên", actor=actor, at=MONDAY)
    appoint(user_id=user.pk, unit_code=unit_code, role=role, from_on=START, actor=actor, at=MONDAY)
    return user


def body(**changes: Any) -> dict[str, Any]:
    """A good submission with two small papers, changed as asked (None: left out)."""
    told: dict[str, Any] = {
        "procedure_code": BIRTH,
        "unit_code": COMMUNE,
        "receiving_unit": CENTRE,
        "channel": "online",
        "applicant": {
            "kind": "citizen",
            "number": "022188001234",
            "name": "Nguyễn Thị Ngọc Ánh",
            "phone": "0912345678",
        },
        "papers": [paper(1, "to-khai.json", b'{"to": "khai"}'), paper(2, "chung-sinh.pdf", PDF)],
        "subject": "Đăng ký khai sinh",
        "population_data": True,
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}


def paper(position: int, name: str, content: bytes, **more: Any) -> dict[str, Any]:
    """One paper as it is sent."""
    encoded = base64.b64encode(content).decode()
    return {"position": position, "name": name, "content_base64": encoded, **more}


def _units() -> list[NewUnit]:
    rows = [
        (PROVINCE, Level.PROVINCE, "Ủy ban nhân dân tỉnh", "", "22"),
        (COMMUNE, Level.COMMUNE, "Ủy ban nhân dân phường Hồng Gai", PROVINCE, PLACE),
        (CENTRE, Level.CENTRE, "Trung tâm phường Hồng Gai", COMMUNE, PLACE),
        (OTHER, Level.COMMUNE, "Ủy ban nhân dân phường Bãi Cháy", PROVINCE, "06673"),
        (OTHER_CENTRE, Level.CENTRE, "Trung tâm phường Bãi Cháy", OTHER, "06673"),
    ]
    return [
        NewUnit(code=code, level=level, name_vi=name, parent_code=parent, gso_code=gso)
        for code, level, name, parent, gso in rows
    ]


def _birth() -> NewProcedure:
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
            NewPaper(name_vi="Giấy chứng sinh", originals=1, always=True),
        ),
    )
    return NewProcedure(
        code=BIRTH, field_vi="Hộ tịch", levels=(ServedLevel.COMMUNE,), version=version
    )
