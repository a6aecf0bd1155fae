"""A province loaded through the rooms' doors: who is there, what it offers, what it once was."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from motcua.cores.clock import CutoffRule, Limit
from motcua.rooms.catalogue.queries import (
    FeeSetBy,
    OnlineLevel,
    competent_unit,
    competent_units,
    obstacles,
    offer_for,
    publishable,
    search,
    version_on,
    versions_on,
)
from motcua.rooms.people.queries import (
    blocks,
    centre_of,
    successor_map,
    unit_on,
    units,
)
from motcua.scenarios.data.tests.cast import DAY, loaded
from motcua.scenarios.data.units import TWO_LEVELS_ON
from motcua.scenarios.provinces import ProvinceSetup

pytestmark = pytest.mark.django_db

HONG_GAI = "06685"


@pytest.fixture(scope="module")
def quang_ninh(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[ProvinceSetup]:
    """Quảng Ninh, loaded once for all these tests."""
    del django_db_setup  # asked for only so that there is a database
    with django_db_blocker.unblock(), transaction.atomic():
        yield loaded("22")
        transaction.set_rollback(True)


def test_quang_ninh_offers_at_least_150_procedures_that_somebody_settles(
    quang_ninh: ProvinceSetup,
) -> None:
    setup = quang_ninh
    offered = {
        line.code
        for unit in units(on=DAY)
        if unit.code in {setup.code, *setup.departments.values(), setup.communes[0]}
        or unit.code == setup.police[setup.communes[0]]
        for line in offer_for(unit.code, DAY)
    }
    assert len(offered) >= 150
    assert offered <= {code for code, row in versions_on(DAY).items() if publishable(row)}


def test_a_commune_centre_offers_what_the_commune_and_its_police_settle(
    quang_ninh: ProvinceSetup,
) -> None:
    setup = quang_ninh
    commune = setup.communes[0]
    centre = centre_of(commune, DAY)
    assert centre is not None
    assert centre.code == setup.centres[commune]
    at_centre = {line.code for line in offer_for(centre.code, DAY)}
    in_place = {line.code for line in offer_for(commune, DAY)}
    in_place |= {line.code for line in offer_for(setup.police[commune], DAY)}
    assert at_centre == in_place != set()


def test_each_procedure_is_settled_where_the_source_says(quang_ninh: ProvinceSetup) -> None:
    setup = quang_ninh
    (commune,) = [
        unit.code
        for unit in units(on=DAY)
        if unit.gso_code == HONG_GAI and unit.code in setup.communes
    ]
    expected = {
        "1.000656": commune,  # deaths: the commune
        "1.004222": setup.police[commune],  # residence: its police
        "1.012784": setup.departments["land_registry"],  # division of plots
        "2.001199": setup.departments["finance"],  # firms
        "1.010727": setup.code,  # environmental permits: the province
    }
    found = {code: competent_unit(code, gso_code=HONG_GAI, on=DAY) for code in expected}
    assert found == expected
    construction, zone_board = (setup.departments[slug] for slug in ("construction", "zone_board"))
    assert competent_units("1.013236", gso_code=HONG_GAI, on=DAY) == (construction, zone_board)


@pytest.mark.usefixtures("quang_ninh")
def test_boards_compare_54_communes_and_14_departments() -> None:
    found = blocks(DAY)
    assert found is not None
    assert found.province.name_vi == "Ủy ban nhân dân tỉnh Quảng Ninh"
    assert (len(found.communes), len(found.departments)) == (54, 14)


def test_before_july_2025_the_former_communes_stood_in_their_place(
    quang_ninh: ProvinceSetup,
) -> None:
    setup = quang_ninh
    eve = TWO_LEVELS_ON - timedelta(1)
    before = {unit.code for unit in units(on=eve)}
    after = {unit.code for unit in units(on=TWO_LEVELS_ON)}
    former = {unit.code for unit in setup.former}
    assert former <= before
    assert not former & after
    heirs = successor_map(TWO_LEVELS_ON)
    assert set(heirs) == former
    assert set(heirs.values()) <= set(setup.communes)
    assert successor_map(eve) == {}


def test_every_new_commune_took_over_from_somebody_or_went_on_unchanged(
    quang_ninh: ProvinceSetup,
) -> None:
    setup = quang_ninh
    heirs = {each.successor for each in setup.successions}
    unchanged = [code for code in setup.communes if unit_on(code, date(2020, 1, 1))]
    assert heirs | set(unchanged) == set(setup.communes)


@pytest.mark.usefixtures("quang_ninh")
def test_the_same_day_rows_have_their_cutoff_and_are_marked() -> None:
    for code in ("1.000656", "1.001193", "2.000635"):
        row = version_on(code, DAY)
        assert row is not None
        assert (row.limit, row.cutoff) == (Limit(0, "working_day"), CutoffRule(900))
        assert (row.limit_confirmed, row.confirmed, obstacles(row)) == (False, False, ())


@pytest.mark.usefixtures("quang_ninh")
def test_what_the_council_decides_is_not_free_of_charge() -> None:
    row = version_on("1.000656", DAY)
    assert row is not None
    assert [(fee.amount_vnd, fee.set_by, fee.confirmed) for fee in row.fees] == [
        (None, FeeSetBy.PROVINCIAL_COUNCIL, False)
    ]


@pytest.mark.usefixtures("quang_ninh")
def test_unknown_online_levels_stay_unknown() -> None:
    levels = [row.online_level for row in versions_on(DAY).values()]
    assert levels.count(OnlineLevel.UNKNOWN) == 212
    assert levels.count(OnlineLevel.FULL) == 6


@pytest.mark.usefixtures("quang_ninh")
def test_doubtful_rows_are_marked_and_still_shown() -> None:
    row = version_on("1.013225", DAY)
    assert row is not None
    assert "175/2024/NĐ-CP" in row.doubt
    assert not row.confirmed
    assert row.source["address"].startswith("https://dichvucong.gov.vn/")


@pytest.mark.usefixtures("quang_ninh")
def test_a_procedure_is_found_without_its_marks() -> None:
    found = [line.code for line in search("dang ky khai tu", on=DAY)]
    assert "1.000656" in found
