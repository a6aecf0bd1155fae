"""Every one of the 34 provinces has a setup of its own, and none speaks of another."""

import re
from collections import Counter

import pytest

from motcua.rooms.people.operations import NewUnit
from motcua.rooms.people.queries import Level, SuccessionKind
from motcua.scenarios.data.reading import provinces
from motcua.scenarios.provinces import ProvinceSetup, ProvinceUnknown, province_setup

QUANG_NINH = "22"


def test_there_are_34_provinces_with_codes_of_their_own() -> None:
    assert len(provinces()) == 34
    assert len({facts.code for facts in provinces().values()}) == 34


def test_all_communes_of_the_country_are_there() -> None:
    setups = [province_setup(code) for code in provinces()]
    assert sum(len(setup.communes) for setup in setups) == 3321
    assert len({unit.gso_code for setup in setups for unit in setup.units}) == 3321 + 34


@pytest.mark.parametrize("gso_code", sorted(provinces()))
def test_a_setup_is_whole(gso_code: str) -> None:
    setup = province_setup(gso_code)
    codes = [unit.code for unit in (*setup.units, *setup.former)]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z]\d{2}(\.\d{1,3})*", code) for code in codes)
    assert {unit.parent_code for unit in setup.units} - {""} <= set(codes)
    assert [unit.code for unit in setup.units if unit.code_confirmed] == [setup.code]
    assert set(setup.centres) == set(setup.police) == set(setup.communes)
    assert {each.unit_code for each in setup.competences} <= set(codes)


@pytest.mark.parametrize("gso_code", ["01", "52", "79"])
def test_no_other_province_speaks_of_quang_ninh(gso_code: str) -> None:
    said = repr(province_setup(gso_code))
    assert "Quảng Ninh" not in said
    assert "Quang Ninh" not in said
    assert "H49" not in said


def test_quang_ninh_would_be_found_where_it_is() -> None:
    said = repr(province_setup(QUANG_NINH))
    assert "Quảng Ninh" in said
    assert "H49" in said


@pytest.mark.parametrize(
    ("gso_code", "name", "office"),
    [
        ("22", "tỉnh Quảng Ninh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("31", "thành phố Hải Phòng", "Văn phòng Ủy ban nhân dân thành phố"),
        ("79", "Thành phố Hồ Chí Minh", "Văn phòng Ủy ban nhân dân thành phố"),
    ],
)
def test_cities_and_provinces_are_called_what_they_are(
    gso_code: str, name: str, office: str
) -> None:
    setup = province_setup(gso_code)
    names = {unit.code: unit.name_vi for unit in setup.units}
    assert setup.name_vi == name
    assert names[setup.code] == f"Ủy ban nhân dân {name}"
    assert names[setup.departments["office"]] == office


def test_the_same_province_is_the_same_every_time() -> None:
    assert province_setup("22") == province_setup(22)
    assert province_setup(1) == province_setup("01")


@pytest.mark.parametrize("gso_code", ["99", "H49", "", "2"])
def test_a_code_that_is_no_province_is_refused(gso_code: str) -> None:
    with pytest.raises(ProvinceUnknown):
        province_setup(gso_code)


def test_names_of_units_are_written_as_officials_write_them() -> None:
    setup = province_setup(QUANG_NINH)
    by_place = {(unit.level, unit.gso_code): unit for unit in setup.units}
    commune = by_place[Level.COMMUNE, "06685"]
    assert (commune.name_vi, commune.name_en) == (
        "Ủy ban nhân dân phường Hồng Gai",
        "People's Committee of Hong Gai Ward",
    )
    centre = by_place[Level.CENTRE, "07192"]
    assert centre.name_vi == "Trung tâm Phục vụ hành chính công đặc khu Cô Tô"


def test_quang_ninh_has_54_communes_of_three_kinds() -> None:
    setup = province_setup(QUANG_NINH)
    kinds = Counter(
        unit.name_vi.removeprefix("Ủy ban nhân dân ").split()[0]
        for unit in setup.units
        if unit.level == Level.COMMUNE
    )
    assert kinds == {"phường": 30, "xã": 22, "đặc": 2}


def test_every_commune_but_one_was_formed_in_july_2025() -> None:
    setup = province_setup(QUANG_NINH)
    old = [
        unit.name_vi
        for unit in setup.units
        if unit.level == Level.COMMUNE and unit.established_on is None
    ]
    assert old == ["Ủy ban nhân dân xã Cái Chiên"]


def test_a_divided_commune_goes_mainly_to_the_one_of_its_name() -> None:
    setup = province_setup(QUANG_NINH)
    hai_lang = _former(setup, "xã Hải Lạng")
    heirs = [each for each in setup.successions if each.predecessor == hai_lang.code]
    assert {each.kind for each in heirs} == {SuccessionKind.SPLIT}
    assert not any(each.confirmed for each in heirs)
    (main,) = [each.successor for each in heirs if each.is_main]
    names = {unit.code: unit.name_vi for unit in setup.units}
    assert names[main] == hai_lang.name_vi


def test_a_commune_merged_whole_has_one_successor() -> None:
    setup = province_setup(QUANG_NINH)
    bach_dang = _former(setup, "phường Bạch Đằng")
    (only,) = [each for each in setup.successions if each.predecessor == bach_dang.code]
    assert (only.kind, only.is_main, only.confirmed) == (SuccessionKind.MERGED, True, True)


def _former(setup: ProvinceSetup, place: str) -> NewUnit:
    (unit,) = [each for each in setup.former if each.name_vi == f"Ủy ban nhân dân {place}"]
    return unit
