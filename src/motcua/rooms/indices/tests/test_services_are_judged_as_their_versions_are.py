"""What one query says about every procedure is what its whole version says."""

from itertools import product
from typing import Any

import pytest

from motcua.foundation.accounts.models import User
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.catalogue.operations import NewFee, NewPaper, NewProcedure, NewVersion
from motcua.rooms.catalogue.operations import publish_many as publish
from motcua.rooms.catalogue.queries import Channel, FeeSetBy, OnlineLevel, ServedLevel, VersionRow
from tests.cast import MONDAY, START

pytestmark = pytest.mark.django_db

PAPER = NewPaper(name_vi="Tờ khai", originals=1)
FULL: dict[str, Any] = {
    "name_vi": "Thủ tục",
    "limit_amount": 5,
    "limit_unit": "working_day",
    "sequence": ("Nộp",),
    "performers": ("Công dân",),
    "authorities": ("Ủy ban nhân dân cấp xã",),
    "papers": (PAPER,),
    "channels": (Channel.COUNTER,),
}
LACKING: list[dict[str, Any]] = [
    {},
    {"limit_amount": None, "limit_unit": ""},
    {"sequence": ()},
    {"performers": ()},
    {"authorities": ()},
    {"papers": ()},
    {"papers_total": 7},
    {"channels": ()},
]
FEES = [
    (),
    (NewFee(amount_vnd=0, set_by=FeeSetBy.NATIONAL),),
    (NewFee(amount_vnd=8000, set_by=FeeSetBy.CIRCULAR),),
    (NewFee(amount_vnd=None, set_by=FeeSetBy.PROVINCIAL_COUNCIL),),
    (
        NewFee(amount_vnd=0, set_by=FeeSetBy.NATIONAL),
        NewFee(amount_vnd=1, set_by=FeeSetBy.CIRCULAR),
    ),
]
ONLINE = [
    {"online_level": level, "channels": channels}
    for level, channels in product(
        OnlineLevel, [(Channel.COUNTER,), (Channel.COUNTER, Channel.ONLINE)]
    )
]


@pytest.fixture
def versions() -> dict[str, VersionRow]:
    """Every kind of procedure, published."""
    kinds = [*LACKING, *({"fees": fees} for fees in FEES), *ONLINE]
    publish(
        procedures=[
            NewProcedure(
                code=f"1.{number:06}",
                field_vi="Hộ tịch",
                levels=(ServedLevel.COMMUNE,),
                version=NewVersion(valid_from=START, **{**FULL, **kind}),
            )
            for number, kind in enumerate(kinds)
        ],
        actor=User.objects.create_user("publisher", None, "Người công bố"),
        at=MONDAY,
    )
    return catalogue.versions_on(MONDAY.date())


def test_full_means_that_no_mandatory_part_is_missing(versions: dict[str, VersionRow]) -> None:
    services = catalogue.services_on(MONDAY.date())
    assert services.keys() == versions.keys()
    for code, version in versions.items():
        assert services[code].full is (not catalogue.missing_parts(version)), code
    assert {row.full for row in services.values()} == {True, False}


def test_priced_means_a_line_that_costs_or_may_cost(versions: dict[str, VersionRow]) -> None:
    for code, row in catalogue.services_on(MONDAY.date()).items():
        amounts = [fee.amount_vnd for fee in versions[code].fees]
        assert row.priced is any(amount is None or amount > 0 for amount in amounts), code


def test_online_means_offered_so_or_listed_where_the_level_is_unknown(
    versions: dict[str, VersionRow],
) -> None:
    for code, row in catalogue.services_on(MONDAY.date()).items():
        level, channels = versions[code].online_level, versions[code].channels
        known = level in {OnlineLevel.FULL, OnlineLevel.PARTIAL}
        listed = level is OnlineLevel.UNKNOWN and Channel.ONLINE in channels
        assert row.online is (known or listed), code


def test_before_they_are_in_force_there_are_none(versions: dict[str, VersionRow]) -> None:
    assert versions
    assert catalogue.services_on(START.replace(year=2024)) == {}
