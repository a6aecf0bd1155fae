"""The pure mapping: names as the guide has them, each of the ten statuses, nothing invented."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from motcua.cores.casework import Status
from motcua.cores.casework.events import KINDS
from motcua.integrations.national_portal.messages import (
    PROGRESS,
    STEPS,
    UNTOLD,
    WHOLE,
    Attachment,
    Step,
    Supplement,
    stamp,
    step_message,
    whole_message,
)
from motcua.integrations.national_portal.tests.cast import MONDAY, WHOLE_DOSSIER, after
from motcua.integrations.national_portal.twin import REQUIRED

FULL = replace(
    WHOLE_DOSSIER,
    fee_vnd=8000,
    result_number="12/KS",
    attachments=(Attachment(position=1, name="to-khai.json", sha256="0" * 64),),
    supplements=(
        Supplement(
            number="H49.101-260302-0001-3",
            asked_by="Trung tâm",
            asked_at=after(2),
            content="Thiếu giấy chứng sinh",
            supplied_at=after(4),
            due_before=after(100),
            due_after=after(104),
        ),
    ),
)
STEP = Step(
    code=WHOLE_DOSSIER.code,
    kind="accepted",
    at=MONDAY,
    status=2,
    by="Nguyễn Văn An",
    unit_name="Trung tâm",
    due_at=after(100),
)


@pytest.fixture(scope="module")
def names() -> Any:
    """Names of services and fields as the reference has them."""
    named = os.environ.get("MOTCUA_REFERENCE")
    root = Path(named) if named else Path(__file__).resolve().parents[6] / "shared" / "reference"
    file = root.parent / "domain" / "national_portal_names.json"
    if not file.is_file():
        pytest.skip("MOTCUA_REFERENCE: national_portal_names.json is not here")
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("status", list(Status))
def test_each_status_keeps_the_portals_number(status: Status) -> None:
    told = whole_message(replace(WHOLE_DOSSIER, status=int(status)))
    assert told["TrangThaiHoSo"] == str(int(status))
    assert step_message(replace(STEP, status=int(status)))["TrangThai"] == str(int(status))


def test_every_event_is_told_or_known_to_be_untold() -> None:
    assert set(STEPS) | UNTOLD == set(KINDS)
    assert not set(STEPS) & UNTOLD


def test_what_the_portal_requires_is_there() -> None:
    assert set(REQUIRED[WHOLE]) <= set(whole_message(WHOLE_DOSSIER))
    assert set(REQUIRED[PROGRESS]) <= set(step_message(STEP))


def test_values_are_texts_and_lists_of_texts() -> None:
    told = whole_message(FULL)
    for name, value in told.items():
        items = value if isinstance(value, list) else [{name: value}]
        for item in items:
            assert all(isinstance(each, str | list) for each in item.values()), name
    assert told["NgayTiepNhan"] == "20260302100000"
    assert told["NgayTra"] == ""
    assert told["DanhSachLePhi"][0]["Gia"] == "8000"
    supplement = told["DanhSachHoSoBoSung"][0]
    assert (supplement["NgayBoSung"], supplement["TrangThaiBoSung"]) == ("20260302110000", "1")


def test_a_dossier_without_a_subject_is_named_by_its_procedure() -> None:
    assert whole_message(WHOLE_DOSSIER)["TrichYeuHoSo"] == "Thủ tục đăng ký khai sinh"
    assert whole_message(replace(WHOLE_DOSSIER, subject="x"))["TrichYeuHoSo"] == "x"


def test_an_instant_is_vietnams_whatever_zone_it_came_in() -> None:
    assert stamp(MONDAY) == "20260302090000"
    assert stamp(None) == ""


@pytest.mark.reference
def test_every_name_is_one_of_the_guide(names: Any) -> None:
    whole = names["DongBoHoSoMC.data[]"]
    lists = whole["lists"]
    known = {*whole["required"], *whole["optional"], *lists}
    told = whole_message(FULL)
    assert set(told) <= known
    assert set(whole["required"]) == set(REQUIRED[WHOLE])
    for name in lists:
        for item in told[name]:
            assert set(item) <= set(lists[name]), name
    progress = names["CapNhatTienDoHoSoMC.data[]"]
    assert set(progress["required"]) == set(REQUIRED[PROGRESS])
    assert set(step_message(STEP)) <= {*progress["required"], *progress["optional"]}
    assert {WHOLE, PROGRESS} == set(names["dvcqg_services"]["integrate(write)"])


@pytest.mark.reference
def test_statuses_and_channels_are_those_of_the_portal(names: Any) -> None:
    assert set(names["dossier_status_dvcqg"]) == {str(int(status)) for status in Status}
    assert set(names["KENH"]) == {"1", "2", "3"}
