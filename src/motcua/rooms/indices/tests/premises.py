"""A small province with everything a board must tell apart, on top of the fixed cast.

A department with an office below it, two communes of which one will be merged, an agency under a
ministry; procedures with and without fee, online and not, one that lacks a mandatory part.
"""

from datetime import date, timedelta
from typing import Any

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
from motcua.rooms.people.operations import NewUnit, establish_many, merge_units
from motcua.rooms.people.queries import Level
from tests.cast import (
    BIRTH,
    CENTRE,
    COMMUNE,
    JUSTICE,
    LICENCE,
    MONDAY,
    OTHER,
    OTHER_CENTRE,
    PROVINCE,
    START,
    Cast,
    stand_up,
)

DIVISION, AGENCY, HEIR, HEIR_CENTRE = "H49.4.1", "H49.22", "H49.103", "H49.103.1"
OFFLINE, PRICED, BARE = "1.000001", "1.000002", "1.000003"
FIRST_MERGER, SECOND_MERGER = date(2026, 9, 1), date(2026, 10, 1)
BEFORE = MONDAY - timedelta(days=200)


def extended() -> Cast:
    """The cast in its province; competences hold from the start."""
    cast = stand_up()
    registrar = cast.users["registrar"]
    units = [
        NewUnit(
            code=code, level=level, name_vi=name, parent_code=parent, gso_code=PROVINCE.strip("H")
        )
        for code, level, name, parent in (
            (DIVISION, Level.DIVISION, "Phòng Công chứng số 1", JUSTICE),
            (AGENCY, Level.CENTRAL_AGENCY, "Công an phường Hồng Gai", PROVINCE),
        )
    ]
    establish_many(units=units, actor=registrar, at=BEFORE)
    publish_many(procedures=_procedures(), actor=registrar, at=BEFORE)
    places = {
        COMMUNE: (OFFLINE, PRICED, BARE),
        OTHER: (OFFLINE, PRICED),
        JUSTICE: (PRICED,),
        DIVISION: (LICENCE, OFFLINE),
        AGENCY: (BIRTH, PRICED),
        PROVINCE: (PRICED,),
    }
    _assign(cast, places, START)
    return cast


def merge_first(cast: Cast) -> None:
    """One commune goes into the other, its centre into the other centre."""
    merge_units(
        codes=[OTHER],
        into=COMMUNE,
        below={OTHER_CENTRE: CENTRE},
        on=FIRST_MERGER,
        actor=cast.users["registrar"],
        at=BEFORE,
    )


def merge_second(cast: Cast) -> None:
    """The merged commune goes into a new one, which settles less than it did."""
    place: dict[str, Any] = {"gso_code": "06685", "established_on": SECOND_MERGER}
    heir = NewUnit(
        code=HEIR, level=Level.COMMUNE, name_vi="Phường Hạ Long", parent_code=PROVINCE, **place
    )
    centre = NewUnit(
        code=HEIR_CENTRE, level=Level.CENTRE, name_vi="Trung tâm Hạ Long", parent_code=HEIR, **place
    )
    merge_units(
        codes=[COMMUNE],
        into=heir,
        below={CENTRE: HEIR_CENTRE},
        establish=[centre],
        on=SECOND_MERGER,
        actor=cast.users["registrar"],
        at=BEFORE,
    )
    _assign(cast, {HEIR: (BIRTH, PRICED)}, SECOND_MERGER)


def _assign(cast: Cast, places: dict[str, tuple[str, ...]], from_on: date) -> None:
    assign_many(
        competences=[
            Competence(unit_code=unit, procedure_code=code)
            for unit, codes in places.items()
            for code in codes
        ],
        from_on=from_on,
        actor=cast.users["registrar"],
        at=BEFORE,
    )


def _procedures() -> list[NewProcedure]:
    common: dict[str, Any] = {
        "valid_from": START,
        "limit_amount": 3,
        "limit_unit": "working_day",
        "sequence": ("Nộp hồ sơ",),
        "performers": ("Công dân",),
        "papers": (NewPaper(name_vi="Tờ khai", originals=1, always=True),),
    }
    counter, both = (Channel.COUNTER,), (Channel.COUNTER, Channel.ONLINE)
    full: dict[str, Any] = {"authorities": ("Ủy ban nhân dân cấp xã",)}
    versions = {
        OFFLINE: NewVersion(
            name_vi="Xác nhận tình trạng hôn nhân",
            online_level=OnlineLevel.NONE,
            channels=counter,
            **common,
            **full,
        ),
        PRICED: NewVersion(
            name_vi="Chứng thực chữ ký",
            channels=both,
            fees=(NewFee(amount_vnd=None, set_by=FeeSetBy.PROVINCIAL_COUNCIL),),
            **common,
            **full,
        ),
        # Nobody says who decides: published, but not in full.
        BARE: NewVersion(
            name_vi="Cấp bản sao", online_level=OnlineLevel.PARTIAL, channels=both, **common
        ),
    }
    return [
        NewProcedure(code=code, field_vi="Hộ tịch", levels=(ServedLevel.COMMUNE,), version=version)
        for code, version in versions.items()
    ]
